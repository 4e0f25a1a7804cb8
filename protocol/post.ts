import type { KeyObject } from 'node:crypto';
import {
  concat,
  equal,
  sized,
  utf8,
  type Bytes,
  type Bytes32,
  type CohortId,
  type EdPublicKey,
  type EdSignature,
  type Hash,
  type ThreadId,
  type XPublicKey,
} from './bytes.ts';
import { certificateHolds, type Certificate } from './certificate.ts';
import { edHolds, edSign, edVerifyingKey, type EdKeyPair } from './ed25519.ts';
import { ProtocolError } from './errors.ts';
import { sha256 } from './hash.ts';
import { LayoutReader, u32, u8 } from './layout.ts';
import type { Manifest } from './manifest.ts';
import { modulusLength, protocolVersion } from './rules.ts';

/** All posts are of this size, bytes. */
export const postLength = 4770;
export const headerLength = 178;
const ciphertextLength = 4112;
const signedLength = postLength - 64;

export type PostRole = 'member' | 'badge';

export type PostHeader = {
  version: number;
  cohort: CohortId;
  manifest: Hash;
  thread: ThreadId;
  author: EdPublicKey;
  /** The certificate's epoch; for a badge the epoch of sending. */
  epoch: number;
  sequence: number;
  role: PostRole;
  kem: XPublicKey;
  nonce: Bytes<24>;
};

export type Post = PostHeader & {
  /** SHA-256 of all 4,770 bytes. */
  id: Hash;
  ciphertext: Uint8Array;
  certificate: Certificate;
  signature: EdSignature;
  bytes: Uint8Array;
};

/** The thread that a pseudonym opens. */
export const threadOf = (opener: EdPublicKey): ThreadId => sized(sha256(opener), 32);

/** The thread of a badge's own statements. */
export const badgeThreadOf = (badge: EdPublicKey): ThreadId =>
  sized(sha256(utf8('badge'), badge), 32);

/** Whether this post opens its thread: its plaintext then begins with the thread's key. */
export const opensThread = (
  post: Pick<PostHeader, 'thread' | 'author' | 'sequence' | 'role'>,
): boolean =>
  post.sequence === 0 &&
  equal(post.thread, post.role === 'member' ? threadOf(post.author) : badgeThreadOf(post.author));

export function encodeHeader(header: PostHeader): Uint8Array {
  return concat(
    u8(header.version),
    header.cohort,
    header.manifest,
    header.thread,
    header.author,
    u32(header.epoch),
    u32(header.sequence),
    u8(header.role === 'member' ? 0 : 1),
    header.kem,
    header.nonce,
  );
}

/** Puts a post together and signs it over "KT1P" and all before the signature. A badge's certificate is zeros. */
export function signPost(
  author: EdKeyPair,
  header: PostHeader,
  ciphertext: Uint8Array,
  certificate: Certificate | null,
): Uint8Array {
  if (ciphertext.length !== ciphertextLength) throw new ProtocolError('length', 'ciphertext');
  if (!equal(author.publicKey, header.author)) throw new ProtocolError('signature', 'author');
  const body = concat(
    encodeHeader(header),
    ciphertext,
    certificate?.prefix ?? new Uint8Array(32),
    certificate?.signature ?? new Uint8Array(modulusLength),
  );
  return concat(body, edSign(author, concat(utf8('KT1P'), body)));
}

/** Reads the layout; nothing is believed yet. Throws ProtocolError 'length', 'version' or 'format'. */
export function decodePost(bytes: Uint8Array): Post {
  if (bytes.length !== postLength) throw new ProtocolError('length', 'post');
  const reader = new LayoutReader(bytes);
  const version = reader.u8();
  if (version !== protocolVersion) throw new ProtocolError('version', 'post');
  const cohort = reader.bytes<CohortId>(16);
  const manifest = reader.bytes<Hash>(32);
  const thread = reader.bytes<ThreadId>(32);
  const author = reader.bytes<EdPublicKey>(32);
  const epoch = reader.u32();
  const sequence = reader.u32();
  const roleNumber = reader.u8();
  if (roleNumber > 1) throw new ProtocolError('format', 'role');
  return {
    version,
    cohort,
    manifest,
    thread,
    author,
    epoch,
    sequence,
    role: roleNumber === 0 ? 'member' : 'badge',
    kem: reader.bytes<XPublicKey>(32),
    nonce: reader.bytes<Bytes<24>>(24),
    ciphertext: reader.bytes(ciphertextLength),
    certificate: {
      prefix: reader.bytes<Bytes32>(32),
      signature: reader.bytes<Bytes<384>>(modulusLength),
    },
    signature: reader.bytes<EdSignature>(64),
    id: sha256(bytes),
    bytes,
  };
}

/**
 * Checks cohort, manifest, signature, and a member's certificate. Whether a badge is in force, and order, rate and time, are for those
 * who know the history. `issuerKey` answers the key of an epoch. Throws ProtocolError.
 */
export function checkPost(
  manifest: Manifest,
  post: Post,
  issuerKey: (epoch: number) => KeyObject | undefined,
): void {
  checkSignature(manifest, post);
  checkCertificate(manifest, post, issuerKey);
}

/**
 * The first half of {@link checkPost}: that it is of this cohort, and signed by its author. About 0.2 ms. `key`: that author's, where it is kept ready.
 * Throws ProtocolError.
 */
export function checkSignature(
  manifest: Manifest,
  post: Post,
  key: KeyObject | null = edVerifyingKey(post.author),
): void {
  if (!equal(post.cohort, manifest.cohort)) throw new ProtocolError('cohort', 'post');
  if (!equal(post.manifest, manifest.hash)) throw new ProtocolError('manifest', 'post');
  const signed = concat(utf8('KT1P'), post.bytes.subarray(0, signedLength));
  if (!key || !edHolds(key, signed, post.signature)) throw new ProtocolError('signature', 'post');
}

/** The other half: that the issuer certified its author, where that is a member. The same for all posts of a pseudonym. About 0.1 ms. Throws ProtocolError. */
export function checkCertificate(
  manifest: Manifest,
  { role, author, epoch, certificate }: Post,
  issuerKey: (epoch: number) => KeyObject | undefined,
): void {
  if (role === 'badge') {
    const { prefix, signature } = certificate;
    if (prefix.some(Boolean) || signature.some(Boolean))
      throw new ProtocolError('certificate', 'badge');
    return;
  }
  const key = issuerKey(epoch);
  if (!key) throw new ProtocolError('epoch', 'post');
  if (!certificateHolds(key, manifest.cohort, epoch, author, certificate)) {
    throw new ProtocolError('certificate', 'post');
  }
}

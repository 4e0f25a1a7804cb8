import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import {
  sized,
  utf8,
  type Bytes32,
  type SharedKey,
  type XPublicKey,
  type XSecretKey,
} from './bytes.ts';
import type { Certificate } from './certificate.ts';
import { decodePlaintext, encodePlaintext, type ContentPart } from './content.ts';
import type { EdKeyPair } from './ed25519.ts';
import type { Environment } from './environment.ts';
import { ProtocolError } from './errors.ts';
import { derive } from './hash.ts';
import { hpkeOpen, hpkeSeal, xKeyPair, type XKeyPair } from './hpke.ts';
import type { Manifest } from './manifest.ts';
import {
  encodeHeader,
  headerLength,
  opensThread,
  signPost,
  type Post,
  type PostHeader,
  type PostRole,
} from './post.ts';
import { protocolVersion } from './rules.ts';
import type { ThreadId } from './bytes.ts';

const hpkeInfo = utf8('KT1 post');

/**
 * To whom a post is sealed: the holders of a shared key (`K_all`, a thread's key), or of one secret key: a badge's, the mentors' of an epoch,
 * the coordinator's.
 */
export type SealTo = { shared: SharedKey } | { holder: XPublicKey };

/** The key pair to which members seal what mentors alone shall read. */
export const mentorSealing = (kMentor: SharedKey): Promise<XKeyPair> =>
  xKeyPair(derive<Bytes32>(kMentor, 'mentor sealing'));

export type PostDraft = {
  author: EdKeyPair;
  role: PostRole;
  certificate: Certificate | null;
  thread: ThreadId;
  epoch: number;
  sequence: number;
  /** The thread's key, if the post opens the thread: it goes inside. */
  threadKey: SharedKey | null;
  part: ContentPart;
  to: SealTo;
};

/**
 * Seals and signs one post: 4,770 bytes that look the same whoever may open them. Done once; what is sent again is sent byte for byte.
 * XChaCha20-Poly1305 with a key derived from the shared one, or HPKE to a holder's key; the header is associated data.
 */
export async function sealPost(
  manifest: Manifest,
  environment: Environment,
  draft: PostDraft,
): Promise<Uint8Array> {
  const plaintext = encodePlaintext(draft.part, draft.threadKey);
  const header = (kem: XPublicKey): PostHeader => ({
    version: protocolVersion,
    cohort: manifest.cohort,
    manifest: manifest.hash,
    thread: draft.thread,
    author: draft.author.publicKey,
    epoch: draft.epoch,
    sequence: draft.sequence,
    role: draft.role,
    kem,
    nonce,
  });
  const nonce = sized<PostHeader['nonce']>(environment.random(24), 24);
  if (opensThread(header(sized(new Uint8Array(32), 32))) !== (draft.threadKey !== null)) {
    throw new ProtocolError('format', 'opening');
  }
  if ('holder' in draft.to) {
    const sealed = await hpkeSeal(
      draft.to.holder,
      hpkeInfo,
      (kem) => encodeHeader(header(kem)),
      plaintext,
    );
    return signPost(draft.author, header(sealed.kem), sealed.ciphertext, draft.certificate);
  }
  // A fresh public key whose secret is thrown away, so that this post does not differ from one sealed to a holder's key.
  const { publicKey } = await xKeyPair(sized<Bytes32>(environment.random(32), 32));
  const complete = header(publicKey);
  const ciphertext = xchacha20poly1305(
    postKey(draft.to.shared),
    nonce,
    encodeHeader(complete),
  ).encrypt(plaintext);
  return signPost(draft.author, complete, ciphertext, draft.certificate);
}

export type OpenedPost = { threadKey: SharedKey | null; part: ContentPart };

/** Opens a post with a shared key; `null` if the key does not fit. Throws ProtocolError where it fits and the inside is malformed. */
export function openShared(post: Post, key: SharedKey): OpenedPost | null {
  let plaintext: Uint8Array;
  try {
    const cipher = xchacha20poly1305(
      postKey(key),
      post.nonce,
      post.bytes.subarray(0, headerLength),
    );
    plaintext = cipher.decrypt(post.ciphertext);
  } catch {
    return null;
  }
  return decodePlaintext(plaintext, opensThread(post));
}

/** As `openShared`, for the secret key of a badge, of the mentors or of the coordinator. */
export async function openHeld(post: Post, secret: XSecretKey): Promise<OpenedPost | null> {
  let plaintext: Uint8Array;
  try {
    const header = post.bytes.subarray(0, headerLength);
    plaintext = await hpkeOpen(secret, hpkeInfo, header, {
      kem: post.kem,
      ciphertext: post.ciphertext,
    });
  } catch {
    return null;
  }
  return decodePlaintext(plaintext, opensThread(post));
}

/** One key opens many posts. Kept no longer than the key that it is made of. */
const postKeys = new WeakMap<SharedKey, Bytes32>();

function postKey(key: SharedKey): Bytes32 {
  const known = postKeys.get(key);
  if (known) return known;
  const made = derive<Bytes32>(key, 'post');
  postKeys.set(key, made);
  return made;
}

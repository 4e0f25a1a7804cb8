import * as v from 'valibot';
import type { EdPublicKey, Hash, ThreadId, XPublicKey } from './bytes.ts';
import { equal } from './bytes.ts';
import type { EdKeyPair } from './ed25519.ts';
import { ProtocolError } from './errors.ts';
import { sha256 } from './hash.ts';
import { endpointSchema, type Manifest } from './manifest.ts';
import {
  base64Field,
  base64UpTo,
  checkJsonSignature,
  readJson,
  signJson,
  toPlain,
} from './signed-json.ts';

const tag = 'KT1N';
const u32 = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));

/**
 * 2 to 16 letters, digits and single spaces. No letters that nobody sees (Hangul fillers) and no conjoining jamo: with
 * either, two badges could look the same.
 */
export const nicknamePattern =
  /^(?=.{2,16}$)(?!.*[\p{Default_Ignorable_Code_Point}\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF])[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u;

const epochNotice = v.strictObject({
  kind: v.literal('epoch'),
  epoch: u32,
  /** RSA public key, DER SubjectPublicKeyInfo. */
  issuerKey: base64UpTo(1024),
  /** SHA-256 of K_all and of K_mentor. */
  allCommitment: base64Field<Hash>(32),
  mentorCommitment: base64Field<Hash>(32),
  /** With its secret, derived from K_all, every member proves to gate and feed that it may read. */
  readKey: base64Field<EdPublicKey>(32),
  /** Whoever writes to the mentors seals to this key; its secret is derived from K_mentor. */
  mentorSeal: base64Field<XPublicKey>(32),
  members: u32,
});

const badgeNotice = v.strictObject({
  kind: v.literal('badge'),
  badge: base64Field<EdPublicKey>(32),
  sealTo: base64Field<XPublicKey>(32),
  nickname: v.pipe(v.string(), v.regex(nicknamePattern)),
});

const withdrawNotice = v.strictObject({
  kind: v.literal('withdraw-badge'),
  badge: base64Field<EdPublicKey>(32),
});

/** The body of a post is deleted, at the feed and on every PC; its id stays in the chain. */
const voidPostNotice = v.strictObject({
  kind: v.literal('void-post'),
  post: base64Field<Hash>(32),
});

/** All posts of a pseudonym or badge are void, and no more are taken. */
const voidPseudonymNotice = v.strictObject({
  kind: v.literal('void-pseudonym'),
  author: base64Field<EdPublicKey>(32),
});

/** The thread takes no more posts. */
const closeNotice = v.strictObject({
  kind: v.literal('close-thread'),
  thread: base64Field<ThreadId>(32),
});

/** Longest title and text of an announcement, in UTF-16 units. */
export const maxAnnouncementTitle = 120;
export const maxAnnouncementText = 3_000;

const announceNotice = v.strictObject({
  kind: v.literal('announce'),
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(maxAnnouncementTitle)),
  text: v.pipe(v.string(), v.maxLength(maxAnnouncementText)),
});

/** A role is reached at another address, or shows another certificate, from now on. */
const addressNotice = v.strictObject({
  kind: v.literal('address'),
  role: v.picklist(['issuer', 'gate', 'feed']),
  ...endpointSchema.entries,
});

/** So many members cannot take part from an epoch on. No names: who they are is the issuer's and the coordinator's to know. */
const removeNotice = v.strictObject({
  kind: v.literal('remove'),
  epoch: u32,
  count: v.pipe(u32, v.minValue(1)),
});

/** Every kind of notice that this version knows. */
export const bodySchema = v.variant('kind', [
  epochNotice,
  badgeNotice,
  withdrawNotice,
  voidPostNotice,
  voidPseudonymNotice,
  closeNotice,
  announceNotice,
  addressNotice,
  removeNotice,
]);
const knownKinds: ReadonlySet<string> = new Set(
  bodySchema.options.map((option) => option.entries.kind.literal),
);
export type NoticeBody = v.InferOutput<typeof bodySchema>;
export type EpochNotice = v.InferOutput<typeof epochNotice>;
export type BadgeNotice = v.InferOutput<typeof badgeNotice>;
export type AnnounceNotice = v.InferOutput<typeof announceNotice>;

// A kind that this version does not know keeps its place in the chain: a newer coordinator must not stop older clients.
const unknownBody = v.looseObject({ kind: v.pipe(v.string(), v.maxLength(40)) });

const noticeSchema = v.strictObject({
  number: u32,
  previous: base64Field<Hash>(32),
  manifest: base64Field<Hash>(32),
  body: unknownBody,
});

/** A checked notice; `body` is `null` where its kind is of a newer version. */
export type Notice = {
  number: number;
  previous: Hash;
  hash: Hash;
  body: NoticeBody | null;
  bytes: Uint8Array;
};

export const maxNoticeLength = 16_384;

/** Where the chain of notices stands. Before the first notice: number 0 and the manifest's hash. */
export type NoticeHead = { next: number; hash: Hash };
export const firstNoticeHead = (manifest: Manifest): NoticeHead => ({
  next: 0,
  hash: manifest.hash,
});

export function signNotice(
  root: EdKeyPair,
  manifest: Manifest,
  head: NoticeHead,
  body: NoticeBody,
): Uint8Array {
  return signJson(
    root,
    tag,
    toPlain({ number: head.next, previous: head.hash, manifest: manifest.hash, body }),
  );
}

/** Checks form, the root's signature and the manifest, not yet the place in the chain. Throws ProtocolError. */
export function readNotice(manifest: Manifest, bytes: Uint8Array): Notice {
  if (bytes.length > maxNoticeLength) throw new ProtocolError('length', 'notice');
  checkJsonSignature(manifest.root, tag, bytes);
  const content = readJson(noticeSchema, bytes);
  if (!equal(content.manifest, manifest.hash)) throw new ProtocolError('manifest', 'notice');

  return {
    number: content.number,
    previous: content.previous,
    hash: sha256(bytes),
    body: readBody(content.body),
    bytes,
  };
}

// A kind never changes its shape: to skip a known kind of another shape could be to skip a withdrawal with one field more.
function readBody(body: v.InferOutput<typeof unknownBody>): NoticeBody | null {
  const known = v.safeParse(bodySchema, body);
  if (known.success) return known.output;
  if (knownKinds.has(body.kind)) throw new ProtocolError('format', 'notice');
  return null;
}

/** The head after `notice`. Throws ProtocolError 'chain' unless it is the next one. */
export function follow(head: NoticeHead, notice: Notice): NoticeHead {
  if (notice.number !== head.next || !equal(notice.previous, head.hash))
    throw new ProtocolError('chain', 'notice');
  return { next: head.next + 1, hash: notice.hash };
}

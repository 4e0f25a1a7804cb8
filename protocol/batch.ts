import {
  compareBytes,
  concat,
  equal,
  utf8,
  type EdPublicKey,
  type EdSignature,
  type Hash,
  type XPublicKey,
} from './bytes.ts';
import { edSign, edVerify, type EdKeyPair } from './ed25519.ts';
import { ProtocolError } from './errors.ts';
import { sha256 } from './hash.ts';
import { LayoutReader, u16, u32, u8 } from './layout.ts';
import { maxNoticeLength } from './notice.ts';
import { postLength } from './post.ts';

/** The feed's HPKE key of one local day. */
export type DayKey = { day: number; key: XPublicKey };

/** What the chain commits to. Ids, not bodies: a body can be deleted later without breaking the chain. */
export type BatchCore = {
  round: number;
  previous: Hash;
  notices: Hash[];
  /** One for a day, in the order of the days. */
  dayKeys: DayKey[];
  /** How many envelopes the round had, and the SHA-256 of the sorted list of their hashes. */
  envelopes: number;
  receiptsHash: Hash;
  /** Sorted. */
  posts: Hash[];
};

export type Batch = BatchCore & {
  manifest: Hash;
  hash: Hash;
  signature: EdSignature;
  noticeBodies: Uint8Array[];
  /** `null` once the list is no longer kept. */
  receipts: Hash[] | null;
  /** In the order of `posts`; `null` where the body was deleted. */
  bodies: (Uint8Array | null)[];
};

const tag = utf8('KT1B');
const signatureTag = utf8('KT1H');

/** SHA-256 of an envelope: what its sender looks for in the batch. */
export const receiptOf = (envelope: Uint8Array): Hash => sha256(envelope);

export const hashOfReceipts = (sorted: readonly Hash[]): Hash => sha256(...sorted);

export function encodeCore(manifest: Hash, core: BatchCore): Uint8Array {
  return concat(
    tag,
    manifest,
    u32(core.round),
    core.previous,
    u16(core.notices.length),
    ...core.notices,
    u8(core.dayKeys.length),
    ...core.dayKeys.flatMap(({ day, key }) => [u32(day), key]),
    u16(core.envelopes),
    core.receiptsHash,
    u16(core.posts.length),
    ...core.posts,
  );
}

/** The batch's hash, which the next one names as `previous`. */
export const hashOfCore = (core: Uint8Array): Hash => sha256(core);

export const signBatch = (feed: EdKeyPair, hash: Hash): EdSignature =>
  edSign(feed, concat(signatureTag, hash));

export const batchSignatureHolds = (
  feedKey: EdPublicKey,
  batch: Pick<Batch, 'hash' | 'signature'>,
): boolean => edVerify(feedKey, concat(signatureTag, batch.hash), batch.signature);

/** `core ‖ signature ‖ notices (u16 length each) ‖ receipts flag and list ‖ bodies (u8 flag each)`. */
export function encodeBatch(
  core: Uint8Array,
  signature: EdSignature,
  noticeBodies: readonly Uint8Array[],
  receipts: readonly Hash[] | null,
  bodies: readonly (Uint8Array | null)[],
): Uint8Array {
  return concat(
    core,
    signature,
    ...noticeBodies.flatMap((notice) => [u16(notice.length), notice]),
    u8(receipts ? 1 : 0),
    ...(receipts ?? []),
    ...bodies.flatMap((body) => (body ? [u8(1), body] : [u8(0)])),
  );
}

/**
 * Reads a batch and checks that it is consistent in itself: bodies, notices and receipts hash to what the core names, everything is sorted.
 * The signature and the place in the chain are the caller's (a catch-up checks only the last signature: the chain covers the others).
 * Throws ProtocolError.
 */
export function decodeBatch(bytes: Uint8Array): Batch {
  const reader = new LayoutReader(bytes);
  if (!equal(reader.bytes(4), tag)) throw new ProtocolError('version', 'batch');
  const manifest = reader.bytes<Hash>(32);
  const round = reader.u32();
  const previous = reader.bytes<Hash>(32);
  const notices = list(reader.u16(), () => reader.bytes<Hash>(32));
  const dayKeys = list(reader.u8(), () => ({
    day: reader.u32(),
    key: reader.bytes<XPublicKey>(32),
  }));
  const envelopes = reader.u16();
  const receiptsHash = reader.bytes<Hash>(32);
  const posts = list(reader.u16(), () => reader.bytes<Hash>(32));
  const hash = hashOfCore(bytes.subarray(0, reader.offset));
  const signature = reader.bytes<EdSignature>(64);
  const noticeBodies = notices.map((expected) => {
    const size = reader.u16();
    if (size > maxNoticeLength) throw new ProtocolError('length', 'notice');
    const body = reader.bytes<Uint8Array>(size);
    if (!equal(sha256(body), expected)) throw new ProtocolError('chain', 'notice');
    return body;
  });
  const receipts = flag(reader) ? list(envelopes, () => reader.bytes<Hash>(32)) : null;
  if (receipts && !equal(hashOfReceipts(receipts), receiptsHash))
    throw new ProtocolError('chain', 'receipts');
  const bodies = posts.map((expected) => {
    if (!flag(reader)) return null;
    const body = reader.bytes<Uint8Array>(postLength);
    if (!equal(sha256(body), expected)) throw new ProtocolError('chain', 'post');
    return body;
  });
  reader.end();
  checkSorted(posts);
  checkSorted(receipts ?? []);
  checkDays(dayKeys);
  return {
    manifest,
    round,
    previous,
    notices,
    dayKeys,
    envelopes,
    receiptsHash,
    posts,
    hash,
    signature,
    noticeBodies,
    receipts,
    bodies,
  };
}

function list<T>(count: number, read: () => T): T[] {
  return Array.from({ length: count }, read);
}

function flag(reader: LayoutReader): boolean {
  const value = reader.u8();
  if (value > 1) throw new ProtocolError('format', 'flag');
  return value === 1;
}

// One key for a day, or two readers could seal to different ones.
function checkDays(dayKeys: readonly DayKey[]): void {
  dayKeys.reduce((before, { day }) => {
    if (day <= before) throw new ProtocolError('order', 'day keys');
    return day;
  }, -1);
}

function checkSorted(hashes: readonly Hash[]): void {
  hashes.reduce<Hash | null>((before, hash) => {
    if (before && compareBytes(before, hash) >= 0) throw new ProtocolError('order', 'batch');
    return hash;
  }, null);
}

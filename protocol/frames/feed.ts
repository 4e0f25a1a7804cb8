import * as v from 'valibot';
import { concat, type Hash } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import { LayoutReader, u16, u32 } from '../layout.ts';
import { base64Field } from '../signed-json.ts';

const round = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));

/** Client to feed, once, after `ready`: send me everything from this round on, then what comes. Always the first round of a local day. */
export const followFrame = v.strictObject({ type: v.literal('follow'), from: round });

/** Feed to client: where the feed stands as the catch-up begins, and how many batches it will take. `null`: no batch yet. */
export const headFrame = v.strictObject({
  type: v.literal('head'),
  head: v.nullable(v.strictObject({ round, hash: base64Field<Hash>(32) })),
  batches: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** Feed to client: everything up to the announced head has been sent; live from here. */
export const liveFrame = v.strictObject({ type: v.literal('live') });

/** Largest frame of batches that a feed sends, bytes, unless a single batch is larger. */
export const targetBatchesLength = 1_048_576;
/** Largest frame that a client takes, bytes. */
export const maxBatchesLength = 64 * 1_048_576;

/** Feed to client, binary: count u16, then each batch with its length u32. */
export const encodeBatches = (batches: readonly Uint8Array[]): Uint8Array =>
  concat(u16(batches.length), ...batches.flatMap((batch) => [u32(batch.length), batch]));

/** Throws ProtocolError 'length' or 'format'. */
export function decodeBatches(bytes: Uint8Array): Uint8Array[] {
  const reader = new LayoutReader(bytes);
  const count = reader.u16();
  if (count === 0) throw new ProtocolError('format', 'no batches');
  const batches = Array.from({ length: count }, () => reader.bytes(reader.u32()));
  reader.end();
  return batches;
}

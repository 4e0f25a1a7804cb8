import * as v from 'valibot';
import { concat, sized, type Hash } from '../bytes.ts';
import { envelopeLength, type Envelope } from '../envelope.ts';
import { LayoutReader, u32 } from '../layout.ts';
import { base64Field } from '../signed-json.ts';

/** A batch by its round and hash. */
export const headFields = v.strictObject({
  round: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
  hash: base64Field<Hash>(32),
});
export type HeadFields = v.InferOutput<typeof headFields>;

/** Gate to client, at the beginning of each round and after an envelope that came for another round: the gate's clock decides. */
export const roundFrame = v.strictObject({
  type: v.literal('round'),
  round: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
  /** ms since the round began */
  into: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The feed's newest batch, as the feed told the gate: who reads from the feed holds its own history against it. `null` until told. */
  head: v.nullable(headFields),
});

/** Client to gate, binary: round u32 ‖ envelope 4,819. Exactly one for each round. */
export const uploadLength = 4 + envelopeLength;

export const encodeUpload = (round: number, envelope: Envelope): Uint8Array =>
  concat(u32(round), envelope);

/** Throws ProtocolError 'length'. */
export function decodeUpload(bytes: Uint8Array): { round: number; envelope: Envelope } {
  const reader = new LayoutReader(sized(bytes, uploadLength));
  return { round: reader.u32(), envelope: reader.bytes<Envelope>(envelopeLength) };
}

/** Gate to whoever brought a notice (door 'notices'): taken by the feed, or why not. */
export const noticeAnswerFrame = v.strictObject({
  type: v.literal('notice'),
  result: v.picklist(['taken', 'known', 'chain', 'refused', 'unavailable']),
});
export type NoticeResult = v.InferOutput<typeof noticeAnswerFrame>['result'];

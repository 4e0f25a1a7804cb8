import * as v from 'valibot';
import { receiptOf } from '../batch.ts';
import { compareBytes, concat, utf8, type Bytes32, type EdSignature, type Hash } from '../bytes.ts';
import { envelopeLength, type Envelope } from '../envelope.ts';
import { ProtocolError } from '../errors.ts';
import { LayoutReader, u16, u32, u8 } from '../layout.ts';
import { headFields, type HeadFields } from './gate.ts';
import { maxNoticeLength } from '../notice.ts';
import { base64Field, base64UpTo } from '../signed-json.ts';

/** What the gate signs to open the intake: the manifest and the feed's challenge. */
export const intakeMessage = (manifest: Hash, challenge: Bytes32): Uint8Array =>
  concat(utf8('KT1G'), manifest, challenge);

/** Gate to feed, JSON. */
export const intakeProofFrame = v.strictObject({
  type: v.literal('proof'),
  proof: base64Field<EdSignature>(64),
});

/** Feed to gate, JSON: the newest batch, at connect; a round is stored; a notice is in force (each one, from the first, at connect and as they come); a notice's fate. */
export const intakeAnswerFrame = v.variant('type', [
  v.strictObject({
    type: v.literal('stored'),
    round: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** The newest batch, for the gate to tell its clients. */
    head: headFields,
  }),
  v.strictObject({ type: v.literal('head'), head: headFields }),
  v.strictObject({ type: v.literal('in-force'), notice: base64UpTo(maxNoticeLength) }),
  v.strictObject({
    type: v.literal('notice'),
    hash: base64Field<Hash>(32),
    result: v.picklist(['taken', 'known', 'chain', 'refused']),
  }),
]);

const kindRound = 1;
const kindNotice = 2;
const kindKnown = 3;

export type Intake =
  | { kind: 'round'; round: number; envelopes: Envelope[] }
  | { kind: 'notice'; bytes: Uint8Array }
  /** The newest batch that the feed has ever told, before anything else: a feed that has it no more signs nothing. */
  | { kind: 'known'; head: HeadFields };

/** Most envelopes in one round. */
export const maxEnvelopes = 4096;
export const maxIntakeLength = 7 + maxEnvelopes * envelopeLength;

/** Gate to feed, binary: kind u8, then round u32 ‖ count u16 ‖ envelopes sorted by their hash, or a notice, or round u32 ‖ hash 32 of a batch. */
export function encodeIntake(intake: Intake): Uint8Array {
  if (intake.kind === 'notice') return concat(u8(kindNotice), intake.bytes);
  if (intake.kind === 'known')
    return concat(u8(kindKnown), u32(intake.head.round), intake.head.hash);
  return concat(
    u8(kindRound),
    u32(intake.round),
    u16(intake.envelopes.length),
    ...intake.envelopes,
  );
}

/**
 * Throws ProtocolError 'length', 'format', or 'order' where the envelopes are not sorted: the order of their arrival at the gate must not come
 * here. The same envelope may be there twice: any member can send it so, and a round must not be lost for it.
 */
export function decodeIntake(bytes: Uint8Array): Intake {
  const reader = new LayoutReader(bytes);
  const kind = reader.u8();
  if (kind === kindNotice) {
    if (bytes.length - 1 > maxNoticeLength) throw new ProtocolError('length', 'notice');
    return { kind: 'notice', bytes: new Uint8Array(bytes.subarray(1)) };
  }
  if (kind === kindKnown) {
    const head = { round: reader.u32(), hash: reader.bytes<Hash>(32) };
    reader.end();
    return { kind: 'known', head };
  }
  if (kind !== kindRound) throw new ProtocolError('format', 'intake');
  const round = reader.u32();
  const count = reader.u16();
  if (count > maxEnvelopes) throw new ProtocolError('length', 'envelopes');
  const envelopes = Array.from({ length: count }, () => reader.bytes<Envelope>(envelopeLength));
  reader.end();
  envelopes.map(receiptOf).reduce<Hash | null>((before, hash) => {
    if (before && compareBytes(before, hash) > 0) throw new ProtocolError('order', 'intake');
    return hash;
  }, null);
  return { kind: 'round', round, envelopes };
}

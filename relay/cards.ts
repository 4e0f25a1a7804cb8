import * as v from 'valibot';
import { fromUtf8, utf8, type EdPublicKey, type Hash, type XPublicKey } from '../protocol/bytes.ts';
import { endpointSchema } from '../protocol/manifest.ts';
import { base64Field, base64UpTo, parseJson, toPlain } from '../protocol/signed-json.ts';

const epoch = v.strictObject({
  epoch: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
  issuerKey: base64UpTo(1024),
  allCommitment: base64Field<Hash>(32),
  mentorCommitment: base64Field<Hash>(32),
  readKey: base64Field<EdPublicKey>(32),
  mentorSeal: base64Field<XPublicKey>(32),
});
/** What an issuer commits to for an epoch. */
export type EpochCard = v.InferOutput<typeof epoch>;

export const cardSchema = v.variant('role', [
  v.strictObject({ role: v.literal('issuer'), endpoint: endpointSchema, epochs: v.array(epoch) }),
  v.strictObject({
    role: v.literal('gate'),
    endpoint: endpointSchema,
    gateKey: base64Field<EdPublicKey>(32),
  }),
  v.strictObject({
    role: v.literal('feed'),
    endpoint: endpointSchema,
    feedKey: base64Field<EdPublicKey>(32),
  }),
]);

/** What the operator of a role hands to the coordinator: where it is and how it proves itself. Nothing in it is secret. */
export type Card = v.InferOutput<typeof cardSchema>;

export const encodeCard = (card: Card): Uint8Array =>
  utf8(`${JSON.stringify(toPlain(card), null, 2)}\n`);

/** Throws ProtocolError 'format'. */
export const readCard = (bytes: Uint8Array): Card => parseJson(cardSchema, fromUtf8(bytes));

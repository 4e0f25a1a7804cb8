import {
  concat,
  sized,
  utf8,
  type Bytes,
  type CohortId,
  type XPublicKey,
  type XSecretKey,
} from './bytes.ts';
import { ProtocolError } from './errors.ts';
import { hpkeOpen, hpkeSeal } from './hpke.ts';
import { u8 } from './layout.ts';
import { postLength } from './post.ts';

/** All envelopes are of this size, bytes: kem 32 ‖ sealed (kind 1 ‖ post) ‖ tag 16. */
export const envelopeLength = 4819;
export type Envelope = Bytes<4819>;

const info = (cohort: CohortId): Uint8Array => concat(utf8('KT1E'), cohort);
const nothing = new Uint8Array(0);

/** Seals a post, or for `null` a dummy, to the feed's key of the day. What is inside cannot be told from outside. */
export async function sealEnvelope(
  feedDayKey: XPublicKey,
  cohort: CohortId,
  post: Uint8Array | null,
): Promise<Envelope> {
  if (post && post.length !== postLength) throw new ProtocolError('length', 'post');
  const plaintext = concat(u8(post ? 1 : 0), post ?? new Uint8Array(postLength));
  const { kem, ciphertext } = await hpkeSeal(feedDayKey, info(cohort), nothing, plaintext);
  return sized(concat(kem, ciphertext), envelopeLength);
}

/** The post inside, `null` for a dummy. Throws ProtocolError 'length', 'sealed' or 'format'. */
export async function openEnvelope(
  secret: XSecretKey,
  cohort: CohortId,
  envelope: Uint8Array,
): Promise<Uint8Array | null> {
  if (envelope.length !== envelopeLength) throw new ProtocolError('length', 'envelope');
  const plaintext = await hpkeOpen(secret, info(cohort), nothing, {
    kem: sized<XPublicKey>(envelope.slice(0, 32), 32),
    ciphertext: envelope.subarray(32),
  });
  const kind = plaintext[0];
  if (kind === 1) return plaintext.slice(1);
  if (kind === 0 && plaintext.subarray(1).every((byte) => byte === 0)) return null;
  throw new ProtocolError('format', 'envelope');
}

import {
  concat,
  sized,
  isZero,
  utf8,
  type Bytes,
  type CohortId,
  type EdPublicKey,
  type EdSignature,
  type Hash,
  type XPublicKey,
  type XSecretKey,
} from './bytes.ts';
import { edSign, edVerify, type EdKeyPair } from './ed25519.ts';
import { ProtocolError } from './errors.ts';
import { hpkeOpen, hpkeSeal } from './hpke.ts';
import { u8 } from './layout.ts';
import { postLength } from './post.ts';

/** All envelopes are of this size, bytes: kem 32 ‖ sealed (kind 1 ‖ post) ‖ tag 16. */
export const envelopeLength = 4819;
export type Envelope = Bytes<4819>;

const info = (cohort: CohortId): Uint8Array => concat(utf8('KT1E'), cohort);
const nothing = new Uint8Array(0);
/** post 32 ‖ signature 64 */
const erasureLength = 96;

/** An author's wish that the feed delete the body of a post: its id stays in the chain, and nothing else tells of it. */
export type Erasure = { post: Hash; signature: EdSignature };

/** What an envelope holds; `null`: nothing, a dummy. */
export type Load = Uint8Array | Erasure | null;

const erasureMessage = (manifest: Hash, post: Hash): Uint8Array =>
  concat(utf8('KT1X'), manifest, post);

export const signErasure = (author: EdKeyPair, manifest: Hash, post: Hash): Erasure => ({
  post,
  signature: edSign(author, erasureMessage(manifest, post)),
});

/** Whether the post's own author asks. */
export const erasureHolds = (author: EdPublicKey, manifest: Hash, erasure: Erasure): boolean =>
  edVerify(author, erasureMessage(manifest, erasure.post), erasure.signature);

/** Seals a post, an erasure, or for `null` a dummy, to the feed's key of the day. What is inside cannot be told from outside. */
export async function sealEnvelope(
  feedDayKey: XPublicKey,
  cohort: CohortId,
  load: Load,
): Promise<Envelope> {
  const plaintext = encodeLoad(load);
  const { kem, ciphertext } = await hpkeSeal(feedDayKey, info(cohort), nothing, plaintext);
  return sized(concat(kem, ciphertext), envelopeLength);
}

function encodeLoad(load: Load): Uint8Array {
  if (load === null) return concat(u8(0), new Uint8Array(postLength));
  if (!(load instanceof Uint8Array)) {
    return concat(u8(2), load.post, load.signature, new Uint8Array(postLength - erasureLength));
  }
  if (load.length !== postLength) throw new ProtocolError('length', 'post');
  return concat(u8(1), load);
}

/** The bytes of the post inside, the erasure, or `null` for a dummy. Throws ProtocolError 'length', 'sealed' or 'format'. */
export async function openEnvelope(
  secret: XSecretKey,
  cohort: CohortId,
  envelope: Uint8Array,
): Promise<Load> {
  if (envelope.length !== envelopeLength) throw new ProtocolError('length', 'envelope');
  const plaintext = await hpkeOpen(secret, info(cohort), nothing, {
    kem: sized<XPublicKey>(envelope.slice(0, 32), 32),
    ciphertext: envelope.subarray(32),
  });
  const kind = plaintext[0];
  const used = kind === 2 ? erasureLength : 0;
  if (kind === 1) return plaintext.slice(1);
  if (!isZero(plaintext.subarray(1 + used))) throw new ProtocolError('format', 'envelope');
  if (kind === 0) return null;
  if (kind === 2) {
    return {
      post: sized<Hash>(plaintext.slice(1, 33), 32),
      signature: sized<EdSignature>(plaintext.slice(33, 97), 64),
    };
  }
  throw new ProtocolError('format', 'envelope');
}

import * as v from 'valibot';
import type { CohortId, EdPublicKey, Hash, XPublicKey } from './bytes.ts';
import type { EdKeyPair } from './ed25519.ts';
import { ProtocolError } from './errors.ts';
import { sha256 } from './hash.ts';
import {
  base64Field,
  base64UpTo,
  checkJsonSignature,
  readJson,
  signJson,
  toPlain,
} from './signed-json.ts';

const tag = 'KT1M';

const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));

/** Where a role listens: `wss://host:port`, and the one TLS certificate that it shows (DER). */
export const endpointSchema = v.strictObject({
  url: v.pipe(v.string(), v.maxLength(255), v.regex(/^wss:\/\/[a-z0-9.[\]:-]+$/)),
  certificate: base64UpTo(4096),
});
export type Endpoint = v.InferOutput<typeof endpointSchema>;
export type EndpointRole = 'issuer' | 'gate' | 'feed';

export const manifestSchema = v.strictObject({
  version: v.literal(1),
  cohort: base64Field<CohortId>(16),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  root: base64Field<EdPublicKey>(32),
  /** Reports are sealed to it. */
  coordinator: base64Field<XPublicKey>(32),
  /** Signs batches. */
  feedKey: base64Field<EdPublicKey>(32),
  /** Proves the gate to the feed. */
  gateKey: base64Field<EdPublicKey>(32),
  /** Round 0 and epoch 0 begin here: ms since 1970. */
  start: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)),
  /** When everybody deletes what belongs to this cohort: ms since 1970, after the start. */
  deleteAt: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8.64e15)),
  /** ms */
  roundLength: count(3_600_000),
  /** ms, a whole number of rounds */
  epochLength: count(366 * 86_400_000),
  /** Minutes east of UTC; where midnight is. Korea: 540. */
  timeZone: v.pipe(v.number(), v.integer(), v.minValue(-840), v.maxValue(840)),
  minSet: count(10_000),
  seats: v.strictObject({ mentee: count(10_000), mentor: count(10_000), coordinator: count(100) }),
  /** Certificates per member and epoch, and how many of them the client keeps for questions. */
  quota: v.strictObject({ certificates: count(4096), questions: count(4096) }),
  /** Who runs the roles: three bodies, or one that must be trusted. */
  operation: v.picklist(['split', 'single']),
  issuer: endpointSchema,
  gate: endpointSchema,
  feed: endpointSchema,
  demo: v.boolean(),
});

/** What a cohort is, for its whole life. */
export type ManifestContent = v.InferOutput<typeof manifestSchema>;
/** A checked manifest with its bytes and their SHA-256, by which everything names it. */
export type Manifest = ManifestContent & { hash: Hash; bytes: Uint8Array };

export const maxManifestLength = 65_536;

/** The root's signature over the manifest, and the manifest. */
export function signManifest(root: EdKeyPair, content: ManifestContent): Uint8Array {
  return signJson(root, tag, toPlain(content));
}

/** Checks size, form and the signature of the root key that the manifest itself names; whether it is *the* manifest, its hash tells. Throws ProtocolError. */
export function readManifest(bytes: Uint8Array): Manifest {
  if (bytes.length > maxManifestLength) throw new ProtocolError('length', 'manifest');
  const content = readJson(manifestSchema, bytes);
  if (content.epochLength % content.roundLength !== 0) {
    throw new ProtocolError('format', 'epoch length');
  }
  if (content.deleteAt <= content.start) throw new ProtocolError('format', 'date of deletion');
  checkJsonSignature(content.root, tag, bytes);
  return { ...content, hash: sha256(bytes), bytes };
}

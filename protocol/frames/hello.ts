import * as v from 'valibot';
import type { Bytes32, EdSignature, Hash } from '../bytes.ts';
import { base64Field } from '../signed-json.ts';

/**
 * How a connection to the gate (doors 'gate' and 'tunnel') and to the feed begins, in JSON text frames:
 * server `hello`, client `proof`, server `ready`. The challenge is fresh for every connection.
 */
export const helloFrame = v.strictObject({
  type: v.literal('hello'),
  manifest: base64Field<Hash>(32),
  challenge: base64Field<Bytes32>(32),
});

export const proofFrame = v.strictObject({
  type: v.literal('proof'),
  /** Whose read key: the current epoch's, or for a PC that was away at its turn the one before. */
  epoch: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
  proof: base64Field<EdSignature>(64),
});

export const readyFrame = v.strictObject({ type: v.literal('ready') });

/** WebSocket paths of the endpoints. */
export const paths = {
  /** gate: envelopes */
  gate: '/envelopes',
  /** gate: bytes to and from the feed */
  tunnel: '/tunnel',
  /** gate: root-signed notices */
  notices: '/notices',
  /** feed: reading, inside the tunnel */
  feed: '/read',
  /** feed: rounds from the gate */
  intake: '/intake',
  issuer: '/issuer',
} as const;

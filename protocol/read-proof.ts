import {
  concat,
  utf8,
  type Bytes32,
  type EdPublicKey,
  type EdSeed,
  type EdSignature,
  type Hash,
  type SharedKey,
} from './bytes.ts';
import { edKeyPair, edSign, edVerify, type EdKeyPair } from './ed25519.ts';
import { derive } from './hash.ts';

/**
 * The key by which every member of an epoch proves, at gate and feed, that it may read: one key for all, derived from `K_all`, so that the
 * proof tells nobody apart.
 */
export const readKeyPair = (kAll: SharedKey): EdKeyPair =>
  edKeyPair(derive<EdSeed>(kAll, 'read proof'));

/** Where a proof is given; a proof for one door opens no other. */
export type Door = 'gate' | 'tunnel' | 'feed';

const message = (manifest: Hash, door: Door, challenge: Bytes32): Uint8Array =>
  concat(utf8('KT1R'), manifest, utf8(door), challenge);

export const proveRead = (
  pair: EdKeyPair,
  manifest: Hash,
  door: Door,
  challenge: Bytes32,
): EdSignature => edSign(pair, message(manifest, door, challenge));

export const readProofHolds = (
  key: EdPublicKey,
  manifest: Hash,
  door: Door,
  challenge: Bytes32,
  signature: EdSignature,
): boolean => edVerify(key, message(manifest, door, challenge), signature);

import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import {
  concat,
  fromHex,
  sized,
  type EdPublicKey,
  type EdSeed,
  type EdSignature,
} from './bytes.ts';

// The fixed DER wrappers of RFC 8410 around a raw key: the way into node:crypto that works on OpenSSL and on Electron's BoringSSL alike.
const pkcs8Prefix = fromHex('302e020100300506032b657004220420', 16);
const spkiPrefix = fromHex('302a300506032b6570032100', 12);

/** An Ed25519 key pair (RFC 8032), ready to sign. The seed is what gets stored. */
export type EdKeyPair = { seed: EdSeed; publicKey: EdPublicKey; signingKey: KeyObject };

export function edKeyPair(seed: EdSeed): EdKeyPair {
  const signingKey = createPrivateKey({
    key: Buffer.from(concat(pkcs8Prefix, seed)),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(signingKey).export({ format: 'der', type: 'spki' });
  return {
    seed,
    publicKey: sized(new Uint8Array(spki.subarray(spkiPrefix.length)), 32),
    signingKey,
  };
}

/** 64-byte signature over `message`. */
export function edSign(pair: EdKeyPair, message: Uint8Array): EdSignature {
  return sized(new Uint8Array(sign(null, message, pair.signingKey)), 64);
}

/** `false` for a wrong signature and for a key that is no point of the curve; never throws. */
export function edVerify(
  publicKey: EdPublicKey,
  message: Uint8Array,
  signature: EdSignature,
): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.from(concat(spkiPrefix, publicKey)),
      format: 'der',
      type: 'spki',
    });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}

import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import {
  concat,
  equal,
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

// The y coordinates of the eight points of small order, besides 0, 1 and -1. Under such a key one signature holds for many messages.
const order8 = [
  fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 32),
  fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 32),
];

/** Whether these are the 32 bytes of a reduced y (RFC 8032, 5.1.3) of a point that is not of small order. OpenSSL and BoringSSL disagree on the rest. */
function isUsablePoint(publicKey: EdPublicKey): boolean {
  if (publicKey.length !== 32) return false;
  const y = new Uint8Array(publicKey);
  y[31] = (y[31] ?? 0) & 0x7f;
  const first = y[0] ?? 0;
  const middle = y.subarray(1, 31);
  if (y[31] === 0 && first <= 1 && middle.every((byte) => byte === 0)) return false;
  if (y[31] === 0x7f && first >= 0xec && middle.every((byte) => byte === 0xff)) return false;
  return !order8.some((point) => equal(point, y));
}

/**
 * A public key, ready to verify with; `null` for what is no point of the curve, or one of small order. It costs a third of a verification: whoever
 * verifies often under the same key keeps it.
 */
export function edVerifyingKey(publicKey: EdPublicKey): KeyObject | null {
  if (!isUsablePoint(publicKey)) return null;
  try {
    return createPublicKey({
      key: Buffer.from(concat(spkiPrefix, publicKey)),
      format: 'der',
      type: 'spki',
    });
  } catch {
    return null;
  }
}

/** Whether a signature holds under a key of {@link edVerifyingKey}. Never throws. */
export function edHolds(key: KeyObject, message: Uint8Array, signature: EdSignature): boolean {
  try {
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}

/** `false` for a wrong signature and for a key that is no point of the curve, or one of small order; never throws. */
export function edVerify(
  publicKey: EdPublicKey,
  message: Uint8Array,
  signature: EdSignature,
): boolean {
  const key = edVerifyingKey(publicKey);
  return key !== null && edHolds(key, message, signature);
}

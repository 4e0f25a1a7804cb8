import {
  Aes256Gcm,
  CipherSuite,
  DhkemX25519HkdfSha256,
  HkdfSha256,
  type SenderContext,
} from '@hpke/core';
import { sized, type Bytes32, type XPublicKey, type XSecretKey } from './bytes.ts';
import { ProtocolError } from './errors.ts';

// RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

export type XKeyPair = { secretKey: XSecretKey; publicKey: XPublicKey };

/** The key pair of RFC 9180 DeriveKeyPair for 32 bytes of key material. */
export async function xKeyPair(keyMaterial: Bytes32): Promise<XKeyPair> {
  const pair = await suite.kem.deriveKeyPair(exact(keyMaterial));
  return {
    secretKey: sized(new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)), 32),
    publicKey: sized(new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)), 32),
  };
}

export type HpkeSealed = { kem: XPublicKey; ciphertext: Uint8Array };

/**
 * Single-shot seal to `to`; `info` separates the uses, `aad` is authenticated with it. Takes 1 to 2 ms.
 * Throws ProtocolError 'sealed' where `to` is no usable key (of small order): others name the keys that we seal to.
 */
export async function hpkeSeal(
  to: XPublicKey,
  info: Uint8Array,
  aad: Uint8Array | ((kem: XPublicKey) => Uint8Array),
  plaintext: Uint8Array,
): Promise<HpkeSealed> {
  const sender = await senderTo(to, info);
  const kem = sized<XPublicKey>(new Uint8Array(sender.enc), 32);
  const data = typeof aad === 'function' ? aad(kem) : aad;
  return { kem, ciphertext: new Uint8Array(await sender.seal(exact(plaintext), exact(data))) };
}

async function senderTo(to: XPublicKey, info: Uint8Array): Promise<SenderContext> {
  try {
    const recipientPublicKey = await suite.kem.deserializePublicKey(exact(to));
    return await suite.createSenderContext({ recipientPublicKey, info: exact(info) });
  } catch {
    throw new ProtocolError('sealed', 'recipient key');
  }
}

/** Throws ProtocolError 'sealed' if it was not sealed to this key, for this use, with this associated data. */
export async function hpkeOpen(
  secretKey: XSecretKey,
  info: Uint8Array,
  aad: Uint8Array,
  sealed: HpkeSealed,
): Promise<Uint8Array> {
  try {
    const recipientKey = await suite.kem.deserializePrivateKey(exact(secretKey));
    const recipient = await suite.createRecipientContext({
      recipientKey,
      enc: exact(sealed.kem),
      info: exact(info),
    });
    return new Uint8Array(await recipient.open(exact(sealed.ciphertext), exact(aad)));
  } catch {
    throw new ProtocolError('sealed', 'does not open');
  }
}

/** The library takes whole ArrayBuffers; a view into a larger one (a pooled Buffer) is copied. */
function exact(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

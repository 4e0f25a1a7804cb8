// @hpke/core and blindrsa-ts name WebCrypto's types as a browser's globals. Node has the same types in
// node:crypto only; without these lines they would silently become `any`.
import type { webcrypto } from 'node:crypto';

declare global {
  type Crypto = webcrypto.Crypto;
  type CryptoKey = webcrypto.CryptoKey;
  type CryptoKeyPair = webcrypto.CryptoKeyPair;
  type JsonWebKey = webcrypto.JsonWebKey;
  type KeyUsage = webcrypto.KeyUsage;
  type RsaHashedKeyGenParams = webcrypto.RsaHashedKeyGenParams;
  type SubtleCrypto = webcrypto.SubtleCrypto;
}

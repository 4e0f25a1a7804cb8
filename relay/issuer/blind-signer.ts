import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import { compareBytes, equal, fromBase64, sized, type Bytes } from '../../protocol/bytes.ts';
import { modulusBits, modulusLength } from '../../protocol/rules.ts';

const padding = constants.RSA_NO_PADDING;

/** A new RSA-3072 key (exponent 65537), PKCS#8 DER. Takes about a second, off the event loop. */
export async function makeIssuerKey(): Promise<Uint8Array> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: modulusBits });
  return new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }));
}

/** Signs blinded messages of one epoch: RFC 9474, 4.3, with OpenSSL's constant-time RSA. */
export class BlindSigner {
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #modulus: Uint8Array;

  /** `key`: PKCS#8 DER. */
  constructor(key: Uint8Array) {
    this.#privateKey = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' });
    this.#publicKey = createPublicKey(this.#privateKey);
    this.#modulus = fromBase64(this.#publicKey.export({ format: 'jwk' }).n ?? '');
  }

  /** Whether a blinded message can be signed: it must be below the modulus. */
  takes(blinded: Bytes<384>): boolean {
    return compareBytes(blinded, this.#modulus) < 0;
  }

  /** DER SubjectPublicKeyInfo. */
  get publicKey(): Uint8Array {
    return new Uint8Array(this.#publicKey.export({ format: 'der', type: 'spki' }));
  }

  /**
   * 384-byte blind signature, about 3 ms. Throws an Error if the result does not check: a faulty signature could give the key
   * away.
   */
  sign(blinded: Bytes<384>): Bytes<384> {
    const signature = new Uint8Array(privateDecrypt({ key: this.#privateKey, padding }, blinded));
    if (!equal(publicEncrypt({ key: this.#publicKey, padding }, signature), blinded)) {
      throw new Error('the signature does not check');
    }
    return sized(signature, modulusLength);
  }
}

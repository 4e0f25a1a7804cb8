import {
  constants,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  privateDecrypt,
  verify,
  webcrypto,
  type KeyObject,
} from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { entropyToMnemonic, mnemonicToEntropy, mnemonicToSeedSync } from '@scure/bip39';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  concat,
  sized,
  toHex,
  utf8,
  type EdPublicKey,
  type EdSeed,
} from '../../../protocol/bytes.ts';
import { edKeyPair, edSign, edVerify } from '../../../protocol/ed25519.ts';
import { derive, sha256 } from '../../../protocol/hash.ts';
import { hpkeOpen, xKeyPair } from '../../../protocol/hpke.ts';
import bip39 from '../../vectors/bip39-english.json' with { type: 'json' };
import sha from '../../vectors/fips180-sha256.json' with { type: 'json' };
import hkdf from '../../vectors/rfc5869-hkdf.json' with { type: 'json' };
import ed25519 from '../../vectors/rfc8032-ed25519.json' with { type: 'json' };
import hpke from '../../vectors/rfc9180-hpke.json' with { type: 'json' };
import rsabssa from '../../vectors/rfc9474-rsabssa.json' with { type: 'json' };
import xchacha from '../../vectors/xchacha20-poly1305.json' with { type: 'json' };
import { fromBytes, inverse, power, toBytes } from './numbers.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const base64url = (value: bigint, size: number): string =>
  Buffer.from(toBytes(value, size)).toString('base64url');

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(rsabssa.vectors)('RFC 9474, RSABSSA-SHA384-PSS-Randomized', (vector) => {
  const suite = RSABSSA.SHA384.PSS.Randomized();
  const [n, e, d, p, q] = [vector.n, vector.e, vector.d, vector.p, vector.q].map((hex) =>
    fromBytes(bytes(hex)),
  ) as [bigint, bigint, bigint, bigint, bigint];
  const privateKey: KeyObject = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: base64url(n, 512),
      e: base64url(e, 3),
      d: base64url(d, 512),
      p: base64url(p, 256),
      q: base64url(q, 256),
      dp: base64url(d % (p - 1n), 256),
      dq: base64url(d % (q - 1n), 256),
      qi: base64url(inverse(q, p), 256),
    },
  });
  const publicKey = createPublicKey(privateKey);
  const webKey = (): Promise<webcrypto.CryptoKey> =>
    webcrypto.subtle.importKey(
      'spki',
      new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
      { name: 'RSA-PSS', hash: 'SHA-384' },
      true,
      ['verify'],
    );

  test('the native signer makes the blind signature of the blinded message', () => {
    const signed = privateDecrypt(
      { key: privateKey, padding: constants.RSA_NO_PADDING },
      bytes(vector.blinded_msg),
    );
    expect(toHex(signed)).toBe(vector.blind_sig);
  });

  test('the client prepares and blinds to the same bytes, given the same randomness', async () => {
    const blindingFactor = toBytes(inverse(fromBytes(bytes(vector.inv)), n), 512);
    const randomness = [bytes(vector.msg_prefix), bytes(vector.salt), blindingFactor];
    vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation((target) => {
      const next = randomness.shift();
      if (!(target instanceof Uint8Array) || next?.length !== target.length) {
        throw new Error('not the randomness that the RFC asks for');
      }
      target.set(next);
      return target;
    });
    const prepared = suite.prepare(bytes(vector.msg));
    expect(toHex(prepared)).toBe(vector.prepared_msg);
    const { blindedMsg, inv } = await suite.blind(await webKey(), prepared);
    expect(toHex(blindedMsg)).toBe(vector.blinded_msg);
    expect(toHex(inv)).toBe(vector.inv);
  });

  test('the client finalises to the signature', async () => {
    const signature = await suite.finalize(
      await webKey(),
      bytes(vector.prepared_msg),
      bytes(vector.blind_sig),
      bytes(vector.inv),
    );
    expect(toHex(signature)).toBe(vector.sig);
  });

  test('the check that certificates go through accepts the signature, and no other message', () => {
    const holds = (message: Uint8Array): boolean =>
      verify(
        'sha384',
        message,
        { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 },
        bytes(vector.sig),
      );
    expect(holds(bytes(vector.prepared_msg))).toBe(true);
    expect(holds(bytes(vector.msg))).toBe(false);
  });

  test('the signature opens to the encoded message', () => {
    expect(toHex(toBytes(power(fromBytes(bytes(vector.sig)), e, n), 512))).toBe(vector.encoded_msg);
  });
});

describe.each(hpke.vectors)('RFC 9180, X25519, HKDF-SHA256, AES-256-GCM, base mode', (vector) => {
  test('both key pairs come from their key material', async () => {
    for (const [material, secret, open] of [
      [vector.ikmR, vector.skRm, vector.pkRm],
      [vector.ikmE, vector.skEm, vector.pkEm],
    ] as const) {
      const pair = await xKeyPair(sized(bytes(material), 32));
      expect(toHex(pair.secretKey)).toBe(secret);
      expect(toHex(pair.publicKey)).toBe(open);
    }
  });

  test.each(vector.encryptions)('the first message opens', async ({ aad, ct, pt }) => {
    const opened = await hpkeOpen(sized(bytes(vector.skRm), 32), bytes(vector.info), bytes(aad), {
      kem: sized(bytes(vector.enc), 32),
      ciphertext: bytes(ct),
    });
    expect(toHex(opened)).toBe(pt);
  });
});

describe.each(ed25519.vectors)('RFC 8032, 7.1, $name', (vector) => {
  const pair = edKeyPair(sized<EdSeed>(bytes(vector.seed), 32));

  test('the public key comes from the seed', () => {
    expect(toHex(pair.publicKey)).toBe(vector.publicKey);
  });

  test('the signature is the same, and holds', () => {
    const signature = edSign(pair, bytes(vector.message));
    expect(toHex(signature)).toBe(vector.signature);
    const publicKey = sized<EdPublicKey>(bytes(vector.publicKey), 32);
    expect(edVerify(publicKey, bytes(vector.message), signature)).toBe(true);
    expect(edVerify(publicKey, concat(bytes(vector.message), new Uint8Array(1)), signature)).toBe(
      false,
    );
  });
});

test.each(xchacha.vectors)('XChaCha20-Poly1305 seals and opens as the draft says', (vector) => {
  const cipher = () => xchacha20poly1305(bytes(vector.key), bytes(vector.nonce), bytes(vector.aad));
  expect(toHex(cipher().encrypt(bytes(vector.plaintext)))).toBe(vector.ciphertext + vector.tag);
  expect(toHex(cipher().decrypt(bytes(vector.ciphertext + vector.tag)))).toBe(vector.plaintext);
});

test.each(bip39.vectors)('BIP-39: $entropy becomes its phrase and back', (vector) => {
  expect(entropyToMnemonic(bytes(vector.entropy), english)).toBe(vector.phrase);
  expect(toHex(mnemonicToEntropy(vector.phrase, english))).toBe(vector.entropy);
  expect(toHex(mnemonicToSeedSync(vector.phrase, bip39.passphrase))).toBe(vector.seed);
});

test.each(hkdf.vectors)('RFC 5869, $name: HKDF-SHA256', ({ ikm, salt, info, length, okm }) => {
  const output = hkdfSync('sha256', bytes(ikm), bytes(salt), bytes(info), length);
  expect(toHex(new Uint8Array(output))).toBe(okm);
});

test('a derived key is HKDF-SHA256 with an empty salt and an info that ends the purpose', () => {
  const secret = new Uint8Array(32).fill(1);
  const info = concat(utf8('KT1 post'), new Uint8Array(1), utf8('more'));
  const expected = hkdfSync('sha256', secret, new Uint8Array(0), info, 32);
  expect(derive(secret, 'post', utf8('more'))).toEqual(new Uint8Array(expected));
  expect(derive(secret, 'postmore')).not.toEqual(derive(secret, 'post', utf8('more')));
});

test.each(sha.vectors)('SHA-256 of "$message"', ({ message, digest }) => {
  expect(toHex(sha256(utf8(message)))).toBe(digest);
  expect(toHex(sha256(...message.split('').map(utf8)))).toBe(digest);
});

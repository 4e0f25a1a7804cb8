import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  concat,
  fromHex,
  sized,
  utf8,
  type EdPublicKey,
  type EdSeed,
  type EdSignature,
  type XPublicKey,
} from '../../../protocol/bytes.ts';
import { edKeyPair, edSign, edVerify } from '../../../protocol/ed25519.ts';
import { hpkeOpen, hpkeSeal, xKeyPair } from '../../../protocol/hpke.ts';
import { asyncRefusal, bitFlips } from './hostile.ts';
import { toBytes } from './numbers.ts';

// The y coordinates of the points of small order, and the spellings of 0 and 1 that are not reduced.
const smallOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].flatMap((hex) => {
  const other = fromHex<EdPublicKey>(hex, 32);
  other[31] = (other[31] ?? 0) | 0x80;
  return [fromHex<EdPublicKey>(hex, 32), other];
});

const pair = edKeyPair(sized<EdSeed>(new Uint8Array(32).fill(5), 32));
const message = utf8('나도 궁금해요');

describe('an Ed25519 signature', () => {
  test('under a key of small order holds for nothing, though the equation may hold for everything', () => {
    for (const key of smallOrder) {
      for (const point of smallOrder) {
        const signature = sized<EdSignature>(concat(point, new Uint8Array(32)), 64);
        for (const text of ['', 'a', 'b', 'c', 'd', 'e', 'f', 'g']) {
          expect(edVerify(key, utf8(text), signature)).toBe(false);
        }
      }
    }
  });

  test('under 32 bytes that are no point is refused without an exception', () => {
    const signature = edSign(pair, message);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(edVerify(sized<EdPublicKey>(bytes, 32), message, signature)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('with any bit of it, of the key or of the message changed does not hold', () => {
    const signature = edSign(pair, message);
    expect(edVerify(pair.publicKey, message, signature)).toBe(true);
    for (const changed of bitFlips(signature)) {
      expect(edVerify(pair.publicKey, message, sized<EdSignature>(changed, 64))).toBe(false);
    }
    for (const changed of bitFlips(pair.publicKey)) {
      expect(edVerify(sized<EdPublicKey>(changed, 32), message, signature)).toBe(false);
    }
    for (const changed of bitFlips(message)) {
      expect(edVerify(pair.publicKey, changed, signature)).toBe(false);
    }
  });

  test('with the order of the group added to its scalar does not hold', () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const signature = edSign(pair, message);
    const scalar = BigInt(`0x${Buffer.from(signature.slice(32).toReversed()).toString('hex')}`);
    const larger = toBytes(scalar + order, 32).toReversed();
    const second = sized<EdSignature>(concat(signature.slice(0, 32), larger), 64);
    expect(edVerify(pair.publicKey, message, second)).toBe(false);
  });
});

describe('HPKE', () => {
  const info = utf8('info');

  test('opens what it sealed, for any text and any associated data', async () => {
    const to = await xKeyPair(sized(new Uint8Array(32).fill(9), 32));
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 64 }),
        fc.uint8Array({ maxLength: 64 }),
        async (text, aad) => {
          const sealed = await hpkeSeal(to.publicKey, info, aad, text);
          expect(sealed.ciphertext.length).toBe(text.length + 16);
          expect(await hpkeOpen(to.secretKey, info, aad, sealed)).toEqual(text);
          const other = concat(aad, new Uint8Array(1));
          expect(await asyncRefusal(() => hpkeOpen(to.secretKey, info, other, sealed))).toBe(
            'sealed',
          );
          expect(await asyncRefusal(() => hpkeOpen(to.secretKey, other, aad, sealed))).toBe(
            'sealed',
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  test.each([
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ])('neither seals to the small-order point %s nor opens from it', async (hex) => {
    const point = fromHex<XPublicKey>(hex, 32);
    expect(await asyncRefusal(() => hpkeSeal(point, info, info, message))).toBe('sealed');
    const own = await xKeyPair(sized(new Uint8Array(32).fill(9), 32));
    const sealed = { kem: point, ciphertext: new Uint8Array(40) };
    expect(await asyncRefusal(() => hpkeOpen(own.secretKey, info, info, sealed))).toBe('sealed');
  });
});

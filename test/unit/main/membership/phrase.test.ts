import { expect, test } from 'vitest';
import { fromHex, toHex, type Bytes32 } from '../../../../protocol/bytes.ts';
import { enrolmentOf, entropyOf, wordsOf } from '../../../../main/membership/phrase.ts';

// Trezor's BIP-39 test vectors, 256 bits.
const vectors = [
  ['00'.repeat(32), `${'abandon '.repeat(23)}art`],
  ['ff'.repeat(32), `${'zoo '.repeat(23)}vote`],
  [
    '68a79eaca2324873eacc50cb9c6eca8cc68ea5d936f98787c60c7ebc74e6ce7c',
    'hamster diagram private dutch cause delay private meat slide toddler razor book happy fancy gospel tennis maple dilemma loan word shrug inflict delay length',
  ],
] as const;

test.each(vectors)('the 24 words of a known entropy are the known words', (hex, phrase) => {
  expect(wordsOf(fromHex<Bytes32>(hex, 32), 'en').join(' ')).toBe(phrase);
  expect(toHex(entropyOf(phrase))).toBe(hex);
});

test('Korean words lead back to the same entropy, however they are spaced and composed', () => {
  const entropy = fromHex<Bytes32>(vectors[2][0], 32);
  const words = wordsOf(entropy, 'ko');
  expect(words).toHaveLength(24);
  expect(words.every((word) => word === word.normalize('NFC'))).toBe(true);
  expect(entropyOf(`  ${words.join('\n')} `)).toEqual(entropy);
  expect(entropyOf(words.join(' ').normalize('NFD'))).toEqual(entropy);
});

test('a wrong word or a wrong order is refused', () => {
  const words = vectors[2][1].split(' ');
  expect(() => entropyOf(words.with(0, 'hamsters').join(' '))).toThrow('bad-request');
  expect(() => entropyOf(words.toReversed().join(' '))).toThrow('bad-request');
  expect(() => entropyOf('')).toThrow('bad-request');
});

test('the same words give the same enrolment keys, other words others', async () => {
  const one = await enrolmentOf(fromHex<Bytes32>('01'.repeat(32), 32));
  const again = await enrolmentOf(fromHex<Bytes32>('01'.repeat(32), 32));
  const other = await enrolmentOf(fromHex<Bytes32>('02'.repeat(32), 32));
  expect(again.signing.publicKey).toEqual(one.signing.publicKey);
  expect(again.sealing.publicKey).toEqual(one.sealing.publicKey);
  expect(other.signing.publicKey).not.toEqual(one.signing.publicKey);
  expect(toHex(one.sealing.secretKey)).not.toBe(toHex(one.signing.seed));
});

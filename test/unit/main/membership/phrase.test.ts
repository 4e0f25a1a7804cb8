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

const entropy = fromHex<Bytes32>(vectors[2][0], 32);
const words = wordsOf(entropy, 'ko');

test('there are 24 Korean words, composed as a keyboard types them', () => {
  expect(words).toHaveLength(24);
  expect(words.every((word) => word === word.normalize('NFC'))).toBe(true);
});

test.each([
  ['with spaces around', `  ${words.join(' ')} `],
  ['one a line', words.join('\r\n')],
  ['with wide spaces', words.join('\u3000')],
  ['decomposed', words.join(' ').normalize('NFD')],
  ['with commas', words.join(', ')],
  ['with commas and no spaces', words.join(',')],
  ['numbered with dots', words.map((word, n) => `${n + 1}. ${word}`).join('\n')],
  ['numbered with brackets', words.map((word, n) => `${n + 1})${word}`).join(' ')],
  [
    'with what a messenger puts between letters',
    words.map((word) => `\u200b${word}`).join(' \u2060'),
  ],
  ['in English, with a capital letter', `H${vectors[2][1].slice(1)}`],
])('words are taken as they were written down: %s', (_, phrase) => {
  expect(entropyOf(phrase)).toEqual(entropy);
});

test.each([
  ['a wrong word', words.with(0, words[1] ?? '').join(' ')],
  ['another order', words.toReversed().join(' ')],
  ['a word too few', words.slice(1).join(' ')],
  ['twelve words', `${'abandon '.repeat(11)}about`],
  ['a word of no list', words.with(5, '깐부톡').join(' ')],
  ['both languages', [...words.slice(0, 12), ...vectors[2][1].split(' ').slice(12)].join(' ')],
  ['nothing', ''],
  ['no letters', '1. 2. 3.'],
])('%s is refused', (_, phrase) => {
  expect(() => entropyOf(phrase)).toThrow(expect.objectContaining({ code: 'phrase-malformed' }));
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

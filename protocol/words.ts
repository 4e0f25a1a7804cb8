import { scryptSync } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/korean.js';
import type { Hash } from './bytes.ts';

/**
 * Six Korean words (BIP-39 list, 66 bits) of a manifest's hash, for comparing by voice. A founder who looks for two manifests with the same
 * words has to try some 2^33; scrypt (RFC 7914: N = 2^14, r = 8, p = 1) makes each try cost about 50 ms.
 */
export function sixWords(hash: Hash): string[] {
  const slow = scryptSync(hash, 'KT1 six words', 9, { N: 2 ** 14, r: 8, p: 1 });
  let bits = '';
  for (const byte of slow) bits += byte.toString(2).padStart(8, '0');
  const words: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    const word = wordlist[Number.parseInt(bits.slice(i * 11, i * 11 + 11), 2)];
    if (word === undefined) throw new RangeError('word list');
    words.push(word.normalize('NFC'));
  }
  return words;
}

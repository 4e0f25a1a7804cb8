import { wordlist } from '@scure/bip39/wordlists/korean.js';
import type { Hash } from './bytes.ts';

/** Six Korean words (BIP-39 list, 66 bits) of a manifest's hash, for comparing by voice. */
export function sixWords(hash: Hash): string[] {
  let bits = '';
  for (const byte of hash.subarray(0, 9)) bits += byte.toString(2).padStart(8, '0');
  const words: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    const word = wordlist[Number.parseInt(bits.slice(i * 11, i * 11 + 11), 2)];
    if (word === undefined) throw new RangeError('word list');
    words.push(word.normalize('NFC'));
  }
  return words;
}

import { initialOf } from './hangul.ts';

/** Raised when tokens are made otherwise: the index is made anew then. */
export const tokenRules = 1;

/**
 * What stands in the index for a text (folded and squeezed): its characters and pairs of them, its initial consonants and pairs and triples of
 * these. Each once, parted by spaces. Characters are letters, digits, marks and pictures, never ASCII punctuation: nothing has a meaning to FTS5.
 */
export function tokensOf(text: string): string {
  const tokens = new Set<string>();
  let before = '';
  let initial = '';
  let pair = '';
  for (const character of text) {
    tokens.add(character);
    if (before !== '') tokens.add(before + character);
    before = character;
    const next = initialOf(character);
    if (next === '') {
      initial = '';
      pair = '';
      continue;
    }
    tokens.add(next);
    if (pair !== '') tokens.add(pair + next);
    pair = initial === '' ? '' : initial + next;
    if (pair !== '') tokens.add(pair);
    initial = next;
  }
  return [...tokens].join(' ');
}

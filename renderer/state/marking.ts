import type { MarkedText } from '../../preload/contract.ts';

/** Syllables with the same first consonant, and those with the same vowel as well, stand in a row in Unicode. */
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const perConsonant = 588;
const perVowel = 28;
const firstConsonants = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

const between = (from: number, count: number): string =>
  `[${String.fromCharCode(from)}-${String.fromCharCode(from + count - 1)}]`;

/** What one letter of a search stands for. @param open whether a syllable may still get its last consonant, as one that is being typed */
function patternOf(letter: string, open: boolean): string {
  const place = firstConsonants.indexOf(letter);
  if (place >= 0)
    return `(?:${letter}|${between(firstSyllable + place * perConsonant, perConsonant)})`;
  const code = letter.codePointAt(0) ?? 0;
  const isOpen = code >= firstSyllable && code <= lastSyllable && (code - firstSyllable) % 28 === 0;
  if (open && isOpen) return between(code, perVowel);
  return letter.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}

/** Finds a term wherever spaces are set differently; one of consonants by the first ones of the syllables. */
export function finderOf(term: string, open: boolean): RegExp {
  const letters = Array.from(term);
  const pattern = letters.map((letter, place) =>
    patternOf(letter, open && place === letters.length - 1),
  );
  return new RegExp(pattern.join('\\s*'), 'giu');
}

/** Cuts a text where the terms of a search stand in it. A term that stands nowhere as it was typed may have an unfinished last syllable. */
export function marked(text: string, terms: readonly string[]): MarkedText {
  const places: [from: number, to: number][] = [];
  for (const term of terms) {
    if (term === '') continue;
    let found = [...text.matchAll(finderOf(term, false))];
    if (found.length === 0) found = [...text.matchAll(finderOf(term, true))];
    for (const match of found) places.push([match.index, match.index + match[0].length]);
  }
  const pieces: MarkedText = [];
  let done = 0;
  for (const [from, to] of places.toSorted(([one], [other]) => one - other)) {
    if (to <= done) continue;
    if (from > done) pieces.push({ text: text.slice(done, from), hit: false });
    pieces.push({ text: text.slice(Math.max(from, done), to), hit: true });
    done = to;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false });
  return pieces;
}

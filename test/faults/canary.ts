import { chanceOf } from './chance.ts';

const firstSyllable = 0xac00;
const syllables = 11_172;

/** Throws RangeError for a number that has no syllable: another word would be its double. */
function syllable(number: number): string {
  if (number < 0 || number >= syllables) throw new RangeError(`no syllable for ${number}`);
  return String.fromCodePoint(firstSyllable + number);
}

const numberOf = (letter: string): number =>
  (letter.codePointAt(0) ?? firstSyllable) - firstSyllable;

/** Four syllables that stand in every word of a run and nowhere else. */
export function canaryOf(seed: string): string {
  const chance = chanceOf(`canary ${seed}`);
  return Array.from({ length: 4 }, () => syllable(chance.below(syllables))).join('');
}

/** Where a word was typed: of which person, in which life of the app (each below 11,172), and the how-manieth. */
export type Place = { person: number; life: number; number: number };

/** A word of eight syllables. None is another's beginning, so that one which was cut off while it was typed is no other. */
export const wordAt = (canary: string, { person, life, number }: Place): string =>
  [
    canary,
    ...[person, life, Math.floor(number / syllables), number % syllables].map(syllable),
  ].join('');

/** Where a word of {@link wordAt} was typed. */
export function placeOf(word: string): Place {
  const [person = 0, life = 0, high = 0, low = 0] = Array.from(word.slice(-4), numberOf);
  return { person, life, number: high * syllables + low };
}

/** Every whole word of a run in a text, in order. */
export const wordsIn = (text: string, canary: string): string[] =>
  text.match(new RegExp(`${canary}[가-힣]{4}`, 'gu')) ?? [];

import { chanceOf } from './chance.ts';

const firstSyllable = 0xac00;
const syllables = 11_172;

const syllable = (number: number): string =>
  String.fromCodePoint(firstSyllable + (number % syllables));

/** Four syllables that stand in every word of a run and nowhere else. */
export function canaryOf(seed: string): string {
  const chance = chanceOf(`canary ${seed}`);
  return Array.from({ length: 4 }, () => syllable(chance.below(syllables))).join('');
}

/** Where a word was typed: of which person, in which life of the app, and the how-manieth. Each below 11,172. */
export type Place = { person: number; life: number; number: number };

/** A word of seven syllables. None is another's beginning, so that one which was cut off while it was typed is no other. */
export const wordAt = (canary: string, { person, life, number }: Place): string =>
  [canary, ...[person, life, number].map(syllable)].join('');

/** Every whole word of a run in a text, in order. */
export const wordsIn = (text: string, canary: string): string[] =>
  text.match(new RegExp(`${canary}[가-힣]{3}`, 'gu')) ?? [];

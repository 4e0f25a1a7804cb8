import { foldWords } from '../vault/search/fold.ts';
import { plainText } from '../vault/plain-text.ts';
import { stemsOf } from './search-near.ts';
import { isAsking } from './search-query.ts';
import { otherWords } from './similar-words.ts';

/** More words of a text say little more of what it is about. */
const mostTitled = 12;
const mostTold = 16;
/** What a word of the text counts beside one of the title. */
const told = 0.4;

/** Something that a question is about: a word as it was written, and what else it may be called, each as pieces that the index has as tokens. */
export type Concept = { weight: number; forms: readonly (readonly string[])[] };

/** What a question is about. */
export function conceptsOf(title: string, text: string): Concept[] {
  const titled = words(title).slice(0, mostTitled);
  const known = new Set(titled.map(coreOf));
  const others = words(text).filter((word) => !known.has(coreOf(word)));
  // Without a title, the text says it alone.
  const weight = titled.length > 0 ? told : 1;
  return [
    ...titled.map((word) => conceptOf(word, 1)),
    ...others.slice(0, mostTold).map((word) => conceptOf(word, weight)),
  ];
}

/** Pairs of neighbouring characters, or the one there is. `word`: folded, without spaces. */
export function piecesOf(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, place) => `${characters[place] ?? ''}${character}`);
}

/** What is left of a word without particles and endings. */
export const coreOf = (word: string): string => stemsOf(word).at(-1) ?? word;

function conceptOf(word: string, weight: number): Concept {
  const core = coreOf(word);
  return { weight, forms: [core, ...otherWords(core)].map(piecesOf) };
}

/** Words that tell something, each once. */
function words(text: string): string[] {
  const all = foldWords(plainText(text)).split(' ');
  return [...new Set(all)].filter((word) => word !== '' && !isAsking(word));
}

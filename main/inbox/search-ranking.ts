import type { SearchDocument } from '../vault/search/documents.ts';
import type { Shelf } from '../vault/search/store.ts';
import { nearest } from './search-near.ts';
import type { Query } from './search-query.ts';
import { SearchText, strengths } from './search-text.ts';

/** A post in which the words stand. */
export type Found = {
  document: SearchDocument;
  where: 'title' | 'question' | 'reply';
  /** How well, among posts of the same kind of hit. */
  strength: number;
  near: boolean;
};

/** A post in which every word stands; `null` where one does not. */
export function exactly(query: Query, document: SearchDocument, shelf: Shelf): Found | null {
  const text = searched(document, shelf);
  let sum = 0;
  for (const word of query.words) {
    const strength = text.strength(word);
    if (strength < 0) return null;
    sum += strength;
  }
  // The words one after the other, as they were typed.
  const phrase = query.words.length > 1 && text.has(query.words.join('')) ? 1 : 0;
  const strength = sum / query.words.length + phrase;
  return { document, where: placeOf(document, shelf), strength, near: false };
}

/** A post in which half of the telling words stand as somebody may have meant them; `null` where fewer do. */
export function nearly(query: Query, document: SearchDocument): Found | null {
  const title = new SearchText(document.words.title ?? '');
  const whole = searched(document, 'posts');
  const nearness = (word: string): number =>
    Math.max((nearest(title, word)?.nearness ?? 0) * 1.5, nearest(whole, word)?.nearness ?? 0);
  const told = query.telling.map(nearness);
  const asked = query.words.filter((word) => !query.telling.includes(word)).map(nearness);
  if (told.filter((one) => one > 0).length * 2 < told.length) return null;
  const strength = sumOf(told) + 0.1 * sumOf(asked);
  const inTitle = query.telling.some((word) => nearest(title, word));
  return { document, where: placeOf(document, inTitle ? 'titles' : 'posts'), strength, near: true };
}

/** Exactness first, then what its asker found helpful, then what is newer. */
export const byStrength = (a: Found, b: Found): number =>
  b.strength - a.strength ||
  Number(b.document.state === 'accepted') - Number(a.document.state === 'accepted') ||
  b.document.number - a.document.number;

/** Whether it is certainly what was meant, and nothing need be guessed. */
export const isStrong = ({ strength }: Found): boolean => strength > strengths.apart;

function searched({ words: { title, text } }: SearchDocument, shelf: Shelf): SearchText {
  return new SearchText(shelf === 'titles' ? (title ?? '') : `${title ?? ''} ${text}`);
}

const placeOf = (document: SearchDocument, shelf: Shelf): Found['where'] => {
  if (shelf === 'titles') return 'title';
  return document.words.title === null ? 'reply' : 'question';
};

const sumOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0);

import type { SearchDocument, Shelf } from '../vault/search/documents.ts';
import { nearest, type NearWord } from './search-near.ts';
import type { Query } from './search-query.ts';
import { SearchText, strengths } from './search-text.ts';
import { hasInitials } from '../vault/search/hangul.ts';

/** A post in which the words stand. */
export type Found = {
  document: SearchDocument;
  where: 'title' | 'question' | 'reply';
  /** How well, among posts of the same kind of hit. */
  strength: number;
  near: boolean;
};

/** A post in which every word stands; `null` where one does not. */
export function exactly(query: Query, document: SearchDocument): Found | null {
  const text = searched(document, document.shelf);
  let sum = 0;
  for (const word of query.words) {
    const strength = text.strength(word);
    if (strength < 0) return null;
    sum += strength;
  }
  // The words one after the other, as they were typed.
  const phrase = query.words.length > 1 && text.strength(query.words.join('')) >= 0 ? 1 : 0;
  const strength = sum / query.words.length + phrase;
  return { document, where: placeOf(document, document.shelf), strength, near: false };
}

/** A query, and what may have been meant by it. */
export type NearQuery = { telling: readonly NearWord[]; asking: readonly NearWord[] };

/** How near each word of a query stands, telling words first; 0 where it does not. */
type Nearness = { telling: number[]; asking: number[] };

/** A post of which something may have been meant, and how near each word stands in its thread. */
export type NearFound = { found: Found; nearness: Nearness };

/** `null` where no telling word stands in any form. */
export function nearly(query: NearQuery, document: SearchDocument): NearFound | null {
  const title = new SearchText(document.words.title ?? '');
  const whole = searched(document, 'posts');
  let inTitle = false;
  const nearnessOf = (word: NearWord): number => {
    const titled = nearest(title, word)?.nearness ?? 0;
    inTitle ||= titled > 0;
    return Math.max(titled * 1.5, nearest(whole, word)?.nearness ?? 0);
  };
  const telling = query.telling.map(nearnessOf);
  if (telling.every((one) => one === 0)) return null;
  const where = placeOf(document, inTitle ? 'titles' : 'posts');
  const asking = query.asking.map(nearnessOf);
  const found = { document, where, strength: strengthOf({ telling, asking }), near: true };
  return { found, nearness: { telling, asking } };
}

/** Two posts of a thread stand for it together, by the better one. */
export function together(a: NearFound, b: NearFound): NearFound {
  const better = byStrength(a.found, b.found) <= 0 ? a.found : b.found;
  const most = (which: keyof Nearness): number[] =>
    a.nearness[which].map((one, place) => Math.max(one, b.nearness[which][place] ?? 0));
  const nearness = { telling: most('telling'), asking: most('asking') };
  return { found: { ...better, strength: strengthOf(nearness) }, nearness };
}

/** Whether half of the telling words stand in a thread. */
export const isMeant = ({ nearness: { telling } }: NearFound): boolean =>
  telling.filter((one) => one > 0).length * 2 >= telling.length;

const strengthOf = ({ telling, asking }: Nearness): number => sumOf(telling) + 0.1 * sumOf(asking);

/** Exactness first, then what its asker found helpful, then what is newer. */
export const byStrength = (a: Found, b: Found): number =>
  b.strength - a.strength ||
  Number(b.document.state === 'accepted') - Number(a.document.state === 'accepted') ||
  b.document.number - a.document.number;

/** So many syllables stand one after the other nowhere by chance. */
const distinct = 4;

/** Whether it is certainly what was meant, and nothing need be guessed. */
export const isCertain = ({ words }: Query, { strength }: Found): boolean =>
  strength > strengths.apart || words.some((word) => word.length >= distinct && !hasInitials(word));

function searched({ words: { title, text } }: SearchDocument, shelf: Shelf): SearchText {
  return new SearchText(shelf === 'titles' ? (title ?? '') : `${title ?? ''} ${text}`);
}

const placeOf = (document: SearchDocument, shelf: Shelf): Found['where'] => {
  if (shelf === 'titles') return 'title';
  return document.words.title === null ? 'reply' : 'question';
};

const sumOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0);

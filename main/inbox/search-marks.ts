import type { MarkedText } from '../../preload/contract.ts';
import { foldWithPlaces } from '../vault/search/fold.ts';
import { cutText } from '../vault/plain-text.ts';
import { nearest } from './search-near.ts';
import { SearchText, type Stretch } from './search-text.ts';

/** Characters before the first place, and in all, UTF-16 units. */
const before = 30;
const excerptLength = 110;
/** What is looked through first: most words stand near the beginning. */
const beginningLength = 240;
/** Places of one word that are marked in a text. */
const maxPlaces = 50;

/** The whole text in pieces, with the words marked. `text` in composed syllables. `near`: what may have been meant by them, too. */
export function marked(text: string, words: readonly string[], near: boolean): MarkedText {
  return pieces(text, 0, text.length, stretches(text, words, near));
}

/** About a hundred characters around the first place of the words, on one line. */
export function markedExcerpt(text: string, words: readonly string[], near: boolean): MarkedText {
  const line = text.replace(/\s+/gu, ' ').trim();
  const early = stretches(line.slice(0, beginningLength), words, near);
  // Words at the cut may be halved there.
  const isEarly = early[0] && early[0].at < beginningLength - excerptLength;
  const found = isEarly ? early : stretches(line, words, near);
  const [first] = found;
  const begin = first ? beginning(line, first.at) : 0;
  const end = begin + cutText(line.slice(begin, begin + 2 * excerptLength), excerptLength).length;
  const cut = pieces(line, begin, end, found);
  return [
    ...(begin > 0 ? [{ text: '…', hit: false }] : []),
    ...cut,
    ...(end < line.length ? [{ text: '…', hit: false }] : []),
  ];
}

/** Where the words stand in the original, in order, apart from each other. */
function stretches(text: string, words: readonly string[], near: boolean): Stretch[] {
  const { text: folded, from, to } = foldWithPlaces(text);
  const searched = new SearchText(folded);
  const found = words
    .flatMap((word) => placesOf(searched, word, near))
    .map(({ at, length }) => {
      const start = from[at] ?? 0;
      return { at: start, length: (to[at + length - 1] ?? start) - start };
    })
    .toSorted((a, b) => a.at - b.at || b.length - a.length);
  const apart: Stretch[] = [];
  for (const one of found) {
    const last = apart.at(-1);
    const end = last ? last.at + last.length : 0;
    if (!last || one.at >= end) apart.push({ ...one });
    else last.length = Math.max(end, one.at + one.length) - last.at;
  }
  return apart;
}

function placesOf(text: SearchText, word: string, isNear: boolean): Stretch[] {
  const places: Stretch[] = [];
  for (const place of text.places(word)) {
    places.push(place);
    if (places.length === maxPlaces) break;
  }
  if (places.length > 0 || !isNear) return places;
  const near = nearest(text, word);
  return near ? [near] : [];
}

/** A little before the place, where a word begins. */
function beginning(line: string, at: number): number {
  if (at <= before) return 0;
  const space = line.indexOf(' ', at - before);
  if (space >= 0 && space < at) return space + 1;
  const from = Math.max(0, at - 3 * before);
  return from + cutText(line.slice(from, at + 1), at - before - from).length;
}

function pieces(text: string, begin: number, end: number, found: readonly Stretch[]): MarkedText {
  const made: MarkedText = [];
  let at = begin;
  for (const one of found) {
    const [from, to] = [Math.max(one.at, begin), Math.min(one.at + one.length, end)];
    if (from >= to) continue;
    if (from > at) made.push({ text: text.slice(at, from), hit: false });
    made.push({ text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < end) made.push({ text: text.slice(at, end), hit: false });
  return made;
}

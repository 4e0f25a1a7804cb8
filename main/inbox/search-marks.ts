import type { MarkedText } from '../../preload/contract.ts';
import { foldWithPlaces, placeInText } from '../vault/search/fold.ts';
import { cutText } from '../vault/plain-text.ts';
import { nearest, nearWord } from './search-near.ts';
import { SearchText, type Stretch } from './search-text.ts';

/** Characters before the first place, and in all, UTF-16 units. */
const before = 30;
const excerptLength = 110;
/** What is looked through first: most words stand near the beginning. */
const beginningLength = 240;
/** What is looked at of a text before and after the first place: more than an excerpt, however its lines are broken. */
const marginBefore = 60;
const marginAfter = 200;
/** What stands on several lines, or apart by more than a space. */
const uneven = /[^\S ]| {2}/u;
/** Two characters that nothing joins to one. */
const simple = /^[가-힣 -~]{2}$/u;
/** Places of one word that are marked in a text. */
const maxPlaces = 50;

/** The whole text in pieces, with the words marked. `text` in composed syllables. `near`: what may have been meant by them, too. */
export function marked(text: string, words: readonly string[], near: boolean): MarkedText {
  return pieces(text, 0, text.length, stretches(text, words, near));
}

/** About a hundred characters around the first place of the words, on one line. `folded`: the text as the index has it. */
export function markedExcerpt(
  text: string,
  words: readonly string[],
  near: boolean,
  folded: string,
): MarkedText {
  const early = firstUnit(new SearchText(folded.slice(0, beginningLength)), words, false);
  const unit = early >= 0 ? early : firstUnit(new SearchText(folded), words, near);
  const place = unit < 0 ? 0 : placeInText(text, unit);
  // Texts are long, and little of them is shown.
  const from = Math.max(0, place - marginBefore);
  const to = Math.min(text.length, place + marginAfter);
  const part = text.slice(from, to);
  const line = (uneven.test(part) ? part.replace(/\s+/gu, ' ') : part).trim();
  const found = unit < 0 ? [] : stretches(line, words, near);
  const [first] = found;
  const begin = first ? beginning(line, first.at) : 0;
  const end = begin + cut(line.slice(begin, begin + 2 * excerptLength), excerptLength);
  return [
    ...(from + begin > 0 ? [{ text: '…', hit: false }] : []),
    ...pieces(line, begin, end, found),
    ...(end < line.length || to < text.trimEnd().length ? [{ text: '…', hit: false }] : []),
  ];
}

/** Where the first of the words stands; -1 where none does. */
function firstUnit(text: SearchText, words: readonly string[], near: boolean): number {
  const units = words.flatMap((word) => {
    const at = text.first(word);
    const one = at < 0 && near ? nearest(text, nearWord(word)) : null;
    return at >= 0 ? [at] : one ? [one.at] : [];
  });
  return units.length > 0 ? Math.min(...units) : -1;
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
  const near = nearest(text, nearWord(word));
  return near ? [near] : [];
}

/** A little before the place, where a word begins. */
function beginning(line: string, at: number): number {
  if (at <= before) return 0;
  const space = line.indexOf(' ', at - before);
  if (space >= 0 && space < at) return space + 1;
  const from = Math.max(0, at - 3 * before);
  return from + cut(line.slice(from, at + 1), at - before - from);
}

/** Where to cut a text that is to have so many units: between what people count as characters. */
function cut(text: string, length: number): number {
  if (text.length > length && simple.test(text.slice(length - 1, length + 1))) return length;
  return cutText(text, length).length;
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

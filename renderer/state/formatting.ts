import type { TextChange } from './field-change.ts';

/** What can be set in a text by a button; markup.ts reads it. */
export const formats = ['list', 'numbers', 'quote', 'code'] as const;
export type Format = (typeof formats)[number];

/** A stretch of a text, UTF-16 units. */
type Stretch = { from: number; to: number };

/** A change, and what is selected after it. */
export type Formatted = { change: TextChange; select: Stretch };

const fence = '```';
const signs = { list: /^ {0,3}[-*•] +/u, numbers: /^ {0,3}\d{1,3}[.)] +/u, quote: /^ {0,3}> ?/u };
/** A month and a day, and no third number, which would make the first one that of an item. */
const day = /^ {0,3}(?:[1-9]|1[0-2])\. +(?:[1-9]|[12]\d|3[01])\.(?! *\d+\.)/u;
const item = /^( {0,3})(?:([-*•])|(\d{1,3})([.)])|(>))( +)/u;

/** Sets the selected lines, or takes the signs off them where all have them; sets a selection within a line as code. */
export function formatted(text: string, { from, to }: Stretch, format: Format): Formatted {
  if (format === 'code') return asCode(text, { from, to });
  const { from: begin, to: end } = linesOf(text, { from, to });
  const lines = text.slice(begin, end).split('\n');
  const items = numberedIn(text.slice(0, end).split('\n')).slice(-lines.length);
  const signAt = (place: number): RegExp | null => {
    const line = lines[place] ?? '';
    if (format === 'quote') return signs.quote.test(line) ? signs.quote : null;
    if (signs.list.test(line)) return signs.list;
    return items[place] === true ? signs.numbers : null;
  };
  const isSet = lines.every((line, place) => signAt(place) === signs[format] || isBlank(line));
  const takesOff = isSet && !lines.every(isBlank);
  let number = 0;
  const changed = lines.map((line, place) => {
    const sign = signAt(place);
    if (takesOff) return sign ? line.replace(sign, '') : line;
    if (isBlank(line) && lines.length > 1) return line;
    number += 1;
    // One kind of sign takes the place of another.
    const bare = format !== 'quote' && sign ? line.replace(sign, '') : line;
    return `${signOf(format, number)}${bare}`;
  });
  const words = changed.join('\n');
  const caret = begin + words.length;
  const select = lines.length > 1 ? { from: begin, to: caret } : { from: caret, to: caret };
  return { change: { from: begin, to: end, words }, select };
}

/**
 * What Enter does at a place in a list or a quote: it goes on, or ends where nothing was written behind the last sign. `null`: a new line and
 * nothing else.
 */
export function continued(text: string, at: number): TextChange | null {
  const begin = lineStart(text, at);
  const before = text.slice(begin, at);
  const match = item.exec(before);
  if (match === null || isInCode(text, begin)) return null;
  const [sign, room = '', bullet, number, mark = '', quote, space = ' '] = match;
  // '3. 5. 회의' alone is a day.
  const isCounted = number === undefined || number === '1' || followsNumber(text, begin);
  if (!isCounted) return null;
  const end = text.indexOf('\n', at);
  const rest = text.slice(at, end < 0 ? text.length : end);
  if (before.length === sign.length && rest.trim() === '') {
    return { from: begin, to: at, words: '' };
  }
  const next = number === undefined ? (bullet ?? quote ?? '') : `${Number(number) + 1}${mark}`;
  return { from: at, to: at, words: `\n${room}${next}${space}` };
}

function asCode(text: string, { from, to }: Stretch): Formatted {
  const words = text.slice(from, to);
  if (words !== '' && !words.includes('\n')) {
    const change = { from, to, words: `\`${words}\`` };
    return { change, select: { from: from + 1, to: to + 1 } };
  }
  const { from: begin, to: end } = linesOf(text, { from, to });
  const inside = text.slice(begin, end);
  const start = begin + fence.length + 1;
  return {
    change: { from: begin, to: end, words: `${fence}\n${inside}\n${fence}` },
    select: { from: start, to: start + inside.length },
  };
}

/**
 * Which lines are items of a list that counts from 1. '3. 5. 회의' is a day wherever it stands, and '7. 급여' by itself may be the rest of a sentence:
 * whoever puts another sign there has not written these numbers for a list.
 */
function numberedIn(lines: readonly string[]): boolean[] {
  let last = 0;
  return lines.map((line) => {
    if (isBlank(line)) return false;
    const number = Number(/^ {0,3}(\d{1,3})[.)] /u.exec(line)?.[1] ?? 0);
    const isItem = number > 0 && (number === 1 || number === last + 1) && !day.test(line);
    last = isItem ? number : 0;
    return isItem;
  });
}

const isBlank = (line: string): boolean => line.trim() === '';

/** The whole lines in which a stretch lies. */
function linesOf(text: string, { from, to }: Stretch): Stretch {
  // Who has selected to the beginning of a line has not selected that line.
  const last = to > from && text[to - 1] === '\n' ? to - 1 : to;
  const end = text.indexOf('\n', last);
  return { from: lineStart(text, from), to: end < 0 ? text.length : end };
}

/** Where the line begins in which a place lies. A search from -1 on would find a line feed at 0. */
const lineStart = (text: string, at: number): number =>
  at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;

const signOf = (format: Exclude<Format, 'code'>, number: number): string =>
  format === 'numbers' ? `${number}. ` : format === 'list' ? '- ' : '> ';

const followsNumber = (text: string, begin: number): boolean =>
  begin > 0 && signs.numbers.test(text.slice(text.lastIndexOf('\n', begin - 2) + 1, begin - 1));

/** Whether a line stands behind a fence that is open. */
const isInCode = (text: string, begin: number): boolean =>
  text
    .slice(0, begin)
    .split('\n')
    .filter((line) => /^ {0,3}```[^`]*$/u.test(line)).length %
    2 ===
  1;

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
const item = /^( {0,3})(?:([-*•])|(\d{1,3})([.)])|(>))( +)/u;

/** Sets the selected lines, or takes the signs off them where all have them; sets a selection within a line as code. */
export function formatted(text: string, { from, to }: Stretch, format: Format): Formatted {
  if (format === 'code') return asCode(text, { from, to });
  const { from: begin, to: end } = linesOf(text, { from, to });
  const lines = text.slice(begin, end).split('\n');
  const isSet = lines.every((line) => signs[format].test(line) || line.trim() === '');
  const takesOff = isSet && lines.some((line) => line.trim() !== '');
  let number = 0;
  const changed = lines.map((line) => {
    if (takesOff) return line.replace(signs[format], '');
    if (line.trim() === '' && lines.length > 1) return line;
    number += 1;
    // One kind of sign takes the place of another.
    const bare =
      format === 'quote' ? line : line.replace(signs.list, '').replace(signs.numbers, '');
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
  const begin = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(begin, at);
  const match = item.exec(before);
  if (match === null || isInCode(text, begin)) return null;
  const [sign, room = '', bullet, number, mark = '', quote, space = ' '] = match;
  const end = text.indexOf('\n', at);
  const rest = text.slice(at, end < 0 ? text.length : end);
  if (before.length === sign.length && rest.trim() === '') {
    return { from: begin, to: at, words: '' };
  }
  // '3. 5. 회의' alone is a day.
  const isCounted = number === undefined || number === '1' || followsNumber(text, begin);
  if (!isCounted) return null;
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

/** The whole lines in which a stretch lies. */
function linesOf(text: string, { from, to }: Stretch): Stretch {
  // Who has selected to the beginning of a line has not selected that line.
  const last = to > from && text[to - 1] === '\n' ? to - 1 : to;
  const end = text.indexOf('\n', last);
  return { from: text.lastIndexOf('\n', from - 1) + 1, to: end < 0 ? text.length : end };
}

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

import { plainText } from '../vault/plain-text.ts';

const characters = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** The beginning of a text on one line: at most `length` UTF-16 units, cut between what people count as characters. */
export function excerptOf(text: string, length = 200): string {
  const line = plainText(text).replace(/\s+/gu, ' ').trim();
  if (line.length <= length) return line;
  const cut = characters.segment(line).containing(length)?.index ?? length;
  return line.slice(0, cut);
}

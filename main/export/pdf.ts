import type { Day } from './paper.ts';

const latin1 = new TextDecoder('latin1');
/** Entries of a PDF's information dictionary, ISO 32000-1, 14.3.3, as Skia writes them: in the open, as literal strings. */
const dates = /\/(?:CreationDate|ModDate) \(D:(\d{14}[^)]*)\)/gu;
const creator = /\/Creator \(((?:\\.|[^\\)])*)\)/gu;

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * Takes out of a PDF what tells of the PC that made it: the browser's and the system's name, and the clock; the day stays. Lengths stay, so that
 * every offset in the file goes on being right. Changes the bytes that it is given.
 */
export function withoutTraces(pdf: Uint8Array, made: Day): Uint8Array {
  const text = latin1.decode(pdf);
  const day = `${String(made.year).padStart(4, '0')}${two(made.month)}${two(made.day)}000000Z`;
  for (const match of text.matchAll(dates)) put(pdf, match, day);
  for (const match of text.matchAll(creator)) put(pdf, match, '');
  return pdf;
}

/** Writes over what the match's group found, filled up with blanks. */
function put(pdf: Uint8Array, match: RegExpExecArray, words: string): void {
  const [whole, old = ''] = match;
  const from = match.index + whole.length - 1 - old.length;
  for (let place = 0; place < old.length; place += 1) {
    pdf[from + place] = place < words.length ? words.charCodeAt(place) : 0x20;
  }
}

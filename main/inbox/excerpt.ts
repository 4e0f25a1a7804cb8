import { cutText, plainText } from '../vault/plain-text.ts';

/** The beginning of a text on one line: at most `length` UTF-16 units, cut between what people count as characters. */
export const excerptOf = (text: string, length = 200): string =>
  cutText(plainText(text).replace(/\s+/gu, ' ').trim(), length);

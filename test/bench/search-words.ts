import { initialsOf } from '../../main/vault/search/hangul.ts';

/** What a person may look for, taken from what is there. */
export type Asked = { name: string; draw: (text: string, next: () => number) => string };

const words = (text: string): string[] => text.match(/[가-힣]+/gu) ?? [];

/** A stretch of so many syllables from within a word, or over the spaces between words; empty where there is none. */
function stretch(text: string, length: number, next: () => number): string {
  const syllables = words(text).join('');
  const at = Math.floor(next() * (syllables.length - length + 1));
  return syllables.length < length ? '' : syllables.slice(at, at + length);
}

function wordsOf(text: string, count: number, next: () => number): string {
  const all = words(text).filter((word) => word.length > 1);
  if (all.length < count) return '';
  return Array.from({ length: count }, () => all[Math.floor(next() * all.length)] ?? '').join(' ');
}

export const asked: readonly Asked[] = [
  { name: 'one syllable', draw: (text, next) => stretch(text, 1, next) },
  { name: 'two syllables', draw: (text, next) => stretch(text, 2, next) },
  { name: 'five syllables', draw: (text, next) => stretch(text, 5, next) },
  { name: 'initial consonants', draw: (text, next) => initialsOf(wordsOf(text, 2, next)) },
  { name: 'three words', draw: (text, next) => wordsOf(text, 3, next) },
];

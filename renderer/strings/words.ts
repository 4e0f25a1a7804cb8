import type { Preferences } from '../../preload/contract.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';

/** The table of one language: the keys of the Korean one, with any text. */
export type Words = typeof ko;

const tables: Record<Preferences['language'], Words> = { ko, en };

/** What people read, in `language`. */
export function wordsOf(language: Preferences['language']): Words {
  return tables[language];
}

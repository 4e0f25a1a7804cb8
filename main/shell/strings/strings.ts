import type { Preferences } from '../../../preload/contract.ts';
import { en } from './en.ts';
import { type ShellStrings, ko } from './ko.ts';

const tables = { ko, en };

/** The main process's own sentences, in the language that the person chose. */
export function stringsOf(language: Preferences['language']): ShellStrings {
  return tables[language];
}

/** Puts a number into a sentence. */
export const fill = (sentence: string, n: number): string => sentence.replace('{n}', String(n));

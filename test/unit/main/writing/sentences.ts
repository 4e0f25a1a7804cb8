import type { FindingKind } from '../../../../preload/contract.ts';
import * as development from './sentences-development.ts';
import * as afterwards from './sentences-afterwards.ts';
import * as heldOut from './sentences-held-out.ts';

/** A sentence, and what in it tells who somebody is. */
export type Sentence = { text: string; marks: Mark[] };
export type Mark = { kind: FindingKind; from: number; to: number };

const kinds: Record<Exclude<FindingKind, 'own-expression'>, true> = {
  name: true,
  phone: true,
  email: true,
  'resident-number': true,
  'employee-number': true,
  account: true,
  unit: true,
  position: true,
  date: true,
  'case-number': true,
};

export const markedKinds = Object.keys(kinds) as (keyof typeof kinds)[];

/** Reads `{kind:words}`. */
function readSentence(marked: string): Sentence {
  const marks: Mark[] = [];
  let text = '';
  let place = 0;
  for (const found of marked.matchAll(/\{([a-z-]+):([^}]*)\}/gu)) {
    const [whole, name, words = ''] = found;
    const kind = markedKinds.find((one) => one === name);
    if (!kind) throw new Error(`no such kind: ${whole}`);
    text += marked.slice(place, found.index);
    marks.push({ kind, from: text.length, to: text.length + words.length });
    text += words;
    place = found.index + whole.length;
  }
  return { text: text + marked.slice(place), marks };
}

const read = (set: { telling: readonly string[]; harmless: readonly string[] }): Sentence[] =>
  [...set.telling, ...set.harmless].map(readSentence);

/** Half of them was in view when the rules were made, the other half was not. */
export const sentences = {
  development: read(development),
  heldOut: read(heldOut),
  afterwards: read(afterwards),
} as const;

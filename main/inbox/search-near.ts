import { finalOf, initialOf, openOf, openSyllable } from '../vault/search/hangul.ts';
import { allOf, alikeOf, anyOf } from '../vault/search/expression.ts';
import type { SearchText, Stretch } from './search-text.ts';

/** Particles, and what is added to a noun to make a verb or a sentence of it. */
const endings = [
  /^(.{2,}?)(?:하|해|할|한|했|합|되|돼|될|된|됐|됩|시키|시켜).*$/u,
  /^(.{2,}?)(?:입니다|인가요|이에요|예요|에요|이란|이라|이면|이나|인데|인지|일까요|나요|까요|죠)$/u,
  /^(.{2,}?)(?:에서는|에서도|에서|에게서|에게|한테서|한테|께서|께|으로는|으로|로는|로|부터|까지|마다|보다|처럼|만큼|이랑|랑|하고|과|와|을|를|은|는|이|가|의|에는|에도|에|도|만|요|르|느)$/u,
  /^(.{2,}?)(?:으려면|려면|으려고|려고|으면|면|는데|는지|나요|네요|습니다|어요|아요|고|기|지)$/u,
];

/** A word, and what somebody may have meant by it. */
export type NearWord = {
  word: string;
  stems: readonly string[];
  /** Half typed: the final consonant of the last syllable as the beginning of the next. */
  typed: readonly string[];
};

/** How near a word stands to a place: 1 for exactly there. */
export type Near = Stretch & { nearness: number };

/** What is left of a word without particles and endings; the shortest first, at least two characters, never the word itself. */
export function stemsOf(word: string): string[] {
  const stems = endings.flatMap((ending) => ending.exec(word)?.[1] ?? []);
  return [...new Set(stems)].toSorted((a, b) => b.length - a.length);
}

export const nearWord = (word: string): NearWord => ({
  word,
  stems: stemsOf(word),
  typed: typedOn(word),
});

/** Posts in which a word may stand as somebody has meant it. */
export function nearExpression({ word, stems, typed }: NearWord): string {
  const forms = [word, ...stems, ...typed].map((form) => allOf([form]));
  return anyOf([...forms, alikeOf(word)]);
}

/** The best place for what somebody may have meant by a word: itself, without its endings, half typed, with other final consonants. */
export function nearest(text: SearchText, { word, stems, typed }: NearWord): Near | null {
  const at = text.find(word, 0);
  if (at >= 0) return { at, length: word.length, nearness: 1 };
  return best([
    ...stems.flatMap((stem) => first(text, stem, 0.9)),
    ...typed.flatMap((form) => first(text, form, 0.85)),
    ...alike(text, word),
  ]);
}

function typedOn(word: string): string[] {
  const last = word.slice(-1);
  const { open, final } = openSyllable(last);
  return final !== '' && initialOf(final) !== '' ? [`${word.slice(0, -1)}${open}${final}`] : [];
}

function first(text: SearchText, form: string, nearness: number): Near[] {
  const at = text.find(form, 0);
  return at < 0 ? [] : [{ at, length: form.length, nearness }];
}

/** Where the same syllables stand, but for final consonants. */
function alike(text: SearchText, word: string): Near[] {
  const found: Near[] = [];
  const most = Math.max(1, Math.floor(word.length / 2));
  for (let at = 0; at + word.length <= text.text.length; at += 1) {
    const cost = distance(word, text.text, at);
    if (cost > most) continue;
    const place = { at, length: word.length };
    found.push({ ...place, nearness: 0.8 - 0.1 * cost + 0.02 * text.strengthAt(place) });
  }
  return found;
}

/** How many final consonants are other ones; one that is missing counts less. Infinite where something else differs. */
function distance(word: string, text: string, at: number): number {
  let cost = 0;
  for (let unit = 0; unit < word.length; unit += 1) {
    const wanted = word.charCodeAt(unit);
    const found = text.charCodeAt(at + unit);
    if (wanted === found) continue;
    if (openOf(wanted) !== openOf(found)) return Infinity;
    cost += finalOf(wanted) === 0 ? 0.75 : 1;
  }
  return cost;
}

function best(found: readonly Near[]): Near | null {
  let chosen: Near | null = null;
  for (const one of found) if (!chosen || one.nearness > chosen.nearness) chosen = one;
  return chosen;
}

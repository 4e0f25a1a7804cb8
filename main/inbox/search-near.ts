import { initialOf, initialsOf, openSyllable } from '../vault/search/hangul.ts';
import { allOf, alikeOf, anyOf } from '../vault/search/expression.ts';
import type { SearchText, Stretch } from './search-text.ts';

/** Particles, and what is added to a noun to make a verb or a sentence of it. */
const endings = [
  /^(.{2,}?)(?:하|해|할|한|했|합|되|돼|될|된|됐|됩|시키|시켜).*$/u,
  /^(.{2,}?)(?:입니다|인가요|이에요|예요|에요|이란|이라|이면|이나|인데|인지|일까요|나요|까요|죠)$/u,
  /^(.{2,}?)(?:에서는|에서도|에서|에게서|에게|한테서|한테|께서|께|으로는|으로|로는|로|부터|까지|마다|보다|처럼|만큼|이랑|랑|하고|과|와|을|를|은|는|이|가|의|에는|에도|에|도|만|요|르|느)$/u,
  /^(.{2,}?)(?:으려면|려면|으려고|려고|으면|면|는데|는지|나요|네요|습니다|어요|아요|고|기|지)$/u,
];

/** How near a word stands to a place: 1 for exactly there. */
export type Near = Stretch & { nearness: number };

/** What is left of a word without particles and endings; the shortest first, at least two characters, never the word itself. */
export function stemsOf(word: string): string[] {
  const stems = endings.flatMap((ending) => ending.exec(word)?.[1] ?? []);
  return [...new Set(stems)].toSorted((a, b) => b.length - a.length);
}

/** Posts in which a word may stand as somebody has meant it. */
export function nearExpression(word: string): string {
  const forms = [word, ...stemsOf(word), ...typedOn(word)].map((form) => allOf([form]));
  return anyOf([...forms, alikeOf(word)]);
}

/** The best place for what somebody may have meant by a word: itself, without its endings, half typed, with other final consonants. */
export function nearest(text: SearchText, word: string): Near | null {
  const found: Near[] = [...first(text, word, 1)];
  if (found.length > 0) return best(found);
  for (const stem of stemsOf(word)) found.push(...first(text, stem, 0.9));
  for (const form of typedOn(word)) found.push(...first(text, form, 0.85));
  found.push(...alike(text, word));
  return best(found);
}

/** The final consonant of the last syllable may be the beginning of the next. */
function typedOn(word: string): string[] {
  const last = word.slice(-1);
  const { open, final } = openSyllable(last);
  return final !== '' && initialOf(final) !== '' ? [`${word.slice(0, -1)}${open}${final}`] : [];
}

function first(text: SearchText, form: string, nearness: number): Near[] {
  for (const place of text.places(form)) return [{ ...place, nearness }];
  return [];
}

/** Where the same syllables stand, but for final consonants. */
function* alike(text: SearchText, word: string): Generator<Near> {
  const most = Math.max(1, Math.floor(word.length / 2));
  const wanted = initialsOf(word);
  const { initials } = text;
  for (let at = initials.indexOf(wanted); at >= 0; at = initials.indexOf(wanted, at + 1)) {
    const cost = distance(word, text.text.slice(at, at + word.length));
    if (cost === null || cost > most) continue;
    yield {
      at,
      length: word.length,
      nearness: 0.8 - 0.1 * cost + 0.02 * text.strengthAt({ at, length: word.length }),
    };
  }
}

/** How many final consonants are other ones; one that is missing counts less. `null` where something else differs. */
function distance(word: string, found: string): number | null {
  let cost = 0;
  for (let unit = 0; unit < word.length; unit += 1) {
    const [a, b] = [openSyllable(word.charAt(unit)), openSyllable(found.charAt(unit))];
    if (a.open !== b.open) return null;
    if (a.final === b.final) continue;
    cost += a.final === '' ? 0.75 : 1;
  }
  return cost;
}

function best(found: readonly Near[]): Near | null {
  let chosen: Near | null = null;
  for (const one of found) if (!chosen || one.nearness > chosen.nearness) chosen = one;
  return chosen;
}

import { finderOf } from './marking.ts';

/** How well a name answers what was typed; the lower the better. */
const ranks = { whole: 0, start: 1, word: 2, inside: 3, scattered: 4, otherName: 5 } as const;

/** How well one term stands in a name: its first consonants and unfinished last syllables count as well. `null`: not at all. */
function rankOf(name: string, term: string): number | null {
  const places = [...name.matchAll(finderOf(term, false)), ...name.matchAll(finderOf(term, true))];
  const all = places.map(({ index, 0: found }) => {
    if (index === 0) return found.length === name.length ? ranks.whole : ranks.start;
    return /[\s·(‘]/u.test(name[index - 1] ?? '') ? ranks.word : ranks.inside;
  });
  return all.length === 0 ? null : Math.min(...all);
}

/** How well a name, or another name for the same, answers what was typed. Terms that stand apart must all be found. `null`: not at all. */
export function matchOf(typed: string, name: string, otherNames: readonly string[]): number | null {
  const terms = typed.trim().split(/\s+/u);
  const whole = rankOf(name, terms.join(''));
  if (whole !== null) return whole;
  const all = [name, ...otherNames];
  if (terms.length > 1 && terms.every((term) => rankOf(name, term) !== null))
    return ranks.scattered;
  return terms.every((term) => all.some((one) => rankOf(one, term) !== null))
    ? ranks.otherName
    : null;
}

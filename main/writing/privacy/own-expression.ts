import type { Found } from './found.ts';

/** What one has written before under other pseudonyms, and whether others write so, too. */
export type Earlier = {
  texts: readonly string[];
  /** Whether words (small letters, without spaces and signs) stand in what others wrote. Asked only a few times. */
  isSaidByOthers: (words: string) => boolean;
};

/** Fewer syllables are said by everybody some day. */
const leastLength = 8;
/** Longest runs first: more would mark a text all over. */
const mostRuns = 6;
/** Words of one run: longer ones are found by their beginning. */
const mostWords = 12;

type Word = { key: string; from: number; to: number };
type Run = { key: string; from: number; to: number };

/** Earlier texts, made ready once for all that is looked at. In time that grows with the length of all texts. */
export class OwnExpressions {
  readonly #pairs: ReadonlySet<string>;
  readonly #squeezed: readonly string[];
  readonly #isSaidByOthers: Earlier['isSaidByOthers'];

  constructor({ texts, isSaidByOthers }: Earlier) {
    const earlier = texts.map((one) => wordsOf(one).map(({ key }) => key));
    this.#pairs = new Set(earlier.flatMap(pairsOf));
    this.#squeezed = earlier.map((words) => ` ${words.join(' ')} `);
    this.#isSaidByOthers = isSaidByOthers;
  }

  /** Words in a row, at least two, that stand in one's own earlier texts and in nobody else's: who reads both may see that one person wrote them. */
  foundIn(text: string): Found[] {
    return runsIn(wordsOf(text), this.#pairs)
      .filter(({ key }) => key.length - key.split(' ').length + 1 >= leastLength)
      .filter(({ key }) => this.#squeezed.some((one) => one.includes(` ${key} `)))
      .toSorted((a, b) => b.key.length - a.key.length)
      .slice(0, mostRuns)
      .filter(({ key }) => !this.#isSaidByOthers(key.replaceAll(' ', '')))
      .map(({ from, to }) => ({ kind: 'own-expression', from, to, suggestion: null }));
  }
}

/** The longest rows of words of which each two neighbours are known. */
function runsIn(words: readonly Word[], pairs: ReadonlySet<string>): Run[] {
  const runs: Run[] = [];
  let row: Word[] = [];
  const end = (): void => {
    const [first, last] = [row[0], row.at(-1)];
    if (first && last && row.length > 1) {
      runs.push({ key: row.map(({ key }) => key).join(' '), from: first.from, to: last.to });
    }
  };
  for (const word of words) {
    const before = row.at(-1);
    const goesOn = before && row.length < mostWords && pairs.has(`${before.key} ${word.key}`);
    if (!goesOn) {
      end();
      row = [];
    }
    row.push(word);
  }
  end();
  return runs;
}

const pairsOf = (words: readonly string[]): string[] =>
  words.slice(1).map((word, place) => `${words[place] ?? ''} ${word}`);

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    key: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }));

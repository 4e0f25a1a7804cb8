import { hasInitials, initialOf, isInitial, siblingsOf, syllablesOf } from './hangul.ts';

/** Tokens of one word that are looked for together: more narrow nothing down. */
const maxTokens = 12;

/** A string of FTS5 (sqlite.org/fts5.html, 3.1): nothing in it is syntax. */
const quoted = (token: string): string => `"${token.replaceAll('"', '""')}"`;

/** Every post in which all of `words` (folded, without spaces) stand has these tokens; others may have them, too. */
export const allOf = (words: readonly string[]): string =>
  [...new Set(words.flatMap(tokensIn))].map(quoted).join(' AND ');

/** As {@link allOf}, for posts that have one of several. */
export const anyOf = (expressions: readonly string[]): string =>
  expressions.map((one) => `(${one})`).join(' OR ');

/** Posts in which a word may stand with other final consonants. */
export function alikeOf(word: string): string {
  const characters = Array.from(word);
  const [first, second, ...others] = characters;
  if (first !== undefined && second === undefined) {
    return siblingsOf(first).map(quoted).join(' OR ');
  }
  if (first !== undefined && second !== undefined && others.length === 0) {
    const pairs = [
      ...siblingsOf(second).map((one) => first + one),
      ...siblingsOf(first).map((one) => one + second),
    ];
    return [...new Set(pairs)].map(quoted).join(' OR ');
  }
  return allOf([characters.map((one) => initialOf(one) || one).join('')]);
}

/** Characters of a word that a pattern looks at: more tell no more posts apart. */
const maxPattern = 40;

/**
 * What posts have: tokens (an expression), and in their texts without spaces all of `stretches`, and what fits `patterns`
 * (sqlite.org/lang_expr.html, GLOB).
 */
export type SearchedWords = {
  tokens: string;
  stretches: readonly string[];
  patterns: readonly string[];
};

/** Posts in which all of `words` stand. Tokens of long words may stand in a post, and they themselves not. */
export function everyOf(words: readonly string[]): SearchedWords {
  const long = words.filter((word) => tokensIn(word).join(' ') !== word);
  return {
    tokens: allOf(words),
    stretches: long.filter((word) => !hasInitials(word)),
    patterns: long.filter(hasInitials).map(patternOf),
  };
}

function patternOf(word: string): string {
  const classes = Array.from(word).slice(0, maxPattern).map(classOf);
  return `*${classes.join('')}*`;
}

/** One character, or any syllable that it stands for. In brackets no character has a meaning but the first and last places. */
function classOf(character: string): string {
  const { from, to } = syllablesOf(character.charCodeAt(0));
  if (from === to) return /[*?[\]^-]/u.test(character) ? `[${character}]` : character;
  return `[${character}${String.fromCharCode(from)}-${String.fromCharCode(to)}]`;
}

function tokensIn(word: string): string[] {
  const characters = Array.from(word);
  const tokens = [...literals(characters), ...initials(characters)];
  return tokens.slice(0, maxTokens);
}

/** Pairs of what was typed in full, or single characters that have no neighbour. */
function literals(characters: readonly string[]): string[] {
  const isFull = (place: number): boolean => {
    const character = characters[place];
    return character !== undefined && !isInitial(character);
  };
  return characters.flatMap((character, place) => {
    if (!isFull(place)) return [];
    if (isFull(place + 1)) return [`${character}${characters[place + 1] ?? ''}`];
    return isFull(place - 1) ? [] : [character];
  });
}

/** Triples of initial consonants, where one of them was typed as such. */
function initials(characters: readonly string[]): string[] {
  const runs: string[][] = [[]];
  for (const character of characters) {
    if (initialOf(character) === '') runs.push([]);
    else runs.at(-1)?.push(character);
  }
  return runs.flatMap((run) => {
    const size = Math.min(3, run.length);
    return run.flatMap((_, place) => {
      const window = run.slice(place, place + size);
      if (window.length < size || !window.some(isInitial)) return [];
      return [window.map(initialOf).join('')];
    });
  });
}

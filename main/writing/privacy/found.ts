import type { Finding } from '../../../preload/contract.ts';

/** A finding in one text. */
export type Found = Omit<Finding, 'field'>;

/** Looks for one sort of thing in a text (see level.ts), in time that grows with its length alone. Places may overlap. */
export type Finder = (text: string) => Found[];

/** Each place that a pattern (global) finds, if `plain` has words for it. `null`: it is nothing after all. */
export function foundBy(
  kind: Found['kind'],
  text: string,
  pattern: RegExp,
  plain: (match: RegExpExecArray) => string | null,
): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(pattern)) {
    const suggestion = plain(match);
    if (suggestion === null) continue;
    found.push({ kind, from: match.index, to: match.index + match[0].length, suggestion });
  }
  return found;
}

/** What stands around a place, at most `reach` UTF-16 units either way, and within the sentence. */
export function around(text: string, from: number, to: number, reach = 40): string {
  const before = text.slice(Math.max(0, from - reach), from);
  const after = text.slice(to, to + reach);
  const begin = Math.max(
    ...['\n', '? ', '! ', '요. ', '다. '].map((end) => before.lastIndexOf(end)),
  );
  const end = after.search(/[?!\n]|[요다]\. /u);
  return before.slice(begin + 1) + text.slice(from, to) + (end < 0 ? after : after.slice(0, end));
}

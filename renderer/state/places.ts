/** A stretch of a text, in UTF-16 units. */
export type Stretch = { from: number; to: number };

/**
 * Where a stretch of a text stands after the text was changed in one place; `null`: the change touched it. Between two looks at a text its marks stay
 * with their words.
 */
export function moved({ from, to }: Stretch, before: string, after: string): Stretch | null {
  if (before === after) return { from, to };
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (to <= head) return { from, to };
  const by = after.length - before.length;
  return from >= before.length - tail ? { from: from + by, to: to + by } : null;
}

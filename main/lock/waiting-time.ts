import type { Misses } from '../vault/pin-store.ts';

/** Wrong PINs in a row that cost nothing: fingers slip. */
const free = 4;
/** After the next one, ms; each further one doubles it. */
const first = 30_000;
const longest = 15 * 60_000;

/** How long no PIN is looked at after so many wrong ones in a row, ms. */
export function waitAfter(misses: number): number {
  return misses <= free ? 0 : Math.min(longest, first * 2 ** (misses - free - 1));
}

/**
 * Until when no PIN is looked at, ms since 1970; `null`: it is looked at now. A clock that was set back does not lengthen a wait beyond its own
 * length, and does not end it either.
 */
export function waitUntil({ count, lastAt }: Misses, now: number): number | null {
  const wait = waitAfter(count);
  const end = Math.min(lastAt, now) + wait;
  return end > now ? end : null;
}

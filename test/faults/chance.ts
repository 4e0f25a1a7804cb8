import { createHash } from 'node:crypto';

/** Randomness that is the same in every run of the same seed. */
export type Chance = {
  /** From 0 up to, not including, `bound`. */
  below(bound: number): number;
  /** Whether something with this probability happens. */
  happens(share: number): boolean;
  /** Throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T;
};

export function chanceOf(seed: string): Chance {
  let drawn = 0;
  const next = (): number => {
    drawn += 1;
    return createHash('sha256').update(`${seed} ${drawn}`).digest().readUIntBE(0, 6) / 2 ** 48;
  };
  return {
    below: (bound) => Math.floor(next() * bound),
    happens: (share) => next() < share,
    pick: (list) => {
      const [first = null] = list.slice(Math.floor(next() * list.length));
      if (first === null) throw new RangeError('empty');
      return first;
    },
  };
}

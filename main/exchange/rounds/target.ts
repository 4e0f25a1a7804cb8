import { randomBelow, type Environment } from '../../../protocol/environment.ts';
import type { Slot } from './forecast.ts';

export type Random = Environment['random'];

/** The round to go in, and the last one that it may be put off to. */
export type Target = { round: number; until: number };

/**
 * A random round of the slot that is expected to be the fullest; of any, if nothing is known. All posts of a day that have the choice go for
 * the same slot, so that several of one pseudonym show hardly more than one does: each further set of senders would shrink its crowd.
 */
export function aim(slots: readonly Slot[], random: Random): number {
  const best = Math.max(0, ...slots.map(({ expected }) => expected ?? 0));
  const isBest = ({ expected }: Slot): boolean => (expected ?? 0) >= best;
  const rounds = slots
    .filter(isBest)
    .flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
  const round = rounds[randomBelow({ random }, Math.max(1, rounds.length))];
  if (round === undefined) throw new RangeError('no rounds to choose from');
  return round;
}

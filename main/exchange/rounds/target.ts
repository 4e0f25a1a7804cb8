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
  const fullest = slots.filter(({ expected }) => (expected ?? 0) >= best);
  const lengthOf = ({ first, last }: Slot): number => last - first + 1;
  let left = randomBelow(
    { random },
    fullest.reduce((sum, slot) => sum + lengthOf(slot), 0),
  );
  for (const slot of fullest) {
    if (left < lengthOf(slot)) return slot.first + left;
    left -= lengthOf(slot);
  }
  throw new RangeError('no rounds to choose from');
}

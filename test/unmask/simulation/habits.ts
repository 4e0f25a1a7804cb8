import type { Dice } from './dice.ts';
import { figures } from './figures.ts';

/** What stays the same about a member from day to day. */
export type Habits = {
  isMentor: boolean;
  shift: { from: number; to: number };
  isPunctual: boolean;
  half: 'morning' | 'afternoon' | null;
  hasChildCare: boolean;
  sleeps: boolean;
  hasNotebook: boolean;
  isOnDemand: boolean;
  lateEvenings: number;
};

export function habitsOf(dice: Dice, isMentor: boolean): Habits {
  const kind = isMentor ? 'mentor' : 'mentee';
  const throwOf = dice.share();
  let sum = 0;
  const shift = figures.shifts.find(({ share }) => (sum += share) > throwOf) ?? figures.shifts[0];
  return {
    isMentor,
    shift: { from: shift.from, to: shift.to },
    isPunctual: dice.chance(figures.punctual),
    half: dice.chance(figures.partTime[kind]) ? dice.pick(['morning', 'afternoon']) : null,
    hasChildCare: dice.chance(figures.childCare[kind]),
    sleeps: dice.chance(figures.sleeps),
    hasNotebook: dice.chance(figures.notebook),
    isOnDemand: dice.chance(figures.onDemand.share),
    lateEvenings: dice.between(...figures.lateEvenings),
  };
}

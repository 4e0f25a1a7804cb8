import type { Dice } from './dice.ts';
import { figures } from './figures.ts';

/** Several members are away together, from one hour of a day to another. */
export type Gathering = { day: number; from: number; to: number; members: readonly number[] };

const wholeDay = { from: 9, to: 18 };
const halves = [
  { from: 9, to: 12.5 },
  { from: 13, to: 18 },
] as const;

/** Divides members into teams, mentors and mentees mixed. */
export function teamsOf(dice: Dice, members: number): number[][] {
  const order = Array.from({ length: members }, (_, member) => ({ member, key: dice.share() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ member }) => member);
  const [least, most] = figures.teamSize;
  const teams: number[][] = [];
  while (order.length > 0) teams.push(order.splice(0, least + dice.below(most - least + 1)));
  return teams;
}

/** The teams that are away together, each on a working day of these weeks. */
export function trainings(
  dice: Dice,
  teams: readonly number[][],
  working: readonly number[],
  weeks: number,
): Gathering[] {
  const { perWeek, attend, wholeDay: share } = figures.teamTraining;
  return teams
    .filter(() => dice.chance(perWeek * weeks))
    .map((team) => ({
      day: dice.pick(working),
      ...(dice.chance(share) ? wholeDay : dice.pick(halves)),
      members: team.filter(() => dice.chance(attend)),
    }));
}

/** The courses of the new recruits, who are members from 0 up to `mentees`. */
export function courses(
  dice: Dice,
  mentees: number,
  working: readonly number[],
  weeks: number,
): Gathering[] {
  const { perWeek, groups, attend } = figures.recruitCourse;
  const recruits = Array.from({ length: mentees }, (_, member) => member);
  return Array.from({ length: groups }, (_, group) => group)
    .filter(() => dice.chance(perWeek * weeks))
    .map((group) => ({
      day: dice.pick(working),
      ...wholeDay,
      members: recruits.filter((member) => member % groups === group && dice.chance(attend)),
    }));
}

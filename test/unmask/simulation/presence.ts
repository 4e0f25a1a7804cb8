import { Dice } from './dice.ts';
import { figures } from './figures.ts';
import { courses, teamsOf, trainings, type Gathering } from './gatherings.ts';
import { habitsOf, type Habits } from './habits.ts';
import { dayOfMember } from './member-day.ts';
import type { Minutes } from './minutes.ts';

/** Which members are online in which round, one byte each; and where they sit at their PC, so that they may be writing. */
export type Presence = {
  members: number;
  rounds: number;
  days: readonly DayKind[];
  mentors: number;
  online: readonly Minutes[];
  atDesk: readonly Minutes[];
};

export type DayKind = 'working' | 'weekend' | 'holiday';

export const roundsPerDay = 1440;
/** Three weeks to look at after one of history; the last week lets go what was put off. */
const weeks = 4;

/** Four weeks of a cohort at rounds of a minute, from a Monday midnight on. One working day of the second or third week is a holiday. */
export function makePresence(seed: number): Presence {
  const dice = new Dice(seed);
  const { mentees, mentors } = figures;
  const members = mentees + mentors;
  const rounds = weeks * 7 * roundsPerDay;
  const holiday = 7 * (1 + dice.below(2)) + dice.below(5);
  const days = Array.from({ length: weeks * 7 }, (_, day): DayKind => {
    if (day === holiday) return 'holiday';
    return day % 7 < 5 ? 'working' : 'weekend';
  });
  const working = days.flatMap((kind, day) => (kind === 'working' ? [day] : []));
  const teams = teamsOf(dice, members);
  const gatherings = [
    ...trainings(dice, teams, working, weeks),
    ...courses(dice, mentees, working, weeks),
  ];
  const online: Minutes[] = [];
  const atDesk: Minutes[] = [];
  for (let member = 0; member < members; member += 1) {
    const habits = habitsOf(dice, member >= mentees);
    const own = gatherings.filter((gathering) => gathering.members.includes(member));
    const lines = life(dice.fork(), habits, own, days, rounds);
    online.push(lines.online);
    atDesk.push(lines.atDesk);
  }
  return { members, mentors, rounds, days, online, atDesk };
}

function life(
  dice: Dice,
  habits: Habits,
  gatherings: readonly Gathering[],
  days: readonly DayKind[],
  rounds: number,
): { online: Minutes; atDesk: Minutes } {
  const online = new Uint8Array(rounds);
  const atDesk = new Uint8Array(rounds);
  for (const [day, kind] of days.entries()) {
    const away = gatherings.filter((gathering) => gathering.day === day);
    const minutes = dayOfMember(dice, habits, kind === 'working', away);
    const offset = day * roundsPerDay;
    // A PC that was left on runs into the next morning.
    for (let minute = 0; minute < minutes.online.length; minute += 1) {
      if (offset + minute >= rounds) break;
      if (minutes.online[minute]) online[offset + minute] = 1;
      if (minutes.online[minute] && minutes.atDesk[minute]) atDesk[offset + minute] = 1;
    }
  }
  return { online, atDesk };
}

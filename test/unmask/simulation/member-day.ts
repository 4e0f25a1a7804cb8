import type { Dice } from './dice.ts';
import { figures } from './figures.ts';
import type { Gathering } from './gatherings.ts';
import type { Habits } from './habits.ts';
import { clear, set, type Minutes } from './minutes.ts';

/** A day and the morning after it: minutes from midnight. */
const length = 1440 + 540;
/** Where a half day ends or begins. */
const noon = { end: 12, begin: 13 };

export type MemberDay = { online: Minutes; atDesk: Minutes };

/** One member's day, by the hour: when the app runs and is connected, and when its owner sits in front of it. */
export function dayOfMember(
  dice: Dice,
  habits: Habits,
  isWorking: boolean,
  gatherings: readonly Gathering[],
): MemberDay {
  const day = { online: new Uint8Array(length), atDesk: new Uint8Array(length) };
  if (!isWorking) lookIn(dice, day);
  else if (!isAwayAllDay(dice, habits)) work(dice, habits, day);
  for (const { from, to } of gatherings) leave(day, from, to);
  return day;
}

function isAwayAllDay(dice: Dice, { isMentor }: Habits): boolean {
  const leaveShare = figures.leave[isMentor ? 'mentor' : 'mentee'];
  return dice.chance(leaveShare) || dice.chance(figures.trip) || dice.chance(figures.notStarted);
}

function lookIn(dice: Dice, day: MemberDay): void {
  if (!dice.chance(figures.dayOff.share)) return;
  const from = dice.between(9, 20);
  stay(day, from, from + dice.between(...figures.dayOff.hours));
}

function work(dice: Dice, habits: Habits, day: MemberDay): void {
  const { from, to } = hours(dice, habits);
  if (to <= from) return;
  stay(day, from, to);
  if (habits.isOnDemand) {
    const start = dice.between(from, Math.max(from, to - 1));
    const end = Math.min(to, start + dice.between(...figures.onDemand.hours));
    leave(day, 0, start);
    leave(day, end, length / 60);
  } else if (dice.chance(figures.leftOn)) set(day.online, to, length / 60);
  lunch(dice, habits, day);
  interruptions(dice, habits, day, from, to);
}

/** When somebody comes and goes. */
function hours(dice: Dice, { shift, half, ...habits }: Habits): { from: number; to: number } {
  const { beforeShift, deviation } = figures.arrival;
  let from = dice.normal(shift.from - beforeShift, deviation);
  let to = shift.to;
  if (habits.hasChildCare) to -= 2;
  else if (dice.chance(habits.lateEvenings)) to = dice.between(...figures.late.until);
  to += habits.isPunctual
    ? Math.abs(dice.normal(0, 0.08))
    : Math.abs(dice.normal(figures.lingering.mean, figures.lingering.deviation));
  const absent =
    half ?? (dice.chance(figures.halfLeave) ? dice.pick(['morning', 'afternoon']) : null);
  const morningOnly = half ? half === 'morning' : absent === 'afternoon';
  if (absent && morningOnly) to = noon.end + Math.abs(dice.normal(0, 0.3));
  if (absent && !morningOnly) from = noon.begin + dice.normal(0, 0.2);
  return { from, to };
}

function lunch(dice: Dice, habits: Habits, day: MemberDay): void {
  const { from, to, deviation } = figures.lunch;
  const start = dice.normal(from, deviation);
  const end = dice.normal(to, deviation);
  clear(day.atDesk, start, end);
  if (habits.sleeps) clear(day.online, start + dice.between(...figures.idle), end);
}

/** Meetings, outings, restarts. */
function interruptions(dice: Dice, habits: Habits, day: MemberDay, from: number, to: number): void {
  if (dice.chance(figures.meeting.share)) {
    const start = dice.between(from, to);
    const end = start + dice.between(...figures.meeting.hours);
    clear(day.atDesk, start, end);
    if (habits.hasNotebook) {
      clear(day.online, start, start + figures.carried);
      clear(day.online, end, end + figures.carried);
    } else if (habits.sleeps) clear(day.online, start + dice.between(...figures.idle), end);
  }
  if (dice.chance(figures.outing.share)) {
    const start = dice.between(from, to);
    const end = start + dice.between(...figures.outing.hours);
    clear(day.atDesk, start, end);
    if (dice.chance(figures.outing.switchedOff) || habits.hasNotebook)
      clear(day.online, start, end);
    else if (habits.sleeps) clear(day.online, start + dice.between(...figures.idle), end);
  }
  if (dice.chance(figures.restart.share)) {
    const start = dice.between(from, to);
    leave(day, start, start + dice.between(...figures.restart.hours));
  }
}

function stay(day: MemberDay, from: number, to: number): void {
  set(day.online, from, to);
  set(day.atDesk, from, to);
}

function leave(day: MemberDay, from: number, to: number): void {
  clear(day.online, from, to);
  clear(day.atDesk, from, to);
}

import type { CoarseTime } from '../../preload/contract.ts';
import { dayAt, dayStart, roundStart, type CalendarRules } from '../../protocol/calendar.ts';
import { day } from '../../protocol/rules.ts';

/** The half day, in the cohort's time zone, in which a moment (ms since 1970) lies: as fine as a member's time is ever shown. */
export function halfDay(rules: CalendarRules, now: number): CoarseTime {
  const midnight = dayStart(rules, dayAt(rules, now));
  const noon = midnight + day / 2;
  return { at: now < noon ? midnight : noon, precision: 'half-day' };
}

/** When a round's posts came: a badge's to the round, a member's to the half day. */
export function timeOf(rules: CalendarRules, round: number, role: 'member' | 'badge'): CoarseTime {
  const at = roundStart(rules, round);
  return role === 'badge' ? { at, precision: 'round' } : halfDay(rules, at);
}

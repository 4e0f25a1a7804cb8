import {
  dayAt,
  dayStart,
  roundAt,
  roundStart,
  type CalendarRules,
} from '../../../protocol/calendar.ts';
import { day, hour } from '../../../protocol/rules.ts';

/** What the choice of a round takes from a manifest. */
export type RoundRules = CalendarRules & { minSet: number; demo: boolean };

/** Rounds from one to another, both included. */
export type Window = { first: number; last: number };

const minute = 60_000;
/** What two hours are in a demo, where nobody waits that long to see what happens: so many rounds. */
const demoRounds = 12;
/** However long rounds are, there are some to choose from. */
const fewest = 6;
/** Today still counts as the next working day before this time of the day. */
const lateFrom = 15 * hour;
const coreTime = { from: 10 * hour, to: 17 * hour } as const;

/** How much shorter a demo is than everyday life. Elsewhere two hours are two hours, however long a round is. */
const pace = (rules: RoundRules): number =>
  rules.demo ? (demoRounds * rules.roundLength) / (2 * hour) : 1;

/**
 * How long a slot is, ms: the rounds of one are expected to be alike. A window of more than a demo's two hours has everyday slots in a demo
 * too: it would have too many of its own to look at.
 */
export const slotLength = (rules: RoundRules, window?: Window): number => {
  const isLong = window !== undefined && window.last - window.first >= demoRounds;
  return Math.max(rules.roundLength, 10 * minute * (isLong ? 1 : pace(rules)));
};

/** How many rounds make a slot. */
export const slotRounds = (rules: RoundRules): number =>
  Math.max(1, Math.round(slotLength(rules) / rules.roundLength));

/** Two hours from a round on, and a handful of rounds at the least. */
export function mixedWindow(rules: RoundRules, next: number): Window {
  const rounds = Math.round((2 * hour * pace(rules)) / rules.roundLength);
  return { first: next, last: next + Math.max(fewest, rounds) - 1 };
}

/** The rest of a local day from a round on. */
export function restOfDay(rules: RoundRules, next: number): Window {
  const end = dayStart(rules, dayOf(rules, next) + 1);
  return { first: next, last: Math.max(next, roundAt(rules, end - 1)) };
}

/** A whole local day. */
export function wholeDay(rules: RoundRules, dayNumber: number): Window {
  const first = Math.max(
    1,
    Math.ceil((dayStart(rules, dayNumber) - rules.start) / rules.roundLength),
  );
  return restOfDay(rules, first);
}

/** The local day in which a round begins. */
export const dayOf = (rules: RoundRules, round: number): number =>
  dayAt(rules, roundStart(rules, round));

/** Whether enough of the day is left for it to count as the next one. */
export const isEarly = (rules: RoundRules, round: number): boolean =>
  roundStart(rules, round) - dayStart(rules, dayOf(rules, round)) < lateFrom;

/** Whether a round is in the hours that most offices have in common; where nothing is known yet, people are expected then. */
export function isCoreTime(rules: RoundRules, round: number): boolean {
  const time = roundStart(rules, round) - dayStart(rules, dayOf(rules, round));
  return time >= coreTime.from && time < coreTime.to;
}

/** Whether the calendar has a weekend there. 1970 began on a Thursday. */
export const isWeekend = (dayNumber: number): boolean => ((dayNumber + 4) % 7) % 6 === 0;

/** The round at the same time of the day, so many days earlier. */
export const daysEarlier = (rules: RoundRules, round: number, days: number): number =>
  roundAt(rules, roundStart(rules, round) - days * day);

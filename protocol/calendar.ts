import { checkpointDays, day } from './rules.ts';

/** The parts of a manifest that turn times into rounds, days and epochs. */
export type CalendarRules = {
  start: number;
  roundLength: number;
  epochLength: number;
  timeZone: number;
};

/** The round in which a moment (ms since 1970) lies; negative before the start. */
export const roundAt = (rules: CalendarRules, now: number): number =>
  Math.floor((now - rules.start) / rules.roundLength);

/** When a round begins, ms since 1970. */
export const roundStart = (rules: CalendarRules, round: number): number =>
  rules.start + round * rules.roundLength;

export const epochAt = (rules: CalendarRules, now: number): number =>
  Math.floor((now - rules.start) / rules.epochLength);

export const epochStart = (rules: CalendarRules, epoch: number): number =>
  rules.start + epoch * rules.epochLength;

/** The epoch in which a round begins. */
export const epochOfRound = (rules: CalendarRules, round: number): number =>
  epochAt(rules, roundStart(rules, round));

/** Number of the local day (days since 1970 in the cohort's time zone). */
export const dayAt = (rules: CalendarRules, now: number): number =>
  Math.floor((now + rules.timeZone * 60_000) / day);

/** When a local day begins, ms since 1970. */
export const dayStart = (rules: CalendarRules, dayNumber: number): number =>
  dayNumber * day - rules.timeZone * 60_000;

/** The first round that begins on or after a local midnight; never below 0. */
export const firstRoundOfDay = (rules: CalendarRules, dayNumber: number): number =>
  Math.max(0, Math.ceil((dayStart(rules, dayNumber) - rules.start) / rules.roundLength));

/** Rounds below this one may be a checkpoint of a post that is sent now: they began before the midnight two days ago. */
export const checkpointBefore = (rules: CalendarRules, now: number): number =>
  firstRoundOfDay(rules, dayAt(rules, now) - checkpointDays);

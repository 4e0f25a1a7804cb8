import { roundStart, type CalendarRules } from '../../../protocol/calendar.ts';

/** When a post that goes in `round` can be read, ms since 1970: the round has to end, and the gate hands it on in the next one. */
export const arrivalOf = (rules: CalendarRules, round: number): number =>
  roundStart(rules, round + 2);

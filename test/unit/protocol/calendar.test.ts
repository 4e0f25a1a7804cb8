import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkpointBefore,
  dayAt,
  dayStart,
  epochAt,
  epochOfRound,
  epochStart,
  firstRoundOfDay,
  roundAt,
  roundStart,
  type CalendarRules,
} from '../../../protocol/calendar.ts';
import { day } from '../../../protocol/rules.ts';

/** Midnight in Korea is 15:00 UTC. */
const start = Date.UTC(2026, 2, 1, 15);
const rules: CalendarRules = { start, roundLength: 60_000, epochLength: 7 * day, timeZone: 540 };
const koreanDay = (moment: number): number => dayAt(rules, moment);

describe('rounds', () => {
  test('begin with their first millisecond and end before the next one', () => {
    expect(roundAt(rules, start - 1)).toBe(-1);
    expect(roundAt(rules, start)).toBe(0);
    expect(roundAt(rules, start + 59_999)).toBe(0);
    expect(roundAt(rules, start + 60_000)).toBe(1);
  });

  test('lie where their beginning says, for any rules', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.integer({ min: 1, max: 3_600_000 }), (round, roundLength) => {
        const other = { ...rules, roundLength };
        expect(roundAt(other, roundStart(other, round))).toBe(round);
        expect(roundAt(other, roundStart(other, round + 1) - 1)).toBe(round);
      }),
    );
  });
});

describe('epochs', () => {
  test('change exactly a week after each other, between two rounds', () => {
    const last = (7 * day) / 60_000 - 1;
    expect(epochAt(rules, start)).toBe(0);
    expect(epochAt(rules, start + 7 * day - 1)).toBe(0);
    expect(epochAt(rules, start + 7 * day)).toBe(1);
    expect(epochOfRound(rules, last)).toBe(0);
    expect(epochOfRound(rules, last + 1)).toBe(1);
    expect(epochStart(rules, 1)).toBe(roundStart(rules, last + 1));
  });
});

describe('days', () => {
  test('change at midnight in Korea, not in Greenwich', () => {
    const midnight = Date.UTC(2026, 2, 10, 15);
    expect(koreanDay(midnight)).toBe(koreanDay(midnight - 1) + 1);
    expect(koreanDay(Date.UTC(2026, 2, 10, 0))).toBe(koreanDay(midnight - 1));
    expect(dayStart(rules, koreanDay(midnight))).toBe(midnight);
    expect(dayStart(rules, koreanDay(midnight + day - 1))).toBe(midnight);
  });

  test('change at midnight west of Greenwich too', () => {
    const west = { ...rules, timeZone: -210 };
    const midnight = Date.UTC(2026, 2, 10, 3, 30);
    expect(dayAt(west, midnight)).toBe(dayAt(west, midnight - 1) + 1);
    expect(dayStart(west, dayAt(west, midnight))).toBe(midnight);
  });

  test('begin with the first round that begins in them', () => {
    const midnight = Date.UTC(2026, 2, 10, 15);
    const number = koreanDay(midnight);
    const exact = firstRoundOfDay(rules, number);
    expect(roundStart(rules, exact)).toBe(midnight);
    const late = { ...rules, start: start + 1 };
    expect(roundStart(late, firstRoundOfDay(late, number))).toBe(midnight + 1);
    const early = { ...rules, start: start - 1 };
    expect(roundStart(early, firstRoundOfDay(early, number))).toBe(midnight + 59_999);
  });

  test('before the programme begin with round 0', () => {
    expect(firstRoundOfDay(rules, koreanDay(start) - 5)).toBe(0);
    expect(Object.is(firstRoundOfDay({ ...rules, start: start + 1 }, koreanDay(start)), -0)).toBe(
      false,
    );
  });
});

describe('a checkpoint', () => {
  test('is older than the midnight two days before sending, and the same all day long', () => {
    const morning = Date.UTC(2026, 2, 10, 15);
    const bound = checkpointBefore(rules, morning);
    expect(checkpointBefore(rules, morning + day - 1)).toBe(bound);
    expect(roundStart(rules, bound)).toBe(morning - 2 * day);
    expect(checkpointBefore(rules, morning + day)).toBe(bound + day / rules.roundLength);
  });

  test('does not exist in the first two days', () => {
    expect(checkpointBefore(rules, start)).toBe(0);
    expect(checkpointBefore(rules, start + 2 * day - 1)).toBe(0);
    expect(checkpointBefore(rules, start + 3 * day)).toBe(day / rules.roundLength);
  });

  test('never depends on more than the day, for any clock', () => {
    fc.assert(
      fc.property(fc.nat(400 * day), fc.integer({ min: -840, max: 840 }), (passed, timeZone) => {
        const other = { ...rules, timeZone };
        const now = start + passed;
        const bound = checkpointBefore(other, now);
        expect(bound).toBe(checkpointBefore(other, dayStart(other, dayAt(other, now))));
        expect(bound === 0 || now - roundStart(other, bound - 1) > 2 * day).toBe(true);
      }),
    );
  });
});

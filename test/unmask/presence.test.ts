import { describe, expect, test } from 'vitest';
import { Dice } from './simulation/dice.ts';
import { figures } from './simulation/figures.ts';
import { makePresence, roundsPerDay, type Presence } from './simulation/presence.ts';

const cohorts = Array.from({ length: 6 }, (_, seed) => makePresence(seed));

/** Mean number of members online at an hour of the days of a kind. */
const mean = (hour: number, kind: Presence['days'][number]): number => {
  const counts = cohorts.flatMap(({ days, online }) =>
    days.flatMap((one, day) =>
      one === kind
        ? [online.filter((minutes) => minutes[day * roundsPerDay + hour * 60] === 1).length]
        : [],
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
};

describe('a simulated office', () => {
  test('has 54 people, four weeks and one holiday', () => {
    for (const { members, mentors, days } of cohorts) {
      expect([members, mentors]).toEqual([54, 17]);
      expect(days.filter((kind) => kind === 'working')).toHaveLength(19);
      expect(days.filter((kind) => kind === 'holiday')).toHaveLength(1);
    }
  });

  test('is full in the morning and the afternoon, thinner over lunch, nearly empty in the evening, and empty at night', () => {
    expect(mean(11, 'working')).toBeGreaterThan(38);
    expect(mean(11, 'working')).toBeLessThan(50);
    expect(mean(12.6, 'working')).toBeLessThan(mean(11, 'working') - 5);
    expect(mean(15, 'working')).toBeGreaterThan(mean(12.6, 'working') + 5);
    expect(mean(18.75, 'working')).toBeLessThan(20);
    expect(mean(3, 'working')).toBeLessThan(3);
  });

  test('has hardly anybody on weekends and holidays', () => {
    expect(mean(14, 'weekend')).toBeLessThan(3);
    expect(mean(14, 'holiday')).toBeLessThan(3);
  });

  test('has people who are there every day, and people who are away for whole days', () => {
    const daysThere = cohorts.flatMap(({ days, online }) =>
      online.map(
        (minutes) =>
          days.filter(
            (kind, day) =>
              kind === 'working' &&
              minutes.subarray(day * roundsPerDay + 540, day * roundsPerDay + 1080).includes(1),
          ).length,
      ),
    );
    expect(Math.max(...daysThere)).toBe(19);
    expect(Math.min(...daysThere)).toBeLessThan(16);
  });

  test('has nobody at a PC that is off', () => {
    for (const { online, atDesk } of cohorts) {
      for (const [member, minutes] of atDesk.entries()) {
        expect(minutes.some((there, round) => there === 1 && online[member]?.[round] !== 1)).toBe(
          false,
        );
      }
    }
  });

  test('is the same for the same seed, and another for another', () => {
    expect(makePresence(1).online).toEqual(cohorts[1]?.online);
    expect(makePresence(2).online).not.toEqual(cohorts[1]?.online);
  });
});

test('dice are fair enough, and forks are of their own', () => {
  const dice = new Dice(5);
  const counts = new Map<number, number>();
  for (let i = 0; i < 54_000; i += 1) {
    const face = dice.below(54);
    counts.set(face, (counts.get(face) ?? 0) + 1);
  }
  for (let face = 0; face < 54; face += 1) {
    expect(counts.get(face) ?? 0).toBeGreaterThan(850);
    expect(counts.get(face) ?? 0).toBeLessThan(1150);
  }
  expect(dice.fork().word()).not.toBe(dice.word());
  expect(figures.mentees + figures.mentors).toBe(54);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { agoInWords, arrivalInWords, timeInWords } from '../../../renderer/strings/times.ts';
import { wordsOf } from '../../../renderer/strings/words.ts';

const words = wordsOf('ko').time;
const at = (day: number, hour: number, minute = 0): number =>
  new Date(2026, 6, day, hour, minute).getTime();
const now = at(20, 14, 30);

describe('a time that is known to the half day', () => {
  const halfDay = (time: number): string =>
    timeInWords(words, { at: time, precision: 'half-day' }, now);

  it('names the half of today', () => {
    expect(halfDay(at(20, 0))).toBe('오늘 오전');
    expect(halfDay(at(20, 12))).toBe('오늘 오후');
  });
  it('says yesterday and then counts days, without their halves', () => {
    expect(halfDay(at(19, 12))).toBe('어제');
    expect(halfDay(at(17, 0))).toBe('3일 전');
    expect(halfDay(at(14, 0))).toBe('6일 전');
  });
  it('gives the date after a week, and the year in another year', () => {
    expect(halfDay(at(13, 0))).toBe('7월 13일');
    expect(halfDay(new Date(2025, 11, 31).getTime())).toBe('2025년 12월 31일');
  });
  it('never shows a clock or minutes, whenever it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400 * 86_400_000, max: 86_400_000 }), (shift) => {
        expect(halfDay(now + shift)).not.toMatch(/:|분|방금/);
      }),
    );
  });
});

describe('a time that is known to the round', () => {
  const round = (time: number): string => timeInWords(words, { at: time, precision: 'round' }, now);

  it('is told in minutes first, then by the clock, then by the day', () => {
    expect(round(now - 60_000)).toBe('방금');
    expect(round(now - 10 * 60_000)).toBe('10분 전');
    expect(round(at(20, 9, 5))).toBe('오전 9:05');
    expect(round(at(20, 0, 10))).toBe('오전 12:10');
    expect(round(at(19, 22))).toBe('어제');
  });
  it('takes a clock that runs a little ahead for now', () => {
    expect(agoInWords(words, now + 5000, now)).toBe('방금');
  });
});

it('tells an arrival by its day and clock', () => {
  expect(arrivalInWords(words, at(20, 14, 32), now)).toBe('오늘 오후 2:32');
  expect(arrivalInWords(words, at(21, 10, 12), now)).toBe('내일 오전 10:12');
  expect(arrivalInWords(words, at(27, 9, 40), now)).toBe('7월 27일 오전 9:40');
});

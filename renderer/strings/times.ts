import type { CoarseTime } from '../../preload/contract.ts';
import type { Words } from './words.ts';

type TimeWords = Words['time'];

const minute = 60_000;

/** Days from the local midnight of `from` to that of `to`; summer time cannot shift it. */
function daysBetween(from: Date, to: Date): number {
  const start = Date.UTC(from.getFullYear(), from.getMonth(), from.getDate());
  return Math.round((Date.UTC(to.getFullYear(), to.getMonth(), to.getDate()) - start) / 86_400_000);
}

function half(words: TimeWords, at: Date): string {
  return at.getHours() < 12 ? words.morning : words.afternoon;
}

function clock(words: TimeWords, at: Date): string {
  const minutes = String(at.getMinutes()).padStart(2, '0');
  return words.clock(half(words, at), at.getHours() % 12 || 12, minutes);
}

function day(words: TimeWords, at: Date, now: Date): string {
  const ago = daysBetween(at, now);
  if (ago === 0) return words.today;
  if (ago === 1) return words.yesterday;
  if (ago === -1) return words.tomorrow;
  if (ago > 1 && ago < 7) return words.days(ago);
  if (at.getFullYear() === now.getFullYear()) return words.date(at.getMonth() + 1, at.getDate());
  return words.fullDate(at.getFullYear(), at.getMonth() + 1, at.getDate());
}

/**
 * How long ago something on this PC or under a mentor's name was: "방금", "10분 전", "오후 2:10", "어제".
 * @param at milliseconds since 1970
 * @param now milliseconds since 1970
 */
export function agoInWords(words: TimeWords, at: number, now: number): string {
  const past = now - at;
  if (past < 2 * minute) return words.justNow;
  if (past < 60 * minute) return words.minutes(Math.floor(past / minute));
  const then = new Date(at);
  const today = new Date(now);
  return daysBetween(then, today) === 0 ? clock(words, then) : day(words, then, today);
}

/**
 * The time of a post as it may be shown. A half day never becomes a clock: that would tell more than its author gave.
 * @param now milliseconds since 1970
 */
export function timeInWords(words: TimeWords, time: CoarseTime, now: number): string {
  if (time.precision === 'round') return agoInWords(words, time.at, now);
  const then = new Date(time.at);
  const today = new Date(now);
  const name = day(words, then, today);
  return daysBetween(then, today) === 0 ? words.halfDay(name, half(words, then)) : name;
}

/**
 * When a post should arrive, with its day: "오늘 오후 2:32", "내일 오전 10:20", "7월 27일 오전 9:40".
 * @param at milliseconds since 1970
 * @param now milliseconds since 1970
 */
export function arrivalInWords(words: TimeWords, at: number, now: number): string {
  const then = new Date(at);
  const today = new Date(now);
  if (daysBetween(then, today) === 0) return words.todayAt(clock(words, then));
  return words.dayAndClock(day(words, then, today), clock(words, then));
}

/**
 * The date of something that concerns everybody: "7월 20일", in another year with its year.
 * @param at milliseconds since 1970
 * @param now milliseconds since 1970
 */
export function dateInWords(words: TimeWords, at: number, now: number): string {
  const then = new Date(at);
  const month = then.getMonth() + 1;
  if (then.getFullYear() === new Date(now).getFullYear()) return words.date(month, then.getDate());
  return words.fullDate(then.getFullYear(), month, then.getDate());
}

/** The month of what is not told closer: "2026년 11월". */
export function monthInWords(
  words: Pick<Words['knowledge'], 'month'>,
  { at }: Pick<CoarseTime, 'at'>,
): string {
  const then = new Date(at);
  return words.month(then.getFullYear(), then.getMonth() + 1);
}

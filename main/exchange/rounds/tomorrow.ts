import {
  forecast,
  largest,
  mostExpected,
  seenBefore,
  type SizeHistory,
  type Slot,
} from './forecast.ts';
import { aim, type Random, type Target } from './target.ts';
import {
  dayOf,
  isCoreTime,
  isEarly,
  isWeekend,
  restOfDay,
  wholeDay,
  type RoundRules,
} from './windows.ts';

/** A round is full if it is at least this full, measured by the fullest slot of the last two weeks. */
const full = 0.9;
/** A slot of a day with less than this share of its fullest one's senders is not waited for. */
const worth = 0.9;
/** On the last day, rounds that are at least this full, measured by what the rest of that day can bring, will do. */
const enough = 0.85;
/** So many working days may turn out to be less than full before it goes in what there is. */
const daysTried = 3;
/** Days that are looked ahead for a working one. */
const daysAhead = 14;

/** One of the fullest rounds of the next working day, or of today's while it is early. */
export function planTomorrow(
  rules: RoundRules,
  history: SizeHistory,
  random: Random,
  next: number,
): Target {
  const today = dayOf(rules, next);
  const [first = today + 1, ...more] = workingDays(rules, history, today + 1, daysTried);
  const isToday = isEarly(rules, next) && isWorking(rules, history, today);
  const days = isToday ? [today, first, ...more] : [first, ...more];
  const last = days[daysTried - 1] ?? first;
  const window = isToday ? restOfDay(rules, next) : wholeDay(rules, first);
  const round = aim(likely(rules, forecast(rules, history, window).slots), random);
  return { round, until: wholeDay(rules, last).last };
}

/** `next` is the target or later, and not after the last day. */
export function reviewTomorrow(
  rules: RoundRules,
  history: SizeHistory,
  random: Random,
  { round, until }: Target,
  next: number,
): Target {
  const today = dayOf(rules, next);
  const isLastDay = today >= dayOf(rules, until);
  const { slots, fullest } = forecast(rules, history, wholeDay(rules, today));
  const least = (mostExpected(slots) ?? 0) * worth;
  // Where a slot is not full, the next one may be.
  const after = next === round ? slots.findIndex(({ last }) => last >= next) + 1 : 0;
  const later = likely(rules, slots.slice(after))
    .map((slot) => ({ ...slot, first: Math.max(slot.first, next) }))
    .filter(({ first, last, expected }) => first <= last && (expected ?? 0) >= least);
  if (next === round) {
    const seen = seenBefore(rules, history, next);
    const goal = Math.max(
      rules.minSet,
      isLastDay ? (mostExpected(later) ?? 0) * enough : (fullest ?? 0) * full,
    );
    if (seen >= goal) return { round, until };
  }
  if (later.length > 0) return { round: aim(later, random), until };
  if (isLastDay) return planTomorrow(rules, history, random, wholeDay(rules, today + 1).first);
  const [following = today + 1] = workingDays(rules, history, today + 1, 1);
  const slotsThen = forecast(rules, history, wholeDay(rules, following)).slots;
  return { round: aim(likely(rules, slotsThen), random), until };
}

/** Slots in which people are expected: by what is known, or else by the clock, as far as it leaves any. */
function likely(rules: RoundRules, slots: readonly Slot[]): readonly Slot[] {
  if (mostExpected(slots) !== null) return slots;
  const core = slots.filter(({ first }) => isCoreTime(rules, first));
  return core.length > 0 ? core : slots;
}

/** The next so many working days, from a day on. */
function workingDays(
  rules: RoundRules,
  history: SizeHistory,
  from: number,
  count: number,
): number[] {
  const found: number[] = [];
  for (let day = from; day < from + daysAhead && found.length < count; day += 1) {
    if (isWorking(rules, history, day)) found.push(day);
  }
  return found;
}

/** Whether people are expected on a day: from Monday to Friday, and on a weekend's day if enough of them came a week before. */
const isWorking = (rules: RoundRules, history: SizeHistory, day: number): boolean =>
  !isWeekend(day) || largest(history, wholeDay(rules, day - 7)) >= rules.minSet;

import { dayStart, roundStart } from '../../../protocol/calendar.ts';
import { daysEarlier, dayOf, slotLength, type RoundRules, type Window } from './windows.ts';

/** What is public about past rounds: how many envelopes they had. */
export type SizeHistory = {
  /** Envelopes of published rounds, both ends included; rounds without a batch are absent. */
  sizes(from: number, to: number): ReadonlyMap<number, number>;
};

/** Rounds that are expected to be alike, and how many envelopes each of them will have; `null` if nothing is known. */
export type Slot = Window & { expected: number | null };

/** Earlier days that are looked at (a demo's have too many rounds), and how many working days among them are enough. */
const daysBack = { usual: 14, demo: 1 };
const enoughDays = 5;
/** A day with less than this share of the fullest one's senders was no working day. */
const workingShare = 0.5;
/** The newest published rounds that tell how full it is now, and how far back they may lie: so many rounds, or ms where that is more. */
const newest = 3;
const recent = 20;
const recentTime = 20_000;

/** The slots of a window, and the mean size of the fullest one that any of the earlier days had there; `null` if nothing is known. */
export type Forecast = { slots: Slot[]; fullest: number | null };

/** Divides a window of one day into slots, and expects in each what the last working days had at that time of the day. */
export function forecast(rules: RoundRules, history: SizeHistory, window: Window): Forecast {
  const slots = slotsOf(rules, window);
  const days = earlierDays(rules, history, window, slots);
  const fullest = Math.max(0, ...days.map(({ most }) => most));
  const working = days
    .filter(({ most }) => most > 0 && most >= fullest * workingShare)
    .slice(0, enoughDays);
  return {
    slots: slots.map((slot, i) => ({
      ...slot,
      expected: mean(working.map(({ means }) => means[i] ?? 0)),
    })),
    fullest: fullest > 0 ? fullest : null,
  };
}

/** The best of what is expected; `null` if nothing is known. */
export function mostExpected(slots: readonly Slot[]): number | null {
  const known = slots.flatMap(({ expected }) => (expected === null ? [] : [expected]));
  return known.length > 0 ? Math.max(...known) : null;
}

/** How many envelopes the newest published rounds before `next` had: their median. */
export function seenBefore(rules: RoundRules, history: SizeHistory, next: number): number {
  const back = Math.max(recent, Math.ceil(recentTime / rules.roundLength));
  const sizes = history.sizes(next - back, next - 1);
  let last = -1;
  for (const round of sizes.keys()) last = Math.max(last, round);
  const counts = Array.from({ length: newest }, (_, i) => sizes.get(last - i) ?? 0);
  return counts.toSorted((a, b) => a - b)[Math.floor(newest / 2)] ?? 0;
}

/** The largest of some published rounds; 0 if there are none. */
export const largest = (history: SizeHistory, { first, last }: Window): number =>
  Math.max(0, ...history.sizes(first, last).values());

function slotsOf(rules: RoundRules, window: Window): Window[] {
  const { first, last } = window;
  const midnight = dayStart(rules, dayOf(rules, first));
  const length = slotLength(rules, window);
  const numberOf = (round: number): number =>
    Math.floor((roundStart(rules, round) - midnight) / length);
  const slots: Window[] = [];
  for (let round = first; round <= last; round += 1) {
    const slot = slots.at(-1);
    if (slot && numberOf(slot.first) === numberOf(round)) slot.last = round;
    else slots.push({ first: round, last: round });
  }
  return slots;
}

/** Mean sizes of the slots on each earlier day, the newest first. */
function earlierDays(
  rules: RoundRules,
  history: SizeHistory,
  window: Window,
  slots: readonly Window[],
): { means: number[]; most: number }[] {
  const days: { means: number[]; most: number }[] = [];
  const most = rules.demo ? daysBack.demo : daysBack.usual;
  for (let back = 1; back <= most; back += 1) {
    const shift = window.first - daysEarlier(rules, window.first, back);
    if (window.last - shift < 1) break;
    const sizes = history.sizes(window.first - shift, window.last - shift);
    const means = slots.map(({ first, last }) => {
      let sum = 0;
      for (let round = first; round <= last; round += 1) sum += sizes.get(round - shift) ?? 0;
      return sum / (last - first + 1);
    });
    days.push({ means, most: Math.max(0, ...means) });
  }
  return days;
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

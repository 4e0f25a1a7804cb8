import { forecast, largest, mostExpected, seenBefore, type SizeHistory } from './forecast.ts';
import { aim, type Random, type Target } from './target.ts';
import { planTomorrow } from './tomorrow.ts';
import { dayOf, mixedWindow, wholeDay, type RoundRules, type Window } from './windows.ts';

/** Two hours whose fullest slot is not at least this full, measured by the day's fullest one, are not worth going in: evenings above all. */
const worth = 0.8;
/** Rounds that are at least this full, measured by the best that can still be expected, are full enough. */
const enough = 0.85;

/** One of the fullest rounds of the next two hours; what 내일 would be, if people have gone home. */
export function planMixed(
  rules: RoundRules,
  history: SizeHistory,
  random: Random,
  next: number,
): Target {
  const window = mixedWindow(rules, next);
  // In a demo nobody goes home, and a day has too many rounds to look at.
  if (rules.demo) return within(rules, history, random, window);
  const best = mostExpected(forecast(rules, history, window).slots);
  const day = mostExpected(forecast(rules, history, wholeDay(rules, dayOf(rules, next))).slots);
  if (day !== null && (best ?? 0) < day * worth) {
    return planTomorrow(rules, history, random, next);
  }
  return within(rules, history, random, window);
}

/** `next` is the target or later, and within the two hours. */
export function reviewMixed(
  rules: RoundRules,
  history: SizeHistory,
  random: Random,
  target: Target,
  next: number,
): Target {
  const { round, until } = target;
  const window = { first: next, last: until };
  if (next > round) return within(rules, history, random, window);
  const seen = seenBefore(rules, history, next);
  if (seen >= goalOf(rules, history, window) * enough) return target;
  if (next < until) return within(rules, history, random, { ...window, first: next + 1 });
  // Nobody is there to hide among: not these two hours, then.
  return seen < rules.minSet ? planMixed(rules, history, random, next + 1) : target;
}

const within = (
  rules: RoundRules,
  history: SizeHistory,
  random: Random,
  window: Window,
): Target => ({ round: aim(forecast(rules, history, window).slots, random), until: window.last });

/** How full a round should be: what is expected of the window, or else what was seen in as many rounds before it. */
function goalOf(rules: RoundRules, history: SizeHistory, window: Window): number {
  const expected = mostExpected(forecast(rules, history, window).slots);
  if (expected !== null) return expected;
  const { first, last } = mixedWindow(rules, window.first);
  return largest(history, { first: Math.max(1, first - (last - first + 1)), last: first - 1 });
}

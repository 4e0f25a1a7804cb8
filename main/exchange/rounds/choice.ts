import { randomBelow, type Environment } from '../../../protocol/environment.ts';
import type { SendChoice } from '../../../preload/views.ts';
import { forecast, largest, seenBefore, type SizeHistory, type Slot } from './forecast.ts';
import {
  dayOf,
  isEarly,
  isWeekend,
  mixedWindow,
  restOfDay,
  wholeDay,
  type RoundRules,
  type Window,
} from './windows.ts';

export type { SizeHistory } from './forecast.ts';
export type { RoundRules } from './windows.ts';

/** When a post goes: in `round`, if that is as full as was expected, and else in a later one, up to `until`. */
export type RoundPlan = { choice: SendChoice; round: number; until: number };

type Random = Environment['random'];

/** Slots and rounds within this share of the fullest are as good as it. */
const near = 0.97;
/** A slot of a day with less than this share of its fullest one's senders is not waited for. */
const worth = 0.8;
/** A working day that is not even filled to this share of what was expected turned out to be none. */
const empty = 0.5;
/** Days that are looked ahead for a working day: over the longest row of holidays. */
const daysAhead = 12;

/**
 * Plans a post's round. It depends on nothing but the sizes of published rounds, which are the same for everybody, the person's choice, the
 * moment and random bytes: 곧 is `next`, 섞어서 one of the fullest rounds of the next two hours, 내일 one of the fullest rounds of the next
 * working day (today's, before three in the afternoon).
 *
 * @param next the first round that an envelope can still be made for.
 */
export function planRound(
  rules: RoundRules,
  history: SizeHistory,
  random: Random,
  choice: SendChoice,
  next: number,
): RoundPlan {
  if (choice === 'soon') return { choice, round: next, until: next };
  if (choice === 'mixed') return within(rules, history, random, choice, mixedWindow(rules, next));
  const today = dayOf(rules, next);
  if (isEarly(rules, next) && isWorking(rules, history, today)) {
    return within(rules, history, random, choice, restOfDay(rules, next));
  }
  return laterDay(rules, history, random, today);
}

/**
 * Looks at a plan again, when `next` has come to its round, and as batches come. A plan whose `round` is `next` says: go now. If the rounds
 * just seen are emptier than the best that can still be expected, the plan moves on; at its end it goes in what there is. A round that went
 * by without this client (it was off, or held the post) is planned anew.
 */
export function reviewPlan(
  rules: RoundRules,
  history: SizeHistory,
  random: Random,
  plan: RoundPlan,
  next: number,
): RoundPlan {
  const { choice, round, until } = plan;
  if (next < round) return plan;
  if (choice === 'soon' || next > until) return planRound(rules, history, random, choice, next);
  if (next > round) return within(rules, history, random, choice, { first: next, last: until });
  const seen = seenBefore(history, next);
  const goal = goalOf(rules, history, { first: next, last: until });
  if (seen >= goal * near) return plan;
  if (next < until) {
    return within(rules, history, random, choice, { first: next + 1, last: until });
  }
  if (choice === 'tomorrow' && seen < goal * empty) {
    return laterDay(rules, history, random, dayOf(rules, next));
  }
  if (seen < rules.minSet) return planRound(rules, history, random, choice, next + 1);
  return plan;
}

/** A random round of the fullest slots of a window. */
function within(
  rules: RoundRules,
  history: SizeHistory,
  random: Random,
  choice: SendChoice,
  window: Window,
): RoundPlan {
  const slots = forecast(rules, history, window);
  const best = Math.max(0, ...slots.map(({ expected }) => expected ?? 0));
  const isNear = ({ expected }: Slot): boolean => (expected ?? 0) >= best * near;
  const isWorth = ({ expected }: Slot): boolean => (expected ?? 0) >= best * worth;
  const rounds = slots
    .filter(isNear)
    .flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
  const round = rounds[randomBelow({ random }, Math.max(1, rounds.length))] ?? window.first;
  const until = slots.findLast(isWorth)?.last ?? window.last;
  return { choice, round, until };
}

/** What a round should have: the most that is expected of the window, or was seen in as many rounds before it. */
function goalOf(rules: RoundRules, history: SizeHistory, window: Window): number {
  const expected = forecast(rules, history, window).map((slot) => slot.expected);
  const known = expected.filter((size) => size !== null);
  if (known.length > 0) return Math.max(...known);
  const { first } = window;
  const before = mixedWindow(rules, first).last - first + 1;
  return largest(history, { first: Math.max(1, first - before), last: first - 1 });
}

/** A round of the first working day after this one. */
function laterDay(
  rules: RoundRules,
  history: SizeHistory,
  random: Random,
  today: number,
): RoundPlan {
  let found = today + 1;
  for (let ahead = 1; ahead <= daysAhead; ahead += 1) {
    if (isWorking(rules, history, today + ahead)) {
      found = today + ahead;
      break;
    }
  }
  return within(rules, history, random, 'tomorrow', wholeDay(rules, found));
}

/** Whether people are expected on a day: as a week before, if that is known, and else as the calendar says. */
function isWorking(rules: RoundRules, history: SizeHistory, dayNumber: number): boolean {
  if (!isWeekend(dayNumber)) return true;
  const week = [1, 2, 3, 4, 5, 6, 7].map((back) =>
    largest(history, wholeDay(rules, dayNumber - back)),
  );
  const weekBefore = week.at(-1) ?? 0;
  return weekBefore > 0 && weekBefore >= Math.max(...week) * empty;
}

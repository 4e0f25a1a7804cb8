import type { SendChoice } from '../../../preload/views.ts';
import type { SizeHistory } from './forecast.ts';
import { planMixed, reviewMixed } from './mixed.ts';
import type { Random } from './target.ts';
import { planTomorrow, reviewTomorrow } from './tomorrow.ts';
import { mixedWindow, slotRounds, type RoundRules } from './windows.ts';

export type { SizeHistory } from './forecast.ts';
export type { RoundRules } from './windows.ts';

/** When a post goes: in `round`, if that is as full as it should be, and else in a later one, up to `until`. */
export type RoundPlan = { choice: SendChoice; round: number; until: number };

/**
 * Plans a post's round. It depends on nothing but the sizes of published rounds, which are the same for everybody, the person's choice, the
 * moment and random bytes: 곧 is `next` (or what 섞어서 would be, once it was held for long), 섞어서 one of the fullest rounds of the next two hours (or what 내일 would be, when people have gone home), 내일 one of the fullest rounds of the next
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
  switch (choice) {
    case 'soon':
      return { choice, round: next, until: next + slotRounds(rules) };
    case 'mixed':
      return { choice, ...planMixed(rules, history, random, next) };
    case 'tomorrow':
      return { choice, ...planTomorrow(rules, history, random, next) };
    default:
      throw new RangeError('no such choice');
  }
}

/**
 * Looks at a plan again, when `next` has come to its round, and as batches come. A plan whose `round` is `next` says: go now. If the rounds
 * just seen are emptier than they should be, the plan moves on; at its end it goes in what there is. A round that went by without this
 * client (it was off, or held the post) is planned anew; when the whole time of the plan has gone by, it becomes what 섞어서 is: held
 * overnight, a post would go with the first who come in the morning, who are few, and it must not wait for a full day for ever.
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
  if (next > until) return { choice, ...planMixed(rules, history, random, next) };
  if (choice === 'soon') return { ...plan, round: next };
  const review = until > mixedWindow(rules, round).last ? reviewTomorrow : reviewMixed;
  return { choice, ...review(rules, history, random, plan, next) };
}

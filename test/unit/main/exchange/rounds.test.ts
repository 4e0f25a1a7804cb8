import { describe, expect, test } from 'vitest';
import {
  planRound,
  reviewPlan,
  type RoundPlan,
  type RoundRules,
  type SizeHistory,
} from '../../../../main/exchange/rounds/choice.ts';
import { Dice } from '../../../unmask/simulation/dice.ts';

const perDay = 1440;
/** Rounds of a minute from a Monday midnight on: 1970-01-05. */
const rules: RoundRules = {
  start: 4 * 86_400_000,
  roundLength: 60_000,
  epochLength: 7 * 86_400_000,
  timeZone: 0,
  minSet: 15,
  demo: false,
};
const at = (day: number, hour: number): number => Math.round(day * perDay + hour * 60);
const hourOf = (round: number): number => (round % perDay) / 60;
const dayOf = (round: number): number => Math.floor(round / perDay);

/** Published rounds before `next`, as full as a rule says. */
const history = (next: number, sizeOf: (round: number) => number): SizeHistory => ({
  sizes: (from, to) => {
    const sizes = new Map<number, number>();
    for (let round = Math.max(1, from); round <= Math.min(to, next - 2); round += 1) {
      const size = sizeOf(round);
      if (size > 0) sizes.set(round, size);
    }
    return sizes;
  },
});

/** An office: full from ten to eleven, nearly so until six, thin over lunch, empty at night and on weekends. */
const office = (round: number): number => {
  const hour = hourOf(round);
  if (dayOf(round) % 7 > 4 || hour < 9 || hour >= 18) return 0;
  if (hour >= 12 && hour < 13) return 25;
  return hour >= 10 && hour < 11 ? 46 : 41;
};

const { bytes } = new Dice(1);
const plan = (choice: RoundPlan['choice'], next: number, sizeOf = office): RoundPlan =>
  planRound(rules, history(next, sizeOf), bytes, choice, next);
const review = (planned: RoundPlan, next: number, sizeOf = office): RoundPlan =>
  reviewPlan(rules, history(next, sizeOf), bytes, planned, next);

/** Follows a plan until it says go. */
function follow(planned: RoundPlan, sizeOf = office): number {
  let current = planned;
  for (let steps = 0; steps < 200; steps += 1) {
    const next = current.round;
    current = review(current, next, sizeOf);
    if (current.round === next) return next;
  }
  throw new Error('it never goes');
}

describe('곧', () => {
  test('goes in the next round, however full that is', () => {
    const planned = plan('soon', at(8, 18.2));
    expect(planned.round).toBe(at(8, 18.2));
    expect(review(planned, planned.round + 5).round).toBe(planned.round + 5);
  });

  test('does not go with the first who come in the morning when it was held overnight', () => {
    const early = (round: number): number => (hourOf(round) < 9 ? 16 : office(round));
    const morning = at(9, 8.9);
    const again = review(plan('soon', at(8, 20)), morning, early);
    expect(hourOf(again.round)).toBeGreaterThanOrEqual(10);
    expect(again.round).toBeLessThan(morning + 120);
    expect(review(again, again.round, early).round).toBe(again.round);
  });
});

describe('섞어서', () => {
  test('goes in the fullest slot of the next two hours, as earlier days had it', () => {
    const planned = plan('mixed', at(8, 9.2));
    expect(hourOf(planned.round)).toBeGreaterThanOrEqual(10);
    expect(hourOf(planned.round)).toBeLessThan(11);
    expect(planned.until).toBe(at(8, 9.2) + 119);
    expect(hourOf(follow(planned))).toBeLessThan(11);
  });

  test('waits where a round is emptier than was expected, and goes at the end of the two hours all the same', () => {
    const thin = (round: number): number => (dayOf(round) === 8 ? 20 : office(round));
    const planned = plan('mixed', at(8, 9.2), thin);
    const gone = follow(planned, thin);
    expect(gone).toBeGreaterThan(planned.round);
    expect(gone).toBeLessThanOrEqual(planned.until);
  });

  test('does not go where there is nobody to hide among', () => {
    const few = (round: number): number => (round > at(8, 9) ? 3 : office(round));
    const planned = { choice: 'mixed', round: at(8, 11), until: at(8, 11) } as const;
    expect(review(planned, at(8, 11), few).round).toBeGreaterThan(at(8, 11));
  });

  test('waits for the next morning when people are about to go home', () => {
    const planned = plan('mixed', at(8, 18));
    expect(dayOf(planned.round)).toBe(9);
    expect(dayOf(follow(planned))).toBe(9);
  });

  test('is planned anew when its round went by without this client', () => {
    const planned = plan('mixed', at(8, 9.2));
    const late = at(8, 13.5);
    const again = review(planned, late);
    expect(again.round).toBeGreaterThanOrEqual(late);
    expect(again.until).toBe(late + 119);
  });

  test('takes any of the two hours where nothing is known yet', () => {
    const next = at(0, 10);
    const rounds = Array.from({ length: 50 }, () => plan('mixed', next, () => 0).round - next);
    expect(Math.min(...rounds)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...rounds)).toBeLessThan(120);
    expect(new Set(rounds).size).toBeGreaterThan(20);
  });

  test('is quicker in a demo, and has a handful of rounds to choose from where they are long', () => {
    const demo = { ...rules, roundLength: 2000, demo: true };
    const short = planRound(demo, history(0, office), bytes, 'mixed', 1000);
    expect(short.until).toBe(1011);
    const slow = { ...rules, roundLength: 3_600_000 };
    const long = planRound(slow, history(0, office), bytes, 'mixed', 10);
    expect(long.until).toBe(15);
  });
});

describe('내일', () => {
  test('goes today while it is early, in the fullest slot that is left', () => {
    const planned = plan('tomorrow', at(8, 9.2));
    expect(dayOf(planned.round)).toBe(8);
    expect(hourOf(planned.round)).toBeGreaterThanOrEqual(10);
    expect(hourOf(planned.round)).toBeLessThan(11);
  });

  test('goes on the next day from three in the afternoon on, and after the weekend on a Friday', () => {
    expect(dayOf(plan('tomorrow', at(8, 15)).round)).toBe(9);
    expect(dayOf(plan('tomorrow', at(11, 15)).round)).toBe(14);
    expect(dayOf(plan('tomorrow', at(12, 10)).round)).toBe(14);
  });

  test('several posts of a day go for the same slot', () => {
    const rounds = Array.from({ length: 20 }, (_, i) => plan('tomorrow', at(8, 15 + i / 10)).round);
    expect(Math.max(...rounds) - Math.min(...rounds)).toBeLessThan(60);
  });

  test('lets an empty day pass, and a half empty one, but not more than two', () => {
    const holiday = (round: number): number => (dayOf(round) === 9 ? 0 : office(round));
    expect(dayOf(follow(plan('tomorrow', at(8, 16)), holiday))).toBe(10);
    const thin = (round: number): number =>
      dayOf(round) > 8 ? Math.round(office(round) * 0.8) : office(round);
    expect(dayOf(follow(plan('tomorrow', at(7, 16)), thin))).toBe(8);
    expect(dayOf(follow(plan('tomorrow', at(8, 16)), thin))).toBe(11);
  });

  test('goes in the middle of the day where nothing is known yet', () => {
    const rounds = Array.from({ length: 40 }, () => plan('tomorrow', at(0, 16), () => 0).round);
    for (const round of rounds) {
      expect(dayOf(round)).toBe(1);
      expect(hourOf(round)).toBeGreaterThanOrEqual(10);
      expect(hourOf(round)).toBeLessThan(17);
    }
    expect(new Set(rounds).size).toBeGreaterThan(20);
  });

  test('waits for no full day any more once its days are over, as for somebody who is seldom there', () => {
    const planned = plan('tomorrow', at(8, 16));
    const late = at(15, 14);
    const again = review(planned, late);
    expect(again.round).toBeGreaterThanOrEqual(late);
    expect(again.until).toBe(late + 119);
  });

  test('takes a weekend for a working day where enough people come', () => {
    const always = (round: number): number => office(round % perDay);
    expect(dayOf(plan('tomorrow', at(11, 16), always).round)).toBe(12);
  });
});

test('the choice depends on nothing but what is published and chance: the same of both gives the same round', () => {
  for (const choice of ['mixed', 'tomorrow'] as const) {
    const rounds = [0, 1].map(
      () => planRound(rules, history(at(8, 9), office), new Dice(7).bytes, choice, at(8, 9)).round,
    );
    expect(rounds[0]).toBe(rounds[1]);
  }
});

import { describe, expect, test } from 'vitest';
import { Dice } from './simulation/dice.ts';
import { cumulative, interval, quantile } from './statistics.ts';

describe('the normal distribution', () => {
  test('has its known values', () => {
    expect(cumulative(0)).toBe(0.5);
    expect(cumulative(1.959963984540054)).toBeCloseTo(0.975, 12);
    expect(cumulative(-3.2905267314919255)).toBeCloseTo(0.0005, 12);
    expect(quantile(0.9995)).toBeCloseTo(3.290526731, 8);
    expect(quantile(0.5)).toBeCloseTo(0, 9);
    // One in a million, twice: where a table has a thousand cells.
    expect(quantile(1 - 5e-7)).toBeCloseTo(4.891638475, 5);
  });
});

describe('an interval', () => {
  test('is Wilson’s: 8 of 10 at 95 % lie between 49.0 and 94.3 %', () => {
    // The certainty of a single cell is 99.9 %; fifty times too sure is 95 %.
    const { low, high } = interval({ hits: 8, games: 10 }, 0.001 / 0.05);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });

  test('grows with the number of cells and shrinks with the number of games', () => {
    const width = (games: number, cells: number): number => {
      const { low, high } = interval({ hits: games / 50, games }, cells);
      return high - low;
    };
    expect(width(2000, 189)).toBeGreaterThan(width(2000, 1));
    expect(width(20_000, 189)).toBeLessThan(width(2000, 189));
  });

  test('keeps to what can be: none of none, none and all', () => {
    expect(interval({ hits: 0, games: 0 }, 1)).toEqual({ low: 0, high: 1 });
    expect(interval({ hits: 0, games: 100 }, 1).low).toBeCloseTo(0, 12);
    expect(interval({ hits: 100, games: 100 }, 1).high).toBeCloseTo(1, 12);
  });

  test('holds the true rate: none of 200 tables of fair games has a cell outside', () => {
    const dice = new Dice(11);
    let outside = 0;
    for (let table = 0; table < 200; table += 1) {
      let hits = 0;
      for (let game = 0; game < 2000; game += 1) if (dice.below(54) === 0) hits += 1;
      const { low, high } = interval({ hits, games: 2000 }, 189);
      if (low > 1 / 54 || high < 1 / 54) outside += 1;
    }
    expect(outside).toBe(0);
  });
});

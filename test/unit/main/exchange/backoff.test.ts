import { expect, test } from 'vitest';
import { Backoff } from '../../../../main/exchange/backoff.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';

test('waiting times stay below a bound that doubles, up to the longest', () => {
  const backoff = new Backoff(new VirtualEnvironment(), { first: 100, most: 1000 });
  const bounds = [100, 200, 400, 800, 1000, 1000, 1000];
  for (const bound of bounds) {
    const wait = backoff.next();
    expect(wait).toBeGreaterThanOrEqual(0);
    expect(wait).toBeLessThanOrEqual(bound);
  }
});

test('clients that fail together do not come back together', () => {
  const waits = new Set(
    Array.from({ length: 50 }, (_, n) => {
      const backoff = new Backoff(new VirtualEnvironment({ seed: `client ${n}` }), {
        first: 1000,
        most: 60_000,
      });
      backoff.next();
      return backoff.next();
    }),
  );
  expect(waits.size).toBeGreaterThan(40);
});

test('after a success the first bound is back', () => {
  const backoff = new Backoff(new VirtualEnvironment(), { first: 10, most: 100_000 });
  for (let n = 0; n < 12; n += 1) backoff.next();
  backoff.reset();
  expect(backoff.next()).toBeLessThanOrEqual(10);
});

import { expect, test } from 'vitest';

import { IdleWatch } from '../../../../main/lock/idle-watch.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';

function watching(minutes: number) {
  const environment = new VirtualEnvironment();
  const world = { touchedAt: environment.now(), minutes, away: [] as number[] };
  const start = environment.now();
  new IdleWatch({
    environment,
    idleSeconds: () => Math.floor((environment.now() - world.touchedAt) / 1000),
    limit: () => world.minutes,
    away: () => world.away.push(Math.round((environment.now() - start) / 1000)),
  }).start();
  return { environment, world };
}

test('nobody is away before the minutes are over, and a quarter of a minute later at most they are', async () => {
  const { environment, world } = watching(5);
  await environment.advance(299_000);
  expect(world.away).toEqual([]);
  await environment.advance(16_000);
  expect(world.away).toEqual([300]);
});

test('it is told once, and again only after somebody was there', async () => {
  const { environment, world } = watching(5);
  await environment.advance(3_600_000);
  expect(world.away).toHaveLength(1);
  world.touchedAt = environment.now();
  await environment.advance(600_000);
  expect(world.away).toHaveLength(2);
});

test('who never wants it is never away, until they choose otherwise', async () => {
  const { environment, world } = watching(0);
  await environment.advance(7_200_000);
  expect(world.away).toEqual([]);
  world.minutes = 30;
  await environment.advance(15_000);
  expect(world.away).toHaveLength(1);
});

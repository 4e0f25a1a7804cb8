import { expect, test, vi } from 'vitest';

import { UntilLocked } from '../../../../main/lock/until-locked.ts';

function desk() {
  const world = { locked: false };
  const until = new UntilLocked(() => world.locked);
  const lock = (locked: boolean): void => {
    world.locked = locked;
    until.changed();
  };
  return { until, lock };
}

test('a dialog that is answered before any lock is answered', async () => {
  const { until } = desk();
  expect(await until.run(async () => 'a file')).toBe('a file');
});

test('what is answered while the screen is locked does nothing, and nobody waits for it', async () => {
  const { until, lock } = desk();
  const dialog = Promise.withResolvers<string>();
  const chosen = until.run(() => dialog.promise);
  lock(true);
  expect(await chosen).toBeNull();
  dialog.resolve('a passer-by’s file');
  expect(await chosen).toBeNull();
});

test('what was begun before a lock does nothing after it either', async () => {
  const { until, lock } = desk();
  const dialog = Promise.withResolvers<string>();
  const chosen = until.run(() => dialog.promise);
  lock(true);
  lock(false);
  dialog.resolve('a file');
  expect(await chosen).toBeNull();
  expect(await until.run(async () => 'another')).toBe('another');
});

test('an answer of the very moment of the lock does nothing', async () => {
  const { until, lock } = desk();
  const dialog = Promise.withResolvers<string>();
  const chosen = until.run(() => dialog.promise);
  dialog.resolve('a file');
  lock(true);
  expect(await chosen).toBeNull();
});

test('a window is told of the lock, and that it fails then is no failure', async () => {
  const { until, lock } = desk();
  const printed = until.run(
    (over) =>
      new Promise<boolean>((_, reject) => {
        over.addEventListener('abort', () => reject(new Error('destroyed')));
      }),
  );
  lock(true);
  expect(await printed).toBeNull();
});

test('nothing begins while the screen is locked', async () => {
  const { until, lock } = desk();
  lock(true);
  const work = vi.fn<() => Promise<string>>(async () => 'a file');
  expect(await until.run(work)).toBeNull();
  expect(work).not.toHaveBeenCalled();
});

test('a failure of its own is told', async () => {
  const { until } = desk();
  await expect(until.run(() => Promise.reject(new Error('no printer')))).rejects.toThrow(
    'no printer',
  );
});

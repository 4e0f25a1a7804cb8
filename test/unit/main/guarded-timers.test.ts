import { expect, test } from 'vitest';
import { guardedTimers } from '../../../main/guarded-timers.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';

test('what fails in a timer is told and ends nothing', async () => {
  const environment = new VirtualEnvironment();
  const failures: unknown[] = [];
  const done: string[] = [];
  const guarded = guardedTimers(environment, (error) => failures.push(error));
  guarded.after(10, () => {
    throw new RangeError('damaged');
  });
  guarded.after(20, () => done.push('later'));
  guarded.after(30, () => done.push('cancelled')).cancel();
  await environment.advance(100);
  expect(failures).toEqual([new RangeError('damaged')]);
  expect(done).toEqual(['later']);
  expect(guarded.now()).toBe(environment.now());
  expect(guarded.random(4)).toHaveLength(4);
});

import { expect, test } from 'vitest';
import { Repeating } from '../../../../main/exchange/repeating.ts';
import { sleep } from '../../../../main/exchange/waiting.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';

function repeat(turn = 100): {
  environment: VirtualEnvironment;
  repeating: Repeating;
  turns: number[];
  reason: { stands: boolean };
} {
  const environment = new VirtualEnvironment({ now: 0 });
  const turns: number[] = [];
  const reason = { stands: true };
  const repeating = new Repeating({
    environment,
    goesOn: () => reason.stands,
    work: async (signal) => {
      turns.push(environment.now());
      await sleep(environment, turn, signal);
      return 1_000;
    },
  });
  repeating.start();
  return { environment, repeating, turns, reason };
}

test('turns follow each other after their pauses', async () => {
  const { environment, repeating, turns } = repeat();
  await environment.advance(2_500);
  expect(turns).toEqual([0, 1_100, 2_200]);
  await repeating.stop();
});

test('waking ends a pause, and in the middle of a turn the one after it', async () => {
  const { environment, repeating, turns } = repeat();
  await environment.advance(50);
  repeating.wake();
  await environment.advance(450);
  expect(turns).toEqual([0, 100]);
  repeating.wake();
  await environment.advance(10);
  expect(turns).toEqual([0, 100, 500]);
  await repeating.stop();
});

test('without a reason to go on there is no further turn', async () => {
  const { environment, turns, reason } = repeat();
  await environment.advance(500);
  reason.stands = false;
  await environment.advance(10_000);
  expect(turns).toEqual([0]);
  expect(environment.timers).toBe(0);
});

test('stopping waits for the turn that is under way, which is told, and leaves no timer', async () => {
  const { environment, repeating, turns } = repeat(5_000);
  await environment.advance(10);
  await repeating.stop();
  expect(repeating.signal.aborted).toBe(true);
  await environment.advance(20_000);
  expect(turns).toEqual([0]);
  expect(environment.timers).toBe(0);
});

import { expect, test, vi } from 'vitest';
import { runStages } from '../../../build/steps.mjs';

const one = (): { passed: number; failed: number } => ({ passed: 1, failed: 0 });
/** npm's own script, which prints the environment. */
const passes = { name: 'passes', npm: 'env', counts: one };
const fails = { name: 'fails', npm: 'no-such-script' };

test('steps of all lanes are counted together, and one that fails without a count is one failure', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue(undefined);
  const beside = { ...passes, name: 'beside' };
  const told = { KKANBU_STEP: 'told to every step' };
  try {
    expect(await runStages([[[], [passes, passes], [beside]]], told)).toEqual({
      passed: 3,
      failed: 0,
    });
    // What ran beside the others is shown whole, with what it was told.
    expect(said.mock.calls.join('\n')).toMatch(/▶ beside\n[^▶]*told to every step[^▶]*✓ beside: /);
    expect(await runStages([[[], [passes, fails, passes]], [[passes]]], {})).toEqual({
      passed: 1,
      failed: 1,
    });
  } finally {
    said.mockRestore();
  }
});

test('a report that cannot be read is a failure, whatever the step said', async () => {
  const unread = {
    ...passes,
    counts: (): never => {
      throw new Error('no report');
    },
  };
  const said = vi.spyOn(console, 'log').mockReturnValue(undefined);
  expect(await runStages([[[], [unread]]], {})).toEqual({ passed: 0, failed: 1 });
  said.mockRestore();
});

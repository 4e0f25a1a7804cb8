import { beforeAll, describe, expect, test } from 'vitest';
import { audit, failuresOf, type Audit } from './audit.ts';
import { coalitionOf } from './attackers/attackers.ts';
import { checkLive } from './controls/live.ts';
import { quick } from './forms.ts';
import { runLive } from './live/live.ts';
import { report } from './report.ts';

// The quick form of the audit kit: few cohorts, so that only what is significant says anything. The full one is `npm run unmask`.
describe('simulated cohorts of 54', () => {
  let found: Audit;

  beforeAll(() => {
    found = audit(quick);
  });

  test('nobody alone, nor issuer and feed together, is significantly better than a guess', () => {
    const alone = ['feed', 'gate', 'lan', 'issuer + feed'];
    const better = found.cells.filter(
      ({ attacker, interval }) =>
        alone.includes(coalitionOf(attacker)) && interval.low > found.chance,
    );
    expect(better).toEqual([]);
  });

  test('who sees both the network and the posts is not significantly better than was planned', () => {
    expect(failuresOf(found)).toEqual([]);
  });

  test('every mistake that was made on purpose is caught', () => {
    expect(found.controls.filter(({ isCaught }) => !isCaught)).toEqual([]);
    expect(found.controls).toHaveLength(7);
  });

  test('the report shows each attacker with what it saw, and the result', () => {
    const text = report(found, []);
    for (const { attacker } of found.cells) expect(text).toContain(attacker.saw);
    expect(text).toContain('모두 통과했어요');
  });

  test('a mistake that is not caught fails the audit', () => {
    const [first] = found.controls;
    if (!first) throw new Error('no control');
    const blind = { ...found, controls: [{ ...first, isCaught: false }] };
    expect(failuresOf(blind)).toHaveLength(1);
    expect(report(blind, [])).toContain('통과하지 못했어요');
  });

  test('the same seed gives the same cohorts and the same hits', () => {
    const one = audit({
      ...quick,
      cohorts: 1,
      perMember: 10,
      gamesPerCell: 20,
      gamesPerControl: 20,
    });
    const two = audit({
      ...quick,
      cohorts: 1,
      perMember: 10,
      gamesPerCell: 20,
      gamesPerControl: 20,
    });
    expect(two).toEqual(one);
  });
});

// The other addresses of the loopback range are there without being asked for on Linux alone.
test.skipIf(process.platform !== 'linux')(
  'real roles and clients: lines, logs, disks, memories, posts and certificates tell nothing, and what is planted is found',
  async () => {
    const checked = await checkLive(await runLive());
    expect(checked.filter(({ isCaught }) => !isCaught)).toEqual([]);
    expect(checked).toHaveLength(6);
  },
);

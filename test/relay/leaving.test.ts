import { expect, test } from 'vitest';
import { deskCohorts, nothingHeld, standingOf } from './fixtures/desk-cohort.ts';
import { awaited } from './fixtures/desk-pc.ts';
import { rowCounts } from './fixtures/tables.ts';

const found = deskCohorts();

test('who leaves takes part until the epoch ends, and gets back what was still waiting then', async () => {
  const cohort = await found({ epochLength: 15_000 });
  const leaver = await cohort.member();
  await nothingHeld(leaver);
  const waiting = await leaver.write({ kind: 'question', title: '남은 질문' }, 'tomorrow');
  expect((await leaver.calls.leave(undefined)).me?.standing).toBe('leaving');
  expect(() => leaver.calls.leave(undefined)).toThrow('already-leaving');
  await awaited(
    'the epoch has ended',
    async () => (await standingOf(leaver)) === 'removed',
    200_000,
  );
  await awaited('what waited is back', async () =>
    (await leaver.calls.outbox(undefined)).find(
      ({ id, state }) => id === waiting.id && state === 'returned',
    ),
  );
  await awaited('the roster has let go', () => rowCounts(cohort.data, 'issuer')['members'] === 0);
});

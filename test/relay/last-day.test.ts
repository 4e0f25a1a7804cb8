import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { deskCohorts, nothingHeld } from './fixtures/desk-cohort.ts';
import { awaited } from './fixtures/desk-pc.ts';
import { rowCounts } from './fixtures/tables.ts';

const found = deskCohorts();

test('at the date all of it goes, on every PC and at the relay', async () => {
  const cohort = await found({ deleteAt: Date.now() + 75_000 });
  const [asker, other] = await Promise.all([cohort.member(), cohort.member()]);
  await Promise.all([nothingHeld(asker), nothingHeld(other)]);
  expect((await asker.calls.storage(undefined)).deletesAt).toBe(cohort.kit.manifest.deleteAt);
  await asker.write({ kind: 'question', title: '지워질 질문' }, 'soon');
  await awaited('it has arrived', async () => (await other.titled('지워질 질문')).length === 1);
  for (const pc of [asker, other]) {
    await awaited('the PC has deleted everything', async () => {
      const { vault } = await pc.calls.appState(undefined);
      return vault.mode === 'locked' && vault.why === 'deleted';
    });
    expect(pc.files()).toEqual([]);
  }
  const feed = new DatabaseSync(join(cohort.data, 'feed', 'feed.sqlite'), { readOnly: true });
  expect(
    feed.prepare('SELECT count(*) AS n FROM posts WHERE body IS NOT NULL OR author <> id').get(),
  ).toEqual({ n: 0 });
  feed.close();
  expect(rowCounts(cohort.data, 'issuer')).toMatchObject({ members: 0, invites: 0, epochs: 0 });
  expect((await asker.calls.unlock(undefined)).phase).toBe('welcome');
  expect(existsSync(join(asker.folder, 'vault.db'))).toBe(true);
  await asker.calls.eraseAll({ confirm: 'everything' });
  expect((await asker.calls.appState(undefined)).phase).toBe('welcome');
});

import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { createInvites } from '../../relay/coordinator/issuer-office.ts';
import type { CohortSettings } from '../../relay/coordinator/found.ts';
import { makeCohort, type TestCohort } from './fixtures/cohort.ts';
import { awaited, DeskPc } from './fixtures/desk-pc.ts';
import { rowCounts } from './fixtures/tables.ts';

const passphrase = '느티나무 아래 작은 우체통';
let cohort: TestCohort;
let pcs: DeskPc[] = [];

afterEach(async () => {
  for (const pc of pcs) await pc.end();
  pcs = [];
  await cohort.end();
});

async function found(overrides: Partial<CohortSettings>): Promise<void> {
  const quota = { certificates: 3, questions: 1 };
  cohort = await makeCohort({ minSet: 1, roundLength: 500, quota, ...overrides });
  await cohort.start();
}

async function newPc(): Promise<DeskPc> {
  const pc = new DeskPc();
  pcs.push(pc);
  await pc.app.start();
  return pc;
}

async function member(): Promise<DeskPc> {
  const pc = await newPc();
  const [invite = ''] = await createInvites(cohort.kit, 'mentee', 1);
  await pc.calls.join({ invite, nickname: null });
  return pc;
}

const ready = (pc: DeskPc): Promise<unknown> =>
  awaited('nothing holds posts back', async () => (await pc.calls.status(undefined)).hold === null);
const standing = async (pc: DeskPc) => (await pc.calls.appState(undefined)).me?.standing;

test('a question that waits moves with its asker, arrives once, and its answer is seen on the new PC', async () => {
  await found({ roundLength: 1000 });
  const [old, other] = await Promise.all([member(), member()]);
  await Promise.all([ready(old), ready(other)]);
  const waiting = await old.write({ kind: 'question', title: '이사 가는 질문' }, 'tomorrow');
  await awaited(
    'it has its plan',
    async () => (await old.calls.outbox(undefined))[0]?.state === 'planned',
  );

  old.file = join(old.folder, '..', `${old.folder.split('/').at(-1)}.kkanbu`);
  expect(await old.calls.moveOut({ passphrase })).toEqual({ file: basename(old.file) });
  expect(await standing(old)).toBe('moved');
  expect((await old.calls.status(undefined)).link).toBe('offline');
  expect((await old.calls.outbox(undefined)).map(({ id }) => id)).toEqual([waiting.id]);
  await expect(
    old.write({ kind: 'question', title: '여기서는 안 돼요' }, 'soon'),
  ).rejects.toMatchObject({ code: 'not-allowed' });
  expect((await old.calls.drafts(undefined)).length).toBe(1);

  const fresh = await newPc();
  fresh.file = old.file;
  await expect(fresh.calls.moveIn({ passphrase: `${passphrase}!` })).rejects.toMatchObject({
    code: 'passphrase-wrong',
  });
  expect((await fresh.calls.moveIn({ passphrase })).phase).toBe('ready');
  expect(await standing(fresh)).toBe('member');
  expect((await fresh.calls.outbox(undefined)).map(({ id }) => id)).toEqual([waiting.id]);
  await ready(fresh);
  await fresh.calls.reschedule({ id: waiting.id, when: 'soon' });
  const [question] = await awaited('it has arrived', async () => {
    const threads = await other.titled('이사 가는 질문');
    return threads.length > 0 && threads;
  });
  await other.write({ kind: 'answer', thread: question?.id ?? '' }, 'soon');
  await awaited('its asker sees the answer', async () => {
    // Short rounds on a busy machine lose envelopes to lateness: their author says that they shall go once more.
    for (const { id, hold } of await other.calls.outbox(undefined))
      if (hold === 'asks-author') await other.calls.sendAgain({ id });
    return (await fresh.titled('이사 가는 질문')).find(
      ({ mine, answers }) => mine && answers === 1,
    );
  });
  await expect(other.calls.moveIn({ passphrase })).rejects.toMatchObject({ code: 'vault-in-use' });

  // Against the page's warning both PCs go on: nothing comes twice, and nothing is lost.
  await old.calls.stayHere(undefined);
  expect(await standing(old)).toBe('member');
  await ready(old);
  // Sealed for another day on each, these are two bodies under one number: the feed took the first.
  for (const { id } of await old.calls.outbox(undefined))
    await old.calls.reschedule({ id, when: 'soon' });
  await awaited('the old PC has seen that it arrived, or has its words back', async () => {
    const entries = await old.calls.outbox(undefined);
    for (const { id, hold } of entries)
      if (hold === 'asks-author') await old.calls.sendAgain({ id });
    return entries.every(({ state }) => state === 'confirmed' || state === 'returned');
  });
  expect((await old.calls.outbox(undefined)).map(({ id }) => id)).toEqual([waiting.id]);
  expect(await other.titled('이사 가는 질문')).toHaveLength(1);
  expect([old, fresh, other].flatMap(({ faults }) => faults)).toEqual([]);
  expect(readFileSync(old.file).includes('이사 가는 질문')).toBe(false);
});

test('who leaves takes part until the epoch ends, and gets back what was still waiting then', async () => {
  await found({ epochLength: 15_000 });
  const leaver = await member();
  await ready(leaver);
  const waiting = await leaver.write({ kind: 'question', title: '남은 질문' }, 'tomorrow');
  expect((await leaver.calls.leave(undefined)).me?.standing).toBe('leaving');
  expect(() => leaver.calls.leave(undefined)).toThrow('already-leaving');
  await awaited('the epoch has ended', async () => (await standing(leaver)) === 'removed', 200_000);
  await awaited('what waited is back', async () =>
    (await leaver.calls.outbox(undefined)).find(
      ({ id, state }) => id === waiting.id && state === 'returned',
    ),
  );
  await awaited('the roster has let go', () => rowCounts(cohort.data, 'issuer')['members'] === 0);
});

test('at the date all of it goes, on every PC and at the relay', async () => {
  await found({ deleteAt: Date.now() + 75_000 });
  const [asker, other] = await Promise.all([member(), member()]);
  await Promise.all([ready(asker), ready(other)]);
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

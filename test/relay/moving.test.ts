import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { deskCohorts, nothingHeld, standingOf } from './fixtures/desk-cohort.ts';
import { awaited } from './fixtures/desk-pc.ts';

const passphrase = '느티나무 아래 작은 우체통';
const found = deskCohorts();

test('a question that waits moves with its asker, arrives once, and its answer is seen on the new PC', async () => {
  const { member, newPc } = await found({ roundLength: 1000 });
  const [old, other] = await Promise.all([member(), member()]);
  await Promise.all([nothingHeld(old), nothingHeld(other)]);
  const waiting = await old.write({ kind: 'question', title: '이사 가는 질문' }, 'tomorrow');
  await awaited(
    'it has its plan',
    async () => (await old.calls.outbox(undefined))[0]?.state === 'planned',
  );

  old.file = join(old.folder, '..', `${old.folder.split('/').at(-1)}.kkanbu`);
  expect(await old.calls.moveOut({ passphrase })).toEqual({ file: basename(old.file) });
  expect(await standingOf(old)).toBe('moved');
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
  expect(await standingOf(fresh)).toBe('member');
  expect((await fresh.calls.outbox(undefined)).map(({ id }) => id)).toEqual([waiting.id]);
  await nothingHeld(fresh);
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
  expect(await standingOf(old)).toBe('member');
  await nothingHeld(old);
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

import { beforeEach, describe, expect, test } from 'vitest';
import { receiptOf } from '../../../../protocol/batch.ts';
import type { ThreadId } from '../../../../protocol/bytes.ts';
import { readNotice, type NoticeBody } from '../../../../protocol/notice.ts';
import { decodePost } from '../../../../protocol/post.ts';
import { day } from '../../../../protocol/rules.ts';
import { Desk } from './desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.make();
});

const note = (body: NoticeBody): void => {
  desk.roll.add(readNotice(desk.cohort.manifest, desk.cohort.notice(body)));
};

/** Asks and adds something, and leaves both waiting. */
async function asked(): Promise<{ thread: ThreadId; question: string; added: string }> {
  const question = desk.ask('내용', 'mixed');
  await desk.outbound.refresh();
  const thread = desk.vault.outbox.get(question)?.thread;
  if (!thread) throw new Error('no thread');
  return { thread, question, added: desk.put({ kind: 'follow-up', text: '덧붙임' }, thread) };
}

describe('an entry comes back', () => {
  test('from a thread that was closed, before it costs a round', async () => {
    const { thread, question, added } = await asked();
    note({ kind: 'close-thread', thread });
    await desk.outbound.refresh();
    for (const id of [question, added]) {
      expect(desk.vault.outbox.get(id)).toMatchObject({ state: 'returned', why: 'thread-closed' });
    }
    for (let n = 0; n < 10; n += 1) expect((await desk.publishedRound()).post).toBeNull();
  });

  test('whose author was voided', async () => {
    const { thread, question } = await asked();
    const author = desk.vault.pseudonyms.authorOf(thread)?.author;
    if (!author) throw new Error('no author');
    note({ kind: 'void-pseudonym', author });
    await desk.outbound.refresh();
    expect(desk.vault.outbox.get(question)).toMatchObject({ state: 'returned', why: 'voided' });
  });

  test('that the feed took and does not publish', async () => {
    const id = desk.ask();
    const sent = await desk.round();
    await desk.publish(sent.round, [receiptOf(sent.envelope), ...desk.others(19)]);
    expect(desk.vault.outbox.get(id)).toMatchObject({ state: 'returned', why: 'refused' });
  });

  test('and so does what was behind it in its thread, of which the author would hear nothing otherwise', async () => {
    const id = desk.ask('내용', 'soon');
    const opening = await desk.round();
    await desk.publishSent(opening);
    const own = decodePost(opening.post ?? new Uint8Array(0)).thread;
    expect(desk.vault.outbox.get(id)).toBeNull();
    const [first, second] = ['하나', '둘'].map((text) =>
      desk.put({ kind: 'follow-up', text }, own),
    );
    for (const entry of [first ?? '', second ?? '']) {
      const { passed: _, ...sent } = await desk.untilPost();
      await desk.publish(sent.round, [receiptOf(sent.envelope), ...desk.others(19)]);
      expect(desk.vault.outbox.get(entry)).toMatchObject({ state: 'returned', why: 'refused' });
    }
  });

  test('that was on its way when its thread was closed, once it is known not to have been published', async () => {
    const id = desk.ask();
    const sent = await desk.round();
    const thread = desk.vault.outbox.get(id)?.thread;
    if (!thread) throw new Error('no thread');
    note({ kind: 'close-thread', thread });
    await desk.outbound.refresh();
    expect(desk.vault.outbox.get(id)?.state).toBe('sent');
    await desk.publish(sent.round, [receiptOf(sent.envelope), ...desk.others(19)]);
    expect(desk.vault.outbox.get(id)).toMatchObject({ state: 'returned', why: 'thread-closed' });
  });
});

test('what was on its way and is published after all does not come back', async () => {
  const id = desk.ask();
  const sent = await desk.round();
  await desk.environment.advance(day);
  await desk.publishSent(sent);
  expect(desk.vault.outbox.get(id)).toBeNull();
});

import { beforeEach, describe, expect, test } from 'vitest';
import { Inbox } from '../../../../main/inbox/inbox.ts';
import { takeBack } from '../../../../main/vault/compose.ts';
import { receiptOf } from '../../../../protocol/batch.ts';
import type { ThreadId } from '../../../../protocol/bytes.ts';
import { openEnvelope } from '../../../../protocol/envelope.ts';
import { readNotice, type NoticeBody } from '../../../../protocol/notice.ts';
import { decodePost } from '../../../../protocol/post.ts';
import { day } from '../../../../protocol/rules.ts';
import { Desk } from './desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.make();
});

const there = <T>(found: T | null | undefined): T => {
  if (found === null || found === undefined) throw new Error('not there');
  return found;
};
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

  test('and what follows it takes its number, so that the feed waits for nothing', async () => {
    desk.ask('내용', 'soon');
    const opening = await desk.round();
    await desk.publishSent(opening);
    const own = decodePost(opening.post ?? new Uint8Array(0)).thread;
    const refused = desk.put({ kind: 'follow-up', text: '하나' }, own);
    const behind = desk.put({ kind: 'follow-up', text: '둘' }, own);
    const first = await desk.untilPost();
    await desk.publish(first.round, [receiptOf(first.envelope), ...desk.others(19)]);
    expect(desk.vault.outbox.get(refused)?.state).toBe('returned');
    const second = await desk.untilPost();
    expect(decodePost(second.post).sequence).toBe(decodePost(first.post).sequence);
    await desk.publishSent(second);
    expect(desk.vault.outbox.get(behind)).toBeNull();
    // Also once its author has made a draft of it.
    expect(takeBack(desk.vault, refused)).toMatchObject({ text: '하나' });
    desk.put({ kind: 'follow-up', text: '셋' }, own);
    const third = await desk.untilPost();
    expect(decodePost(third.post).sequence).toBe(decodePost(second.post).sequence + 1);
  });

  test('that was published without its body: voided while this PC was off', async () => {
    const id = desk.ask();
    const sent = await desk.round();
    await desk.publishVoided(sent);
    expect(desk.vault.outbox.get(id)).toMatchObject({ state: 'returned', why: 'voided' });
    expect(takeBack(desk.vault, id)).toMatchObject({ title: '제목', text: '내용' });
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

test('a clock that jumps ahead while offline closes no thread', async () => {
  const { vault, environment, cohort } = desk;
  void new Inbox({ vault, environment, manifest: cohort.manifest, roll: () => desk.roll });
  const id = desk.ask();
  await desk.publishSent(await desk.round());
  const thread = there(desk.vault.threads.page('mine', null, 0, 1)[0]?.id);
  expect(desk.vault.outbox.get(id)).toBeNull();
  const added = desk.put({ kind: 'follow-up', text: '덧붙임' }, thread);
  desk.hold = 'offline';
  await desk.environment.advance(31 * day);
  await desk.outbound.refresh();
  expect(desk.vault.outbox.get(added)).toMatchObject({ state: 'kept', hold: 'offline' });
});

describe('an entry that is taken back', () => {
  test('while its envelope is being made is a draft, and a dummy goes in its place', async () => {
    const id = desk.ask();
    await desk.outbound.refresh();
    await desk.environment.advance(desk.cohort.manifest.roundLength);
    const preparing = desk.courier.prepare(desk.now());
    expect(takeBack(desk.vault, id)).toMatchObject({ title: '제목' });
    const envelope = there(await preparing);
    const load = await openEnvelope(desk.feed.secretKey, desk.cohort.manifest.cohort, envelope);
    expect(load).toBeNull();
    expect([desk.vault.outbox.count(), desk.vault.drafts.count()]).toEqual([0, 1]);
  });

  test('too late, once the envelope is noted, is sent and no draft', async () => {
    const id = desk.ask();
    const sent = await desk.round();
    expect(() => takeBack(desk.vault, id)).toThrow('not-allowed');
    await desk.publishSent(sent);
    expect([desk.vault.outbox.count(), desk.vault.drafts.count()]).toEqual([0, 0]);
  });

  test('while it is being sealed leaves no name behind', async () => {
    const id = desk.ask();
    const stock = desk.vault.certificates.stock(0);
    const sealing = desk.outbound.refresh();
    takeBack(desk.vault, id);
    await sealing;
    expect(desk.vault.certificates.stock(0)).toBe(stock + 1);
    expect((await desk.round()).post).toBeNull();
  });

  test('lets what is behind it in its thread go on without a gap', async () => {
    desk.ask('내용', 'soon');
    const opening = await desk.round();
    await desk.publishSent(opening);
    const own = decodePost(opening.post ?? new Uint8Array(0)).thread;
    const [one] = ['하나', '둘'].map((text) => desk.put({ kind: 'follow-up', text }, own));
    await desk.outbound.refresh();
    takeBack(desk.vault, one ?? '');
    const next = await desk.untilPost();
    expect(decodePost(next.post).sequence).toBe(1);
  });
});

test('what is said behind a question that cannot be sealed yet waits with it', async () => {
  const id = desk.put(
    { kind: 'question', topic: 'heart', title: '제목', text: '' },
    null,
    'soon',
    'mentors',
  );
  const thread = there(desk.vault.outbox.get(id)?.thread);
  const behind = desk.put({ kind: 'follow-up', text: '덧붙임' }, thread);
  await desk.outbound.refresh();
  for (const entry of [id, behind]) {
    expect(desk.vault.outbox.get(entry)).toMatchObject({ state: 'kept', hold: 'waiting-for-keys' });
  }
});

test('what was on its way and is published after all does not come back', async () => {
  const id = desk.ask();
  const sent = await desk.round();
  await desk.environment.advance(day);
  await desk.publishSent(sent);
  expect(desk.vault.outbox.get(id)).toBeNull();
});

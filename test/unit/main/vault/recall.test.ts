import { beforeEach, describe, expect, test } from 'vitest';
import { react, takeBack } from '../../../../main/vault/compose.ts';
import { toHex, type Hash } from '../../../../protocol/bytes.ts';
import type { Writer } from '../feed-writers.ts';
import { InboxOfOne } from '../inbox/inbox-of-one.ts';
import { idOf, part } from '../outbox-items.ts';

let room: InboxOfOne;
let own: Writer;
let asked: Hash;

beforeEach(() => {
  room = new InboxOfOne();
  room.become(null);
  own = room.own();
  const posts = own.ask(room.now, '제목', '내용');
  room.arrive(...posts);
  asked = posts[0]?.id ?? expect.fail('no post');
});

/** Other words for the question, and something said after them; both are sealed, and wait. */
function queueBoth(): void {
  const { thread } = own;
  const content = { kind: 'edit', target: asked, title: '다른 제목', text: '다른 글' } as const;
  const later = { kind: 'follow-up', text: '덧붙임' } as const;
  const first = room.vault.pseudonyms.allocate(thread, 2);
  room.queue(1, { content, thread, choice: 'tomorrow', parts: [part(room.environment, first)] });
  room.queue(2, { content: later, thread, parts: [part(room.environment, first + 1)] });
}

const retract = () =>
  react(
    room.vault,
    { kind: 'retract', thread: toHex(own.thread), post: toHex(asked) },
    room.inbox.context(),
  );
const nextNumber = (): number | undefined =>
  room.vault.pseudonyms.ofThread(own.thread)?.nextSequence;

describe('who takes a post back', () => {
  test('has other words for it that wait as a draft again, and what was behind them is numbered anew', () => {
    const before = nextNumber();
    queueBoth();
    retract();
    expect(room.vault.outbox.list().map(({ kind }) => kind)).toEqual(['follow-up', 'retract']);
    expect(room.vault.outbox.get(idOf(2))?.parts).toEqual([]);
    expect(nextNumber()).toBe(before);
    expect(room.vault.drafts.get(idOf(1))).toMatchObject({
      kind: 'edit',
      title: '다른 제목',
      text: '다른 글',
      target: toHex(asked),
    });
  });

  test('has other words stay on their way of which something may have left', () => {
    queueBoth();
    const sequence = room.vault.outbox.get(idOf(1))?.parts[0]?.sequence ?? -1;
    room.vault.outbox.markUploaded(idOf(1), sequence, room.now, asked);
    retract();
    expect(room.vault.outbox.list()).toHaveLength(3);
    expect(room.vault.outbox.get(idOf(2))?.parts).toHaveLength(1);
  });

  test('leaves other words alone that are for another post', () => {
    const content = {
      kind: 'edit',
      target: own.post(own.thread, 1, null).id,
      title: null,
    } as const;
    room.queue(1, { content: { ...content, text: '다른 글' }, thread: own.thread });
    retract();
    expect(room.vault.outbox.get(idOf(1))).not.toBeNull();
  });
});

test('an entry that came back and never left leaves no gap in its thread when it becomes a draft', () => {
  const before = nextNumber();
  queueBoth();
  room.vault.outbox.setState(idOf(1), 'returned', { why: 'thread-closed' });
  expect(takeBack(room.vault, idOf(1))).toMatchObject({ text: '다른 글' });
  expect(room.vault.outbox.get(idOf(2))?.parts).toEqual([]);
  expect(nextNumber()).toBe(before);
});

test('of an entry that came back half way, the feed is asked to forget what it has', () => {
  const { thread } = own;
  const first = room.vault.pseudonyms.allocate(thread, 2);
  const parts = [part(room.environment, first), part(room.environment, first + 1)];
  room.queue(1, { content: { kind: 'follow-up', text: '긴 글' }, thread, parts });
  room.vault.outbox.markSeen(parts.slice(0, 1).map(({ id }) => id));
  room.vault.outbox.setState(idOf(1), 'returned', { why: 'thread-closed' });
  expect(takeBack(room.vault, idOf(1))).toMatchObject({ text: '긴 글' });
  expect(room.vault.erasures.list()).toMatchObject([{ post: parts[0]?.id, thread }]);
});

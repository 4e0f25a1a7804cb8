import { expect, test } from 'vitest';
import { toHex } from '../../../../protocol/bytes.ts';
import type { Writer } from '../feed-writers.ts';
import { InboxOfOne } from './inbox-of-one.ts';

/** A mentee's inbox with a question of their own, answered, and one of somebody else; both unread. */
function room(badge: 'mentor' | null = null) {
  const one = new InboxOfOne();
  const turtle = one.certified('느린거북');
  one.become(badge ? one.certified('두꺼비') : null);
  const own = one.own();
  const other = one.writer();
  one.arrive(
    ...own.ask(1, '내 질문', '내용'),
    ...turtle.write(own.thread, 2, { kind: 'answer', text: '답' }),
    ...other.ask(3, '남의 질문', '내용'),
  );
  const mark = (writer: Writer, change: { bookmarked?: boolean; muted?: boolean }): void =>
    one.inbox.marks.set({ thread: toHex(writer.thread), ...change });
  return { one, turtle, own, other, mark };
}

test('a thread that is put by stands in its list, and says so wherever it is listed', () => {
  const { one, own, mark } = room();
  mark(own, { bookmarked: true });
  expect(one.titles('bookmarked')).toEqual(['내 질문']);
  expect(one.titles('bookmarked', 'grievance')).toEqual([]);
  expect(one.inbox.counts()).toMatchObject({ bookmarked: 1, unread: 2 });
  expect(one.list().map(({ bookmarked, muted }) => [bookmarked, muted])).toEqual([
    [false, false],
    [true, false],
  ]);
  expect(one.view(own.thread).summary.bookmarked).toBe(true);
  mark(own, { bookmarked: false });
  expect(one.titles('bookmarked')).toEqual([]);
});

test('one mark leaves the other as it is', () => {
  const { one, own, mark } = room();
  mark(own, { bookmarked: true });
  mark(own, { muted: true });
  expect(one.vault.marks.of(own.thread)).toEqual({ bookmarked: true, muted: true });
  mark(own, { bookmarked: false });
  expect(one.vault.marks.of(own.thread)).toEqual({ bookmarked: false, muted: true });
});

test('a muted thread is listed, and counts nothing in the window', () => {
  const { one, own, other, mark } = room();
  mark(own, { muted: true });
  expect(one.titles()).toEqual(['남의 질문', '내 질문']);
  expect(one.list()[1]).toMatchObject({ muted: true, unread: 1 });
  expect(one.inbox.counts()).toMatchObject({ unread: 1, mineUnread: 0 });
  mark(other, { muted: true });
  expect(one.inbox.counts()).toMatchObject({ unread: 0 });
});

test('a question that a mentor has muted stays in its list, and counts outside as everybody’s does', () => {
  const { one, other, mark } = room('mentor');
  mark(other, { muted: true });
  expect(one.inbox.outside.waiting()).toBe(1);
  expect(one.titles('waiting')).toEqual(['남의 질문']);
});

test('marks outlast what is made of the posts, and need a thread that has come', () => {
  const { one, own, mark } = room();
  mark(own, { bookmarked: true, muted: true });
  one.makeAnew();
  expect(one.list()[1]).toMatchObject({ bookmarked: true, muted: true });
  const unknown = toHex(one.environment.random(32));
  expect(() => one.inbox.marks.set({ thread: unknown, muted: true })).toThrow('thread-unknown');
});

import { expect, test } from 'vitest';
import { toHex } from '../../../../protocol/bytes.ts';
import { InboxOfOne } from './inbox-of-one.ts';

/** Several pieces. */
const threads = 450;

function roomWithThreads(): InboxOfOne {
  const room = new InboxOfOne();
  room.become(null);
  const askers = Array.from({ length: threads }, () => room.writer());
  room.arrive(...askers.flatMap((asker, number) => asker.ask(number + 1, `질문 ${number}`)));
  const [first] = askers;
  if (!first) throw new Error('nobody asked');
  room.inbox.markRead(toHex(first.thread));
  return room;
}

const listed = (room: InboxOfOne): unknown => [
  room.inbox.counts(),
  room.inbox.threads({ filter: 'inbox', topic: null, offset: 0, limit: 500 }),
];

test('after an update with other rules, the old meaning stands until the new one is made, and is the same in the end', () => {
  const room = roomWithThreads();
  const before = listed(room);
  room.beginAnew();
  expect(listed(room)).toEqual(before);
  expect(room.inbox.makeAnew()).toBe(true);
  expect(listed(room)).toEqual(before);
  while (room.inbox.makeAnew());
  expect(listed(room)).toEqual(before);
});

test('what was begun goes on after the next start, and does not begin again', () => {
  const room = roomWithThreads();
  const before = listed(room);
  room.beginAnew();
  room.inbox.makeAnew();
  const done = room.vault.threads.madeAnew();
  expect(done).toBeGreaterThan(0);
  room.restart();
  expect(room.vault.threads.madeAnew()).toBe(done);
  while (room.inbox.makeAnew());
  expect(room.vault.threads.madeAnew()).toBeNull();
  expect(listed(room)).toEqual(before);
});

test('what comes meanwhile is listed at once, and is not lost', () => {
  const room = roomWithThreads();
  room.beginAnew();
  room.inbox.makeAnew();
  const late = room.writer();
  room.arrive(...late.ask(threads + 1, '새 질문'));
  expect(room.list()[0]?.title).toBe('새 질문');
  while (room.inbox.makeAnew());
  expect(room.list()[0]?.title).toBe('새 질문');
  expect(room.inbox.counts().unread).toBe(threads);
});

test('a new vault has nothing to be made anew', () => {
  const room = new InboxOfOne();
  expect(room.inbox.makeAnew()).toBe(false);
});

import { beforeEach, describe, expect, test } from 'vitest';
import { idOf } from '../outbox-items.ts';
import { InboxOfOne } from './inbox-of-one.ts';

let room: InboxOfOne;

beforeEach(() => {
  room = new InboxOfOne();
  room.become(null);
});

describe('what others wrote, with whatever program', () => {
  test('cannot turn the writing direction or hide signs', () => {
    const asker = room.writer();
    room.arrive(...asker.ask(room.now, '앞\u202E뒤\u0007', '첫\u202E째\0 줄\r\n둘째 줄'));
    const { summary, posts } = room.view(asker.thread);
    expect([summary.title, summary.excerpt, posts[0]?.text]).toEqual([
      '앞뒤',
      '첫째 줄 둘째 줄',
      '첫째 줄\n둘째 줄',
    ]);
  });

  test('has a title of one line in the list', () => {
    const asker = room.writer();
    room.arrive(...asker.ask(room.now, '첫 줄\n\n둘째 줄'));
    expect(room.titles()).toEqual(['첫 줄 둘째 줄']);
  });

  test('is cut between characters, never inside one', () => {
    const asker = room.writer();
    const family = '👨‍👩‍👧';
    room.arrive(...asker.ask(room.now, '제목', `${'가'.repeat(190)}${family.repeat(9)}`));
    expect(room.view(asker.thread).summary.excerpt).toBe(`${'가'.repeat(190)}${family}`);
  });
});

describe('a comment that waits for a certificate', () => {
  const content = { kind: 'comment', text: '기다리는 댓글' } as const;

  test('stands at the end of its thread, as the next member', () => {
    const asker = room.writer();
    const member = room.writer();
    room.arrive(
      ...asker.ask(room.now),
      ...member.write(asker.thread, room.now + 1, { kind: 'comment', text: '먼저' }),
    );
    room.queue(1, { content, thread: asker.thread, hold: 'no-certificate' });
    expect(room.view(asker.thread).posts.at(-1)).toMatchObject({
      id: idOf(1),
      kind: 'comment',
      text: '기다리는 댓글',
      pending: true,
      author: { kind: 'member', number: 2, mine: true, seed: idOf(1) },
    });
  });

  test('keeps its place and number once it has a pseudonym', () => {
    const asker = room.writer();
    room.arrive(...asker.ask(room.now));
    room.queue(1, { content, thread: asker.thread, hold: 'no-certificate' });
    const before = room.view(asker.thread).posts.at(-1)?.author;
    room.own(asker.thread);
    const after = room.view(asker.thread).posts.at(-1)?.author;
    expect([before, after]).toMatchObject([
      { kind: 'member', number: 1, mine: true },
      { kind: 'member', number: 1, mine: true },
    ]);
  });
});

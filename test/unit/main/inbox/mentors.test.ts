import { beforeEach, describe, expect, test } from 'vitest';
import { setAvailability } from '../../../../main/vault/availability.ts';
import { toHex } from '../../../../protocol/bytes.ts';
import { badgeThreadOf } from '../../../../protocol/post.ts';
import { day } from '../../../../protocol/rules.ts';
import type { Writer } from '../feed-writers.ts';
import { idOf } from '../outbox-items.ts';
import { InboxOfOne } from './inbox-of-one.ts';

let room: InboxOfOne;
let turtle: Writer;

beforeEach(() => {
  room = new InboxOfOne();
  room.become(null);
  turtle = room.certified('느린거북');
});

/** A statement in a badge's own thread comes. */
const state = (who: Writer, text: string, of = who): void =>
  room.arrive(...who.write(badgeThreadOf(of.key), room.now, { kind: 'availability', text }));
const set = (text: string) => setAvailability(room.vault, text, room.inbox.context());
const refused: unknown = expect.objectContaining({ name: 'ComposeError', code: 'not-allowed' });

describe('the list of mentors', () => {
  test('has those whose badges are in force, by name, and says who is oneself', () => {
    const rabbit = room.certified('가벼운 토끼');
    room.withdraw(room.certified('다람쥐'));
    room.become(rabbit);
    expect(room.inbox.mentors()).toEqual([
      { badge: toHex(rabbit.key), nickname: '가벼운 토끼', availability: null, mine: true },
      { badge: toHex(turtle.key), nickname: '느린거북', availability: null, mine: false },
    ]);
  });

  test('has what each has said last of when to ask, until it is taken back', () => {
    state(turtle, '화요일');
    state(turtle, '수요일에\u202e 물어보세요');
    expect(room.inbox.mentors()[0]?.availability).toMatchObject({
      text: '수요일에 물어보세요',
      at: { precision: 'round' },
    });
    state(turtle, '');
    expect(room.inbox.mentors()[0]?.availability).toBeNull();
  });

  test('takes no statement from anybody else, and none out of another thread', () => {
    const rabbit = room.certified('빠른토끼');
    state(rabbit, '남의 말', turtle);
    state(room.writer(), '회원의 말', turtle);
    expect(room.inbox.mentors().map(({ availability }) => availability)).toEqual([null, null]);
    expect([room.list(), room.inbox.counts().unread]).toEqual([[], 0]);
  });
});

describe('a mentor’s own statement', () => {
  test('goes into the badge’s own thread, and opens it the first time', async () => {
    room.become(turtle);
    const first = set('  평일 오후\u0007 ');
    expect(first).toMatchObject({
      content: { kind: 'availability', text: '평일 오후' },
      opens: true,
      choice: 'soon',
      hold: null,
    });
    expect(first.thread).toEqual(badgeThreadOf(turtle.key));
    expect(room.inbox.outbox()).toMatchObject([
      { kind: 'availability', thread: null, label: '평일 오후' },
    ]);
    await room.environment.advance(day);
    expect(set('').opens).toBe(false);
  });

  test('is changed once a day', async () => {
    room.become(turtle);
    set('오늘');
    expect(() => set('아니, 내일')).toThrow(refused);
    room.vault.outbox.returnToDraft(room.vault.outbox.list()[0]?.id ?? idOf(0));
    state(turtle, '오늘');
    expect(() => set('아니, 내일')).toThrow(refused);
    await room.environment.advance(day);
    expect(set('내일').content).toMatchObject({ text: '내일' });
  });

  test('is nobody’s who has no badge in force, and no essay', () => {
    expect(() => set('저요')).toThrow(refused);
    room.become(turtle);
    expect(() => set('가'.repeat(301))).toThrow(
      expect.objectContaining({ code: 'draft-too-long' }),
    );
    room.withdraw(turtle);
    expect(() => set('저요')).toThrow(refused);
    expect(room.vault.outbox.count()).toBe(0);
  });
});

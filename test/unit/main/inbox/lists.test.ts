import { beforeEach, describe, expect, test } from 'vitest';
import { arrivalOf } from '../../../../main/exchange/rounds/arrival.ts';
import type { StoredPost } from '../../../../main/vault/post-row.ts';
import { toHex } from '../../../../protocol/bytes.ts';
import { roundAt, roundStart } from '../../../../protocol/calendar.ts';
import { day, hour } from '../../../../protocol/rules.ts';
import type { Writer } from '../feed-writers.ts';
import { draft, idOf } from '../outbox-items.ts';
import { InboxOfOne } from './inbox-of-one.ts';

let room: InboxOfOne;
let turtle: Writer;

beforeEach(() => {
  room = new InboxOfOne();
  room.become(null);
  turtle = room.certified('느린거북');
});

const asked = (title: string, round: number): Writer => {
  const asker = room.writer();
  room.arrive(...asker.ask(round, title));
  return asker;
};
const answer = (asker: Writer, round: number, by = turtle): StoredPost[] =>
  by.write(asker.thread, round, { kind: 'answer', text: '답' });
const unread = () => {
  const { unread: all, mineUnread } = room.inbox.counts();
  return [all, mineUnread];
};

describe('the lists', () => {
  test('show the last written first, and what waits by how long it waits', () => {
    const [old, , recent] = [asked('첫째', 1), asked('둘째', 2), asked('셋째', 3)];
    expect(room.titles()).toEqual(['셋째', '둘째', '첫째']);
    expect(room.titles('waiting')).toEqual(['첫째', '둘째', '셋째']);
    const answered = answer(old, 4);
    room.arrive(...answered);
    expect(room.titles()).toEqual(['첫째', '셋째', '둘째']);
    expect(room.titles('waiting')).toEqual(['둘째', '셋째']);
    // Reactions are no words: they move nothing.
    room.arrive(...room.writer().write(recent.thread, 9, { kind: 'me-too' }));
    expect(room.titles()[0]).toBe('첫째');
    const target = answered[0]?.id;
    if (!target) throw new Error('no answer');
    room.arrive(...old.write(old.thread, 10, { kind: 'accept', answer: target }));
    expect(room.titles('helpful')).toEqual(['첫째']);
  });

  test('of mine have what this person asked, which never waits for this person’s answer', () => {
    const own = room.own();
    room.arrive(...own.ask(2, '내 질문'));
    asked('남의 질문', 1);
    expect(room.titles('mine')).toEqual(['내 질문']);
    expect(room.titles('waiting')).toEqual(['남의 질문']);
    expect(room.list('mine')[0]?.mine).toBe(true);
  });

  test('of a topic have that topic only, and the counts agree with them', () => {
    asked('마음', 1);
    const other = room.writer();
    const content = { kind: 'question', topic: 'grievance', title: '고충', text: '' } as const;
    room.arrive(...other.write(other.thread, 2, content));
    expect(room.titles('inbox', 'grievance')).toEqual(['고충']);
    expect(room.titles('waiting', 'know-how')).toEqual([]);
    expect(room.inbox.counts()).toMatchObject({
      waiting: 2,
      helpful: 0,
      topics: { heart: 1, grievance: 1, 'know-how': 0, information: 0 },
    });
  });

  test('come in pages that fit together, with the total, also beside what is on its way', () => {
    for (let number = 0; number < 7; number += 1) asked(`질문 ${number}`, number);
    for (const number of [1, 2]) {
      const content = {
        kind: 'question',
        topic: 'heart',
        title: `가는 ${number}`,
        text: '',
      } as const;
      room.queue(number, { content, thread: room.own().thread });
    }
    const page = (offset: number, limit: number) =>
      room.inbox.threads({ filter: 'inbox', topic: null, offset, limit });
    const paged = [0, 1, 4, 8, 9].map((offset, at) => page(offset, [1, 3, 4, 5, 5][at] ?? 1));
    expect(paged.map(({ total }) => total)).toEqual([9, 9, 9, 9, 9]);
    expect(paged.flatMap(({ threads }) => threads.map(({ title }) => title))).toEqual(
      room.titles(),
    );
    expect(room.titles().slice(0, 2)).toEqual(['가는 2', '가는 1']);
    expect(room.list().filter(({ pending }) => pending)).toHaveLength(2);
  });

  test('say a text in two hundred letters, on one line', () => {
    const asker = room.writer();
    room.arrive(...asker.ask(1, '제목', `첫 줄\n\n  둘째\t줄 ${'가'.repeat(500)}`));
    const [{ excerpt } = { excerpt: '' }] = room.list();
    expect(excerpt).toMatch(/^첫 줄 둘째 줄 가+$/);
    expect(excerpt).toHaveLength(200);
  });
});

describe('a question that is on its way', () => {
  const content = { kind: 'question', topic: 'heart', title: '가는 질문', text: '내용' } as const;

  test('stands first in my lists, can be read, and is replaced by the real one', () => {
    const own = room.own();
    asked('남의 질문', room.now);
    room.queue(1, { content, thread: own.thread });
    expect(room.titles()).toEqual(['가는 질문', '남의 질문']);
    expect(room.titles('mine')).toEqual(['가는 질문']);
    expect(room.titles('waiting')).toEqual(['남의 질문']);
    expect(room.titles('inbox', 'grievance')).toEqual([]);
    expect(room.view(own.thread)).toMatchObject({
      summary: { pending: true, mine: true, unread: 0, state: 'waiting' },
      posts: [
        { id: idOf(1), kind: 'question', text: '내용', pending: true, author: { mine: true } },
      ],
      can: { followUp: true, answer: false, accept: false, claim: false, meToo: false },
    });
    // The post and the end of the entry come in one transaction.
    room.vault.transaction(() => {
      room.arrive(...own.ask(room.now, '가는 질문'));
      room.vault.outbox.returnToDraft(idOf(1));
      room.vault.drafts.discard(idOf(1));
    });
    const mine = room.list('mine');
    expect(mine).toMatchObject([{ title: '가는 질문', pending: false, unread: 0 }]);
    expect(room.view(own.thread).posts).toHaveLength(1);
  });

  test('is never shown twice, even while its entry is still there', () => {
    const own = room.own();
    room.queue(1, { content, thread: own.thread });
    room.arrive(...own.ask(room.now, '가는 질문'));
    expect(room.titles()).toEqual(['가는 질문']);
  });

  test('is in the outbox alone while it has no pseudonym yet', () => {
    room.queue(1, { content, hold: 'no-certificate' });
    expect(room.titles()).toEqual([]);
    expect(room.inbox.outbox()).toMatchObject([{ label: '가는 질문', hold: 'no-certificate' }]);
  });

  test('shows what else waits in its thread at the end', () => {
    const own = room.own();
    room.queue(1, { content, thread: own.thread });
    room.queue(2, { content: { kind: 'follow-up', text: '하나 더' }, thread: own.thread });
    expect(room.view(own.thread).posts.map(({ kind, text }) => [kind, text])).toEqual([
      ['question', '내용'],
      ['follow-up', '하나 더'],
    ]);
  });
});

describe('unread', () => {
  test('is what others wrote, and never one’s own', () => {
    const own = room.own();
    room.arrive(...own.ask(1, '내 질문'));
    expect(unread()).toEqual([0, 0]);
    room.arrive(...answer(own, 2));
    room.arrive(...own.write(own.thread, 3, { kind: 'follow-up', text: '더' }));
    expect([unread(), room.list('mine')[0]?.unread]).toEqual([[1, 1], 1]);
    asked('남의 질문', 4);
    expect(unread()).toEqual([2, 1]);
  });

  test('is not what one wrote under the badge, from the first post on', () => {
    room.become(turtle);
    const asker = asked('질문', 1);
    room.inbox.markRead(toHex(asker.thread));
    room.arrive(...answer(asker, 2));
    expect(unread()).toEqual([0, 0]);
    expect(room.view(asker.thread).posts.at(-1)?.author).toMatchObject({
      kind: 'mentor',
      mine: true,
    });
  });

  test('ends when it was seen, and what comes later is unread again', () => {
    const asker = asked('질문', 1);
    room.arrive(...answer(asker, 2));
    expect(room.view(asker.thread).posts.map((post) => post.unread)).toEqual([true, true]);
    room.inbox.markRead(toHex(asker.thread));
    expect([unread(), room.list()[0]?.unread]).toEqual([[0, 0], 0]);
    room.arrive(...answer(asker, 3, room.writer()));
    expect(room.view(asker.thread).posts.map((post) => post.unread)).toEqual([false, false, true]);
    room.makeAnew();
    expect(room.list()[0]?.unread).toBe(1);
  });

  test('is untouched by marking what is not here', () => {
    asked('질문', 1);
    room.inbox.markRead(toHex(room.writer().thread));
    expect(unread()).toEqual([1, 0]);
  });
});

describe('times', () => {
  /** The round in which this moment of the cohort's day lies. */
  const roundOf = (time: string): number =>
    roundAt(room.manifest, Date.parse(`2026-03-01T${time}+09:00`));

  test('of members are the half day in the cohort’s zone, of badges the round', () => {
    const asker = asked('질문', roundOf('11:59:00'));
    const answered = roundOf('23:41:00');
    room.arrive(...answer(asker, answered), ...answer(asker, roundOf('12:00:00'), room.writer()));
    expect(room.list()[0]?.asked).toEqual({
      at: Date.parse('2026-03-01T00:00:00+09:00'),
      precision: 'half-day',
    });
    expect(room.view(asker.thread).posts.map(({ at }) => at)).toEqual([
      { at: Date.parse('2026-03-01T00:00:00+09:00'), precision: 'half-day' },
      { at: Date.parse('2026-03-01T12:00:00+09:00'), precision: 'half-day' },
      { at: roundStart(room.manifest, answered), precision: 'round' },
    ]);
  });

  test('of what is on its way are as coarse', () => {
    const own = room.own();
    const content = { kind: 'question', topic: 'heart', title: '제목', text: '내용' } as const;
    room.queue(1, {
      content,
      thread: own.thread,
      createdAt: Date.parse('2026-03-01T13:27:11+09:00'),
    });
    const noon = { at: Date.parse('2026-03-01T12:00:00+09:00'), precision: 'half-day' };
    const { summary, posts } = room.view(own.thread);
    expect([summary.asked, posts[0]?.at]).toEqual([noon, noon]);
  });

  test('never tell two members of a half day apart, whatever the round', () => {
    const early = asked('이른', roundOf('00:00:00'));
    const late = asked('늦은', roundOf('11:59:59'));
    expect(room.view(early.thread).summary.asked).toEqual(room.view(late.thread).summary.asked);
    expect(day / 2).toBe(12 * hour);
  });
});

describe('names', () => {
  test('number the members of a thread in the order of the conversation, and say who is oneself', () => {
    const asker = asked('질문', 1);
    const own = room.own(asker.thread);
    const stranger = room.writer();
    room.arrive(...answer(asker, 2, stranger));
    room.arrive(...own.write(asker.thread, 3, { kind: 'comment', text: '나도' }));
    room.arrive(...answer(asker, 4, stranger));
    const authors = room.view(asker.thread).posts.map(({ author }) => author);
    expect(authors).toMatchObject([
      { kind: 'asker', mine: false },
      { kind: 'member', number: 1, mine: false },
      { kind: 'member', number: 2, mine: true },
      { kind: 'member', number: 1, mine: false },
    ]);
    expect(authors[1]).toEqual(authors[3]);
  });

  test('and shapes of one badge in two threads have nothing in common but the nickname', () => {
    const [one, two] = [asked('하나', 1), asked('둘', 2)];
    room.arrive(...answer(one, 3), ...answer(two, 3));
    const [first, second] = [one, two].map(({ thread }) => room.view(thread).posts[1]?.author);
    expect(first).toMatchObject({ kind: 'mentor', nickname: '느린거북' });
    expect(first?.seed).not.toBe(second?.seed);
  });
});

describe('a thread', () => {
  test('brings the draft that was written in it', () => {
    const asker = asked('질문', 1);
    const words = draft(3, { kind: 'comment', thread: toHex(asker.thread), text: '쓰던 글' });
    room.vault.drafts.save(words);
    expect(room.view(asker.thread).draft).toMatchObject(words);
    expect(room.inbox.counts().drafts).toBe(1);
  });

  test('labels what waits in the outbox by its first words, or by the thread’s title', () => {
    const asker = asked('연가를 언제 쓰나요?', 1);
    const { thread } = asker;
    room.queue(1, { content: { kind: 'answer', text: `줄\n바꿈 ${'가'.repeat(80)}` }, thread });
    room.queue(2, { content: { kind: 'me-too' }, thread, state: 'planned', plannedRound: 100 });
    const [first, second] = room.inbox.outbox();
    expect(first?.label).toMatch(/^줄 바꿈 가{55}$/);
    expect(second).toMatchObject({
      label: '연가를 언제 쓰나요?',
      plannedAt: arrivalOf(room.manifest, 100),
      thread: toHex(thread),
    });
  });
});

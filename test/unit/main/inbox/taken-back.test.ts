import { beforeEach, describe, expect, test } from 'vitest';
import { react } from '../../../../main/vault/compose.ts';
import type { StoredPost } from '../../../../main/vault/post-row.ts';
import { toHex, type Hash } from '../../../../protocol/bytes.ts';
import type { Writer } from '../feed-writers.ts';
import { InboxOfOne } from './inbox-of-one.ts';

let room: InboxOfOne;
let asker: Writer;
let turtle: Writer;

beforeEach(() => {
  room = new InboxOfOne();
  room.become(null);
  turtle = room.certified('느린거북');
  asker = room.writer();
});

const idOfFirst = ([first]: StoredPost[]): Hash => {
  if (!first) throw new Error('no post');
  return first.id;
};
/** A content comes; the id of its first post. */
function say(by: Writer, content: Parameters<Writer['write']>[2], thread = asker.thread): Hash {
  const posts = by.write(thread, room.now, content);
  room.arrive(...posts);
  return idOfFirst(posts);
}
function ask(by = asker, title = '제목', text = '내용'): Hash {
  const posts = by.ask(room.now, title, text);
  room.arrive(...posts);
  return idOfFirst(posts);
}
const view = (thread = asker.thread) => room.view(thread);
const texts = (): string[] => view().posts.map(({ text }) => text);
const states = (): string[] => view().posts.map(({ state }) => state);
/** Every word that the vault holds of what was read. */
const stored = (): string =>
  room.vault.feed
    .openedAfter(0, 1000)
    .posts.map(({ opened }) => Buffer.from(opened?.payload ?? []).toString())
    .join('\n');

describe('what its author takes back', () => {
  test('keeps its place without its words, in the vault as well', () => {
    ask();
    const answer = say(turtle, { kind: 'answer', text: '지울 답' });
    say(asker, { kind: 'follow-up', text: '고마워요' });
    expect(stored()).toContain('지울 답');
    say(turtle, { kind: 'retract', target: answer });
    expect(view().posts.map(({ state, text }) => [state, text])).toEqual([
      ['shown', '내용'],
      ['retracted', ''],
      ['shown', '고마워요'],
    ]);
    expect(stored()).not.toContain('지울 답');
    expect(view().summary).toMatchObject({ state: 'waiting', answers: 0 });
  });

  test('loses every part of a long text', () => {
    ask();
    const answer = say(turtle, { kind: 'answer', text: '가나다라마바사'.repeat(500) });
    expect(stored()).toContain('가나다라');
    say(turtle, { kind: 'retract', target: answer });
    expect(stored()).not.toContain('가나다라');
  });

  test('is taken back by nobody else, and not from another thread', () => {
    ask();
    const answer = say(turtle, { kind: 'answer', text: '남는 답' });
    const other = room.writer();
    ask(other, '다른 질문');
    for (const who of [asker, room.writer(), room.certified('빠른토끼')]) {
      say(who, { kind: 'retract', target: answer });
    }
    say(turtle, { kind: 'retract', target: answer }, other.thread);
    expect(texts()).toEqual(['내용', '남는 답']);
    expect(stored()).toContain('남는 답');
  });

  test('is unread no more, and an acceptance of it counts no more', () => {
    const own = room.own();
    ask(own);
    const answer = say(turtle, { kind: 'answer', text: '답' }, own.thread);
    say(own, { kind: 'accept', answer }, own.thread);
    expect(room.list('helpful')).toHaveLength(1);
    expect(room.inbox.counts()).toMatchObject({ unread: 1, mineUnread: 1, helpful: 1 });
    say(turtle, { kind: 'retract', target: answer }, own.thread);
    expect(room.inbox.counts()).toMatchObject({ unread: 0, mineUnread: 0, helpful: 0 });
    expect(view(own.thread).summary.state).toBe('waiting');
  });

  test('stays so when all is made anew, and in a second look at the same posts', () => {
    ask();
    const answer = say(turtle, { kind: 'answer', text: '지울 답' });
    const question = say(asker, { kind: 'follow-up', text: '남는 말' });
    say(turtle, { kind: 'retract', target: answer });
    const before = view();
    room.makeAnew();
    expect(view()).toEqual(before);
    expect(states()).toEqual(['shown', 'retracted', 'shown']);
    expect(before.posts.at(-1)?.id).toBe(toHex(question));
  });
});

describe('a question that was taken back', () => {
  test('leaves its answers, under no title, and waits for no more of them', () => {
    const question = ask(asker, '지울 제목', '지울 내용');
    say(turtle, { kind: 'comment', text: '저도 궁금해요' });
    expect(room.titles('waiting')).toEqual(['지울 제목']);
    say(asker, { kind: 'retract', target: question });
    expect([room.titles(), room.titles('waiting')]).toEqual([[''], []]);
    expect(view()).toMatchObject({
      summary: { title: '', excerpt: '', topic: 'heart' },
      posts: [{ state: 'retracted', kind: 'question' }, { text: '저도 궁금해요' }],
      can: { answer: false, meToo: false, comment: true },
    });
    expect(stored()).not.toContain('지울');
    room.makeAnew();
    expect(view().summary).toMatchObject({ title: '', topic: 'heart' });
  });

  test('to which nobody has said anything stands in no list, and can still be looked at', () => {
    const question = ask();
    say(asker, { kind: 'retract', target: question });
    expect([room.list(), room.list('waiting')]).toEqual([[], []]);
    expect(room.inbox.counts()).toMatchObject({ unread: 0, waiting: 0, topics: { heart: 0 } });
    expect(states()).toEqual(['retracted']);
    say(turtle, { kind: 'comment', text: '무슨 일이었어요?' });
    expect(room.list()).toHaveLength(1);
  });

  test('loses a claim', () => {
    const question = ask();
    say(turtle, { kind: 'claim' });
    say(turtle, { kind: 'comment', text: '보고 있어요' });
    say(asker, { kind: 'retract', target: question });
    expect(view().claimedBy).toBeNull();
  });
});

describe('one’s own post', () => {
  test('can be taken back once, and its bodies are then to be deleted at the feed', () => {
    const own = room.own();
    ask(own);
    const text = '긴 글이에요 '.repeat(400);
    const followUp = say(own, { kind: 'follow-up', text }, own.thread);
    expect(view(own.thread).posts[1]?.can).toEqual({ retract: true, edit: true, report: false });
    const request = {
      kind: 'retract',
      thread: toHex(own.thread),
      post: toHex(followUp),
    } as const;
    const entry = react(room.vault, request, room.inbox.context());
    expect(entry.content).toEqual({ kind: 'retract', target: followUp });
    expect(react(room.vault, request, room.inbox.context())).toEqual(entry);
    expect(view(own.thread).posts[1]?.can).toEqual({ retract: false, edit: false, report: false });
    expect(room.vault.erasures.list()).toEqual([]);
    say(own, { kind: 'retract', target: followUp }, own.thread);
    const erasures = room.vault.erasures.list();
    expect(erasures.length).toBeGreaterThan(1);
    expect(erasures.map(({ post }) => toHex(post))).toContain(toHex(followUp));
    expect(erasures.every(({ thread }) => toHex(thread) === toHex(own.thread))).toBe(true);
  });

  test('takes its other words with it', () => {
    const own = room.own();
    ask(own);
    const followUp = say(own, { kind: 'follow-up', text: '처음 말' }, own.thread);
    say(own, { kind: 'edit', target: followUp, title: null, text: '고친 말' }, own.thread);
    say(own, { kind: 'retract', target: followUp }, own.thread);
    expect(stored()).not.toMatch(/처음 말|고친 말/);
    expect(room.vault.erasures.list()).toHaveLength(2);
  });

  test('others can only report', () => {
    ask();
    const post = view().posts[0];
    expect(post?.can).toEqual({ retract: false, edit: false, report: true });
    const request = { kind: 'retract', thread: toHex(asker.thread), post: post?.id ?? '' } as const;
    expect(() => react(room.vault, request, room.inbox.context())).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
  });

  test('says how many sent in its emptiest round, at most the cohort’s seats, and others’ say nothing', () => {
    const own = room.own();
    room.arriveIn(50, 31, ...own.ask(50));
    room.arriveIn(51, 12, ...own.write(own.thread, 51, { kind: 'follow-up', text: '더' }));
    room.arriveIn(52, 900, ...own.write(own.thread, 52, { kind: 'follow-up', text: '또' }));
    room.arriveIn(53, 20, ...turtle.write(own.thread, 53, { kind: 'answer', text: '답' }));
    expect(view(own.thread).posts.map(({ hidesAmong }) => hidesAmong)).toEqual([31, 12, 55, null]);
  });
});

describe('other words', () => {
  test('of the author stand in the place of the first, the last of them, and say so', () => {
    const question = ask(asker, '처음 제목', '처음 내용');
    const answer = say(turtle, { kind: 'answer', text: '처음 답' });
    say(asker, { kind: 'edit', target: question, title: '고친 제목', text: '고친 내용' });
    say(turtle, { kind: 'edit', target: answer, title: null, text: '고친 답' });
    say(turtle, { kind: 'edit', target: answer, title: null, text: '또 고친 답' });
    expect(view()).toMatchObject({
      summary: { title: '고친 제목', excerpt: '고친 내용', answers: 1 },
      posts: [
        { text: '고친 내용', edited: true },
        { text: '또 고친 답', edited: true },
      ],
    });
    expect(room.titles()).toEqual(['고친 제목']);
  });

  test('of anybody else are nothing', () => {
    const question = ask(asker, '제목', '내용');
    for (const who of [turtle, room.writer()]) {
      say(who, { kind: 'edit', target: question, title: '남의 제목', text: '남의 말' });
    }
    expect(texts()).toEqual(['내용']);
    expect(room.titles()).toEqual(['제목']);
    expect(view().posts[0]?.edited).toBe(false);
  });

  test('without any are passed over, but for the text of a question', () => {
    const question = ask();
    const answer = say(turtle, { kind: 'answer', text: '답' });
    say(turtle, { kind: 'edit', target: answer, title: '제목이 아니다', text: ' ' });
    say(asker, { kind: 'edit', target: question, title: null, text: '' });
    expect(texts()).toEqual(['', '답']);
    expect(room.titles()).toEqual(['제목']);
  });

  test('make nothing unread again', () => {
    const question = ask();
    room.inbox.markRead(toHex(asker.thread));
    say(asker, { kind: 'edit', target: question, title: '고친 제목', text: '고친 내용' });
    expect(room.inbox.counts().unread).toBe(0);
  });

  test('stay when all is made anew', () => {
    const question = ask();
    say(asker, { kind: 'edit', target: question, title: '고친 제목', text: '고친 내용' });
    const before = view();
    room.makeAnew();
    expect(view()).toEqual(before);
  });
});

describe('what the coordinator voids', () => {
  test('keeps its place without its words, and without those that its author put in their place', () => {
    ask();
    const answer = say(turtle, { kind: 'answer', text: '나쁜 말' });
    say(turtle, { kind: 'edit', target: answer, title: null, text: '더 나쁜 말' });
    room.notice({ kind: 'void-post', post: answer });
    expect(view().posts.map(({ state, text, can }) => [state, text, can.report])).toEqual([
      ['shown', '내용', true],
      ['voided', '', false],
    ]);
    expect(stored()).not.toContain('나쁜 말');
    expect(view().summary).toMatchObject({ answers: 0, state: 'waiting' });
    room.makeAnew();
    expect(states()).toEqual(['shown', 'voided']);
  });

  test('of a pseudonym is all that it wrote: words, and me too', () => {
    ask();
    const member = room.writer();
    say(member, { kind: 'comment', text: '하나' });
    say(member, { kind: 'me-too' });
    say(turtle, { kind: 'comment', text: '둘' });
    expect(view().summary.meToo).toBe(1);
    room.notice({ kind: 'void-pseudonym', author: member.key });
    expect(states().toSorted()).toEqual(['shown', 'shown', 'voided']);
    expect(view().summary.meToo).toBe(0);
  });

  test('of a question leaves the thread without a title, and asks the feed for nothing', () => {
    const own = room.own();
    const question = ask(own);
    say(turtle, { kind: 'answer', text: '답' }, own.thread);
    room.notice({ kind: 'void-post', post: question });
    expect(view(own.thread)).toMatchObject({
      summary: { title: '', state: 'answered' },
      posts: [{ state: 'voided' }, { state: 'shown' }],
    });
    expect(room.vault.erasures.list()).toEqual([]);
  });

  test('is also what comes late', () => {
    const [post] = turtle.write(asker.thread, room.now, { kind: 'answer', text: '늦은 말' });
    if (!post) throw new Error('no post');
    ask();
    room.notice({ kind: 'void-post', post: post.id });
    room.arrive(post);
    expect(states()).toEqual(['shown', 'voided']);
    expect(stored()).not.toContain('늦은 말');
  });
});

test('who is voided says nothing more in that thread', () => {
  ask();
  const own = room.own(asker.thread);
  say(own, { kind: 'comment', text: '하나' });
  expect(view().can).toMatchObject({ answer: true, comment: true });
  room.notice({ kind: 'void-pseudonym', author: own.key });
  expect(view().can).toMatchObject({ answer: false, comment: false, meToo: false });
  expect(view().closed).toBe(false);
});

describe('a thread that the coordinator closed', () => {
  test('can be read, and takes nothing more but reports', () => {
    const own = room.own();
    ask(own);
    ask();
    room.notice({ kind: 'close-thread', thread: own.thread });
    room.notice({ kind: 'close-thread', thread: asker.thread });
    expect(view(own.thread)).toMatchObject({ closed: true, can: { followUp: false } });
    expect(view(own.thread).posts[0]?.can).toEqual({ retract: false, edit: false, report: false });
    expect(view()).toMatchObject({ closed: true, can: { answer: false, comment: false } });
    expect(view().posts[0]?.can.report).toBe(true);
    const request = { kind: 'me-too', thread: toHex(asker.thread) } as const;
    expect(() => react(room.vault, request, room.inbox.context())).toThrow(
      expect.objectContaining({ code: 'thread-closed' }),
    );
  });
});

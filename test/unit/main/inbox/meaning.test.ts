import { beforeEach, describe, expect, test } from 'vitest';
import { sized, toHex, utf8, type Hash, type ThreadId } from '../../../../protocol/bytes.ts';
import type { StoredPost } from '../../../../main/vault/post-row.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { checkpoint, Writer } from '../feed-writers.ts';
import { InboxOfOne } from './inbox-of-one.ts';

let room: InboxOfOne;
let asker: Writer;
let turtle: Writer;

beforeEach(() => {
  room = new InboxOfOne();
  room.become(null);
  asker = room.writer();
  turtle = room.certified('느린거북');
});

const thread = (): ThreadId => asker.thread;
const answer = (by: Writer, round: number, text = '답'): StoredPost[] =>
  by.write(thread(), round, { kind: 'answer', text });
const say = (by: Writer, round: number, kind: 'claim' | 'release' | 'me-too'): StoredPost[] =>
  by.write(thread(), round, { kind });
const accept = (by: Writer, round: number, target: Hash): StoredPost[] =>
  by.write(thread(), round, { kind: 'accept', answer: target });
const idOfFirst = ([first]: StoredPost[]): Hash => {
  if (!first) throw new Error('no post');
  return first.id;
};
const summary = () => room.view(thread()).summary;
const texts = (): string[] => room.view(thread()).posts.map(({ text }) => text);

describe('a question', () => {
  test('waits, is answered, and is accepted', () => {
    room.arrive(...asker.ask(1, '연가', '며칠 쓸 수 있나요?'));
    expect(summary()).toMatchObject({ title: '연가', state: 'waiting', answers: 0, mine: false });
    const answered = answer(turtle, 2);
    room.arrive(...answered);
    expect(summary()).toMatchObject({ state: 'answered', answers: 1 });
    room.arrive(...accept(asker, 3, idOfFirst(answered)));
    expect(summary()).toMatchObject({ state: 'accepted', answers: 1 });
    expect(room.view(thread()).posts.map(({ accepted }) => accepted)).toEqual([false, true]);
  });

  test('stands only under the pseudonym that its thread is named after, and only as its first post', () => {
    const other = room.writer();
    room.arrive(...asker.ask(1, '진짜'));
    room.arrive(
      ...other.write(thread(), 1, { kind: 'question', topic: 'heart', title: '가짜', text: '' }),
      ...asker.ask(2, '두 번째'),
    );
    expect(room.titles()).toEqual(['진짜']);
    expect(texts()).toEqual(['내용']);
  });

  test('may come after its answers', () => {
    room.arrive(...answer(turtle, 2, '먼저 온 답'));
    expect(room.list()).toEqual([]);
    expect(() => room.view(thread())).toThrow(expect.objectContaining({ code: 'thread-unknown' }));
    room.arrive(...asker.ask(1));
    expect(texts()).toEqual(['내용', '먼저 온 답']);
    expect(summary()).toMatchObject({ state: 'answered', unread: 2 });
  });

  test('of three posts is there when the last of them is, in whatever order they come', () => {
    const text = '가나다라마바사'.repeat(500);
    const [first, second, third] = asker.ask(1, '긴 질문', text);
    if (!first || !second || !third) throw new Error('not three posts');
    room.arrive(third);
    room.arrive(first);
    expect(room.list()).toEqual([]);
    room.arrive(second);
    expect(texts()).toEqual([text]);
    expect(summary().excerpt).toBe(text.slice(0, 200));
  });
});

describe('an answer counts as accepted', () => {
  test('only by the asker', () => {
    const answered = answer(turtle, 2);
    room.arrive(...asker.ask(1), ...answered);
    room.arrive(
      ...accept(turtle, 3, idOfFirst(answered)),
      ...accept(room.writer(), 3, idOfFirst(answered)),
    );
    expect(summary().state).toBe('answered');
  });

  test('only if it is an answer in this thread, and not the asker’s own', () => {
    const comment = turtle.write(thread(), 2, { kind: 'comment', text: '댓글' });
    const question = asker.ask(1);
    const own = answer(asker, 2, '혼잣말');
    room.arrive(...question, ...comment, ...own, ...answer(turtle, 3));
    for (const target of [idOfFirst(comment), idOfFirst(own), idOfFirst(question)]) {
      room.arrive(...accept(asker, 4, target));
    }
    room.arrive(...accept(asker, 5, sha256(utf8('elsewhere'))));
    expect(summary()).toMatchObject({ state: 'answered', answers: 1 });
  });

  test('also where the acceptance came before the answer', () => {
    const answered = answer(turtle, 2);
    room.arrive(...asker.ask(1), ...accept(asker, 3, idOfFirst(answered)));
    expect(summary().state).toBe('waiting');
    room.arrive(...answered);
    expect(summary().state).toBe('accepted');
  });
});

describe('a claim', () => {
  const claimedBy = () => room.view(thread()).claimedBy;

  test('is the first badge’s, until it is released', () => {
    const rabbit = room.certified('빠른토끼');
    room.arrive(...asker.ask(1), ...say(turtle, 2, 'claim'), ...say(rabbit, 3, 'claim'));
    expect(claimedBy()).toEqual({ nickname: '느린거북', mine: false });
    expect(summary().state).toBe('claimed');
    room.arrive(...say(rabbit, 4, 'release'));
    expect(claimedBy()?.nickname).toBe('느린거북');
    room.arrive(...say(turtle, 5, 'release'));
    expect([claimedBy(), summary().state]).toEqual([null, 'waiting']);
    room.arrive(...say(rabbit, 6, 'claim'));
    expect(claimedBy()?.nickname).toBe('빠른토끼');
  });

  test('is nothing from a member, or from a badge that nobody certified', () => {
    const forged = new Writer(room.environment, 'badge');
    room.arrive(...asker.ask(1), ...say(room.writer(), 2, 'claim'), ...say(forged, 2, 'claim'));
    expect([claimedBy(), summary().state]).toEqual([null, 'waiting']);
  });

  test('ends with the badge: what is withdrawn holds nothing, and the next in line has it', () => {
    const rabbit = room.certified('빠른토끼');
    room.arrive(...asker.ask(1), ...say(turtle, 2, 'claim'), ...say(rabbit, 3, 'claim'));
    room.withdraw(turtle);
    expect(claimedBy()?.nickname).toBe('빠른토끼');
    room.withdraw(rabbit);
    expect([claimedBy(), summary().state]).toEqual([null, 'waiting']);
    room.arrive(...say(rabbit, 4, 'claim'));
    expect(summary().state).toBe('waiting');
  });

  test('is over once there is an answer, whoever gave it', () => {
    room.arrive(...asker.ask(1), ...say(turtle, 2, 'claim'), ...answer(room.writer(), 3));
    expect([claimedBy(), summary().state]).toEqual([null, 'answered']);
  });

  test('of a withdrawn badge leaves its answers where they are', () => {
    room.arrive(...asker.ask(1), ...answer(turtle, 2));
    room.withdraw(turtle);
    const [, post] = room.view(thread()).posts;
    expect(post?.author).toMatchObject({ kind: 'mentor', nickname: '느린거북', withdrawn: true });
    expect(summary().state).toBe('answered');
  });
});

test('me too counts once a member, and neither the asker nor a badge', () => {
  const [one, two] = [room.writer(), room.writer()];
  room.arrive(...asker.ask(1));
  for (const who of [one, one, two, asker, turtle]) room.arrive(...say(who, 2, 'me-too'));
  expect(summary()).toMatchObject({ meToo: 2, unread: 1 });
});

describe('what cannot be understood', () => {
  test('is kept and passed over: unknown kinds, and payloads that are no content', () => {
    room.arrive(...asker.ask(1));
    const strange = [
      { kind: 200, part: 0, parts: 1, payload: utf8('{"new":true}') },
      { kind: 2, part: 0, parts: 1, payload: utf8('no json') },
      { kind: 2, part: 0, parts: 1, payload: utf8('{"text":7}') },
      { kind: 2, part: 0, parts: 1, payload: Uint8Array.of(0xff, 0xfe) },
      { kind: 2, part: 0, parts: 1, payload: utf8('{"text":"x","kind":"claim"}') },
      { kind: 6, part: 0, parts: 1, payload: utf8('{"answer":"short"}') },
      { kind: 2, part: 0, parts: 1, payload: new Uint8Array(0) },
    ];
    for (const part of strange) {
      room.arrive(turtle.post(thread(), 2, { ...part, checkpoint }));
    }
    expect(summary()).toMatchObject({ answers: 0, unread: 1 });
    expect(room.vault.feed.openedAfter(0, 100).posts).toHaveLength(1 + strange.length);
    room.arrive(...answer(turtle, 3, '그다음 답'));
    expect(texts()).toEqual(['내용', '그다음 답']);
  });

  test('are parts that do not belong together', () => {
    room.arrive(...asker.ask(1));
    const [first, second] = answer(turtle, 2, '나'.repeat(2000));
    if (!first?.opened || !second?.opened) throw new Error('not two posts');
    const rabbit = room.certified('빠른토끼');
    // A first part with another's second, two first parts, a part of a place that there is not.
    room.arrive(first, { ...second, author: rabbit.key });
    room.arrive(rabbit.post(thread(), 3, second.opened));
    room.arrive(rabbit.post(thread(), 3, { ...second.opened, kind: 3 }));
    const head = sized<Hash>(new Uint8Array(32), 32);
    room.arrive(
      turtle.post(thread(), 4, { ...second.opened, checkpoint: head, part: 2, parts: 3 }),
    );
    expect(texts()).toEqual(['내용']);
    expect(toHex(thread())).toBe(room.list()[0]?.id);
  });
});

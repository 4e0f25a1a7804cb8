import { beforeEach, describe, expect, test } from 'vitest';
import type { Arrivals } from '../../../../main/inbox/outside.ts';
import { sized, toHex, type Bytes32, type ThreadId } from '../../../../protocol/bytes.ts';
import { xKeyPair } from '../../../../protocol/hpke.ts';
import { batchOf, Writer } from '../feed-writers.ts';
import { Circle, viewOf, type Member } from '../exchange/circle.ts';

let circle: Circle;
let asker: Member;
let mentee: Member;
let turtle: Member;
let rabbit: Member;
let coordinator: Member;
let came: Map<Member, Arrivals[]>;

const members = () => [asker, mentee, turtle, rabbit, coordinator];
const question = { title: '질문', text: '내용' } as const;

beforeEach(async () => {
  const keys = await xKeyPair(sized<Bytes32>(new Uint8Array(32).fill(5), 32));
  circle = new Circle(keys.publicKey);
  asker = await circle.member('mentee');
  mentee = await circle.member('mentee');
  turtle = await circle.member('mentor', '느린거북');
  rabbit = await circle.member('mentor', '빠른토끼');
  coordinator = await circle.member('coordinator');
  await circle.publish();
  came = new Map();
  for (const who of members()) {
    const heard: Arrivals[] = [];
    came.set(who, heard);
    who.arrivals.add((batches) => heard.push(who.inbox.outside.arrivals(batches)));
  }
});

/** What the last batch was to everybody, in order; the number of questions. */
const last = (): unknown[] =>
  members().map((who) => {
    const { news, questions } = came.get(who)?.at(-1) ?? { news: false, questions: [] };
    return [news, questions.length];
  });
const waiting = (): unknown[] => members().map((who) => who.inbox.outside.waiting());
const nobody = [false, 0];
const news = [true, 0];
const asked = [true, 1];

describe('what may be shown outside', () => {
  test('is the same for who asks, who answers and who only reads, post by post', async () => {
    await circle.certify(asker);
    const thread = await circle.say(asker, question);
    expect(last()).toEqual([news, news, asked, asked, news]);
    await circle.say(turtle, { kind: 'answer', thread, text: '답' });
    expect(last()).toEqual([news, news, news, news, news]);
    await circle.say(asker, { kind: 'follow-up', thread, text: '더 물어요' });
    expect(last()).toEqual([news, news, news, news, news]);
    await circle.publish();
    expect(last()).toEqual([nobody, nobody, nobody, nobody, nobody]);
  });

  test('is the same of a thread that only its asker and mentors can read', async () => {
    for (const audience of ['mentors', 'one-mentor'] as const) {
      await circle.certify(asker);
      const mentor = audience === 'mentors' ? null : turtle.badge;
      const thread = await circle.say(asker, { ...question, audience, mentor });
      expect(last()).toEqual([news, news, asked, mentor === null ? asked : news, news]);
      await circle.say(turtle, { kind: 'answer', thread, text: '우리끼리' });
      expect(last()).toEqual([news, news, news, news, news]);
      // Whoever cannot open it cannot tell that nothing new is to be read: so nobody does.
      const target = viewOf(asker, thread)?.posts[0]?.id ?? '';
      await circle.say(asker, { kind: 'edit', thread, title: '질문', text: '다른 말', target });
      expect(last()).toEqual([news, news, news, news, news]);
    }
  });

  test('is the same of words that nobody can read, whoever has the key', async () => {
    await circle.certify(asker);
    const thread = await circle.say(asker, { ...question, audience: 'mentors' });
    const id = sized<ThreadId>(Uint8Array.from(Buffer.from(thread, 'hex')), 32);
    const post = new Writer(circle.environment, 'badge').post(id, 9, null);
    // A key fits, and the inside is no content: then not even its bytes are kept.
    const broken = batchOf(9, [{ ...post, bytes: null }]);
    const sealed = batchOf(9, [post]);
    expect(turtle.inbox.outside.arrivals([broken])).toEqual({ news: true, questions: [] });
    expect(asker.inbox.outside.arrivals([broken])).toEqual({ news: true, questions: [] });
    expect(mentee.inbox.outside.arrivals([sealed])).toEqual({ news: true, questions: [] });
  });

  test('is nothing where all can tell that no words came', async () => {
    await circle.certify(asker);
    const thread = await circle.say(asker, question);
    const target = viewOf(asker, thread)?.posts[0]?.id ?? '';
    await circle.say(asker, { kind: 'edit', thread, title: '질문', text: '다른 말', target });
    expect(last()).toEqual([nobody, nobody, nobody, nobody, nobody]);
  });

  test('is told of a long text once it is whole', async () => {
    await circle.certify(asker);
    const text = '긴 이야기예요. '.repeat(390);
    const sent = await circle.send(asker, { ...question, text });
    if (typeof sent === 'string') throw new Error(sent);
    expect(sent).toHaveLength(3);
    const told: unknown[] = [];
    for (const post of sent) {
      await circle.publish(post);
      told.push(last());
    }
    const none = members().map(() => nobody);
    expect(told).toEqual([none, none, [news, news, asked, asked, news]]);
  });

  test('counts announcements for everybody', async () => {
    circle.announce('공지', '내용');
    await circle.publish();
    expect(last()).toEqual([news, news, news, news, news]);
  });
});

describe('the questions that wait', () => {
  test('are counted for mentors alone, and a mentor’s own with the others’', async () => {
    await circle.certify(turtle);
    const thread = await circle.say(turtle, question);
    expect(last()).toEqual([news, news, asked, asked, news]);
    expect(waiting()).toEqual([null, null, 1, 1, null]);
    await circle.certify(turtle);
    await circle.say(turtle, { ...question, audience: 'mentors' });
    expect(waiting()).toEqual([null, null, 2, 2, null]);
    await circle.say(rabbit, { kind: 'answer', thread, text: '답' });
    expect(waiting()).toEqual([null, null, 1, 1, null]);
  });

  test('of a mentor to another one is that one’s alone', async () => {
    await circle.certify(turtle);
    await circle.say(turtle, { ...question, audience: 'one-mentor', mentor: rabbit.badge });
    expect(last()).toEqual([news, news, news, asked, news]);
    expect(waiting()).toEqual([null, null, 0, 1, null]);
  });

  test('are as many whatever was muted, read or put by', async () => {
    await circle.certify(asker);
    const thread = await circle.say(asker, question);
    turtle.inbox.marks.set({ thread, muted: true, bookmarked: true });
    rabbit.inbox.markRead(thread);
    asker.inbox.marks.set({ thread, muted: true });
    expect(waiting()).toEqual([null, null, 1, 1, null]);
    await circle.say(turtle, { kind: 'comment', thread, text: '댓글' });
    expect(last()).toEqual([news, news, news, news, news]);
    expect(toHex(came.get(turtle)?.[0]?.questions[0] ?? new Uint8Array(0))).toBe(thread);
  });
});

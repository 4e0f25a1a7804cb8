import { beforeEach, describe, expect, test } from 'vitest';
import { openWhatWaits } from '../../../../main/exchange/opener.ts';
import { setAvailability } from '../../../../main/vault/availability.ts';
import { sized, toHex, type Bytes32 } from '../../../../protocol/bytes.ts';
import { joinContent } from '../../../../protocol/content.ts';
import { xKeyPair, type XKeyPair } from '../../../../protocol/hpke.ts';
import { decodePost, postLength } from '../../../../protocol/post.ts';
import { openHeld } from '../../../../protocol/sealing.ts';
import { Circle, viewOf, type Member } from './circle.ts';

let coordinatorKeys: XKeyPair;
let circle: Circle;
let asker: Member;
let mentee: Member;
let turtle: Member;
let rabbit: Member;
let coordinator: Member;

beforeEach(async () => {
  coordinatorKeys = await xKeyPair(sized<Bytes32>(new Uint8Array(32).fill(5), 32));
  circle = new Circle(coordinatorKeys.publicKey);
  asker = await circle.member('mentee');
  mentee = await circle.member('mentee');
  turtle = await circle.member('mentor', '느린거북');
  rabbit = await circle.member('mentor', '빠른토끼');
  coordinator = await circle.member('coordinator');
  await circle.publish();
  await circle.certify(asker);
});

const everybody = () => [asker, mentee, turtle, rabbit, coordinator];
const readers = (thread: string): boolean[] =>
  everybody().map((who) => viewOf(who, thread) !== null);
const question = { title: '첫 질문', text: '어떻게 할까요?' } as const;

describe('a question', () => {
  test('to everybody is read by everybody', async () => {
    const thread = await circle.say(asker, question);
    expect(readers(thread)).toEqual([true, true, true, true, true]);
    expect(viewOf(mentee, thread)?.summary.audience).toBe('everyone');
  });

  test('to mentors is read by its asker and by who has the mentors’ key, and all see to whom it went', async () => {
    const thread = await circle.say(asker, { ...question, audience: 'mentors' });
    expect(readers(thread)).toEqual([true, false, true, true, true]);
    for (const who of [asker, turtle, coordinator]) {
      expect(viewOf(who, thread)).toMatchObject({
        summary: { title: '첫 질문', audience: 'mentors' },
        mentor: null,
        posts: [{ text: '어떻게 할까요?' }],
      });
    }
    expect(viewOf(asker, thread)).toMatchObject({ summary: { mine: true, pending: false } });
    expect(viewOf(turtle, thread)?.can).toMatchObject({ answer: true, claim: true, meToo: false });
    expect(viewOf(coordinator, thread)?.can.meToo).toBe(false);
    await circle.say(turtle, { kind: 'answer', thread, text: '답이에요' });
    await circle.say(asker, { kind: 'follow-up', thread, text: '고마워요' });
    for (const who of [asker, rabbit]) {
      expect(viewOf(who, thread)?.posts.map(({ text }) => text)).toEqual([
        '어떻게 할까요?',
        '답이에요',
        '고마워요',
      ]);
    }
    expect(readers(thread)).toEqual([true, false, true, true, true]);
    expect(mentee.vault.feed.unopened()).toHaveLength(3);
  });

  test('to one mentor is read by that one and the asker, who both know to whom it went', async () => {
    const words = { ...question, audience: 'one-mentor', mentor: turtle.badge } as const;
    const thread = await circle.say(asker, words);
    expect(readers(thread)).toEqual([true, false, true, false, false]);
    for (const who of [asker, turtle]) {
      expect(viewOf(who, thread)).toMatchObject({
        summary: { audience: 'one-mentor' },
        mentor: '느린거북',
      });
    }
    expect(viewOf(turtle, thread)?.can).toMatchObject({ answer: true, claim: false });
    await circle.say(turtle, { kind: 'answer', thread, text: '우리끼리' });
    expect(viewOf(asker, thread)?.posts.map(({ text }) => text)).toEqual([
      '어떻게 할까요?',
      '우리끼리',
    ]);
    expect(readers(thread)).toEqual([true, false, true, false, false]);
  });

  test('of three posts to one mentor comes whole to both', async () => {
    const text = '긴 이야기예요. '.repeat(390);
    const words = { title: '길어요', text, audience: 'one-mentor', mentor: turtle.badge } as const;
    const thread = await circle.say(asker, words);
    for (const who of [asker, turtle]) {
      expect(viewOf(who, thread)?.posts.map((post) => post.text)).toEqual([text.trim()]);
    }
  });

  test('by a mentor goes under a pseudonym, to mentors as well', async () => {
    await circle.certify(turtle);
    const thread = await circle.say(turtle, { ...question, audience: 'mentors' });
    expect(readers(thread)).toEqual([false, false, true, true, true]);
    expect(viewOf(turtle, thread)?.posts[0]?.author).toMatchObject({ kind: 'asker', mine: true });
    expect(viewOf(rabbit, thread)?.posts[0]?.author).toMatchObject({ kind: 'asker', mine: false });
  });

  test('to a mentor whose badge was withdrawn meanwhile is sealed to nobody', async () => {
    const words = { ...question, audience: 'one-mentor', mentor: turtle.badge } as const;
    const item = circle.queue(asker, words);
    expect(item.hold).toBeNull();
    circle.withdraw(turtle.badge ?? '');
    await circle.publish();
    await expect(circle.seal(asker, item)).rejects.toMatchObject({ code: 'sealed' });
    expect(() => circle.queue(asker, { ...words, title: '또' })).toThrow(
      expect.objectContaining({ code: 'mentor-unknown' }),
    );
  });

  test('to mentors waits for the epoch’s notice', async () => {
    const early = new Circle(coordinatorKeys.publicKey);
    const who = await early.member('mentee');
    await early.certify(who);
    expect(await early.send(who, { ...question, audience: 'mentors' })).toBe('waiting-for-keys');
  });

  test('to mentors opens for whom the mentors’ key reaches later', async () => {
    const thread = await circle.say(asker, { ...question, audience: 'mentors' });
    expect(viewOf(mentee, thread)).toBeNull();
    const { all, mentor } = circle.cohort.keys;
    mentee.vault.membership.addEpochKeys([{ epoch: 0, all, mentor }]);
    expect(
      await openWhatWaits(mentee.vault, circle.environment, new AbortController().signal),
    ).toBe(1);
    expect(viewOf(mentee, thread)?.summary.audience).toBe('mentors');
  });
});

describe('a report', () => {
  test.each(['together', 'one after the other'])(
    'of several posts, which come %s, stays closed to who wrote it, whatever keys arrive',
    async (way) => {
      const long = { ...question, text: '상처 주는 말 '.repeat(200) };
      const thread = await circle.say(asker, long);
      const target = viewOf(mentee, thread)?.posts[0]?.id ?? '';
      await circle.certify(mentee);
      const about = { kind: 'report', thread, target, reason: 'hurts' } as const;
      const sent = await circle.send(mentee, { ...about, text: '아파요 '.repeat(290) });
      if (typeof sent === 'string') throw new Error('held');
      expect(sent.length).toBeGreaterThan(1);
      if (way === 'together') await circle.publish(...sent);
      else for (const post of sent) await circle.publish(post);
      expect(mentee.inbox.outbox()).toMatchObject([{ kind: 'report', state: 'confirmed' }]);
      expect(mentee.vault.feed.unopened()).toHaveLength(sent.length);
      const over = new AbortController();
      expect(await openWhatWaits(mentee.vault, circle.environment, over.signal)).toBe(0);
    },
  );

  test('is read by the coordinator’s key alone, and stands in nobody’s list', async () => {
    const thread = await circle.say(asker, question);
    const target = viewOf(mentee, thread)?.posts[0]?.id ?? '';
    await circle.certify(mentee);
    const sent = await circle.send(mentee, {
      kind: 'report',
      thread,
      target,
      reason: 'identifies',
      text: '누구인지 알 수 있어요',
    });
    if (typeof sent === 'string' || !sent[0]) throw new Error('held');
    expect(mentee.inbox.outbox()).toMatchObject([
      { kind: 'report', thread, label: '누구인지 알 수 있어요' },
    ]);
    await circle.publish(...sent);
    const post = decodePost(sent[0]);
    expect(toHex(post.thread)).not.toBe(thread);
    expect(everybody().map((who) => viewOf(who, toHex(post.thread)))).toEqual(
      everybody().map(() => null),
    );
    expect(mentee.inbox.outbox()).toMatchObject([{ kind: 'report', state: 'confirmed' }]);
    expect(mentee.vault.outbox.list()).toEqual([]);
    // Not even who reported keeps the quotation.
    expect(mentee.vault.feed.unopened()).toHaveLength(1);
    const opened = await openHeld(post, coordinatorKeys.secretKey);
    const content = opened && joinContent(opened.part.kind, [opened.part.payload]);
    if (content?.kind !== 'report') throw new Error('no report');
    expect(content).toMatchObject({
      reason: 'identifies',
      text: '누구인지 알 수 있어요',
      quote: '어떻게 할까요?',
    });
    expect([toHex(content.thread), toHex(content.post)]).toEqual([thread, target]);
  });
});

test('a mentor’s statement about when to ask reaches everybody, the first and the next', async () => {
  const set = async (text: string): Promise<void> => {
    const item = setAvailability(turtle.vault, text, turtle.inbox.context());
    const sent = await circle.seal(turtle, item);
    if (typeof sent === 'string') throw new Error(sent);
    await circle.publish(...sent);
  };
  const said = (who: Member) =>
    who.inbox.mentors().map(({ availability }) => availability?.text ?? null);
  await set('화요일 오후');
  expect(everybody().map(said)).toEqual(everybody().map(() => ['화요일 오후', null]));
  await circle.environment.advance(24 * 3_600_000);
  await set('');
  expect(said(asker)).toEqual([null, null]);
});

test('posts to whomever look alike from outside', async () => {
  const kinds = [
    question,
    { ...question, audience: 'mentors' },
    { ...question, audience: 'one-mentor', mentor: turtle.badge },
  ] as const;
  const shapes: unknown[] = [];
  for (const words of kinds) {
    await circle.certify(asker);
    const sent = await circle.send(asker, words);
    const [bytes] = typeof sent === 'string' ? [] : sent;
    if (!bytes) throw new Error('held');
    const { kem, role, epoch, sequence } = decodePost(bytes);
    // Half of the bits of a key are set; the top one never is.
    shapes.push({
      length: bytes.length,
      role,
      epoch,
      sequence,
      kem: kem.some(Boolean) && (kem.at(-1) ?? 0) < 128,
    });
  }
  expect(shapes).toEqual(
    kinds.map(() => ({ length: postLength, role: 'member', epoch: 0, sequence: 0, kem: true })),
  );
});

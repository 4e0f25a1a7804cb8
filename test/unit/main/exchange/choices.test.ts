import { beforeEach, describe, expect, test } from 'vitest';
import type { Hash, ThreadId } from '../../../../protocol/bytes.ts';
import { dayAt, dayStart, roundStart } from '../../../../protocol/calendar.ts';
import { decodePost } from '../../../../protocol/post.ts';
import { day, hour } from '../../../../protocol/rules.ts';
import { openShared } from '../../../../protocol/sealing.ts';
import { postGap } from '../../../../main/exchange/planner.ts';
import { badge, be, foreign } from './membership-of-one.ts';
import { Desk } from './desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.make();
});

const startOf = (round: number | null | undefined): number =>
  roundStart(desk.cohort.manifest, round ?? 0);
const dayOf = (round: number | null | undefined): number =>
  dayAt(desk.cohort.manifest, startOf(round));
const threadOf = (id: string): ThreadId => {
  const thread = desk.vault.outbox.get(id)?.thread;
  if (!thread) throw new Error('no thread');
  return thread;
};
/** The batch that the first post of a question names. */
const checkpointOf = (id: string): Hash | undefined => {
  const post = desk.vault.outbox.get(id)?.parts[0]?.post;
  return post && openShared(decodePost(post), desk.cohort.keys.all)?.part.checkpoint;
};
/** Three posts. */
const long = '가나다라'.repeat(700);

describe('a post goes', () => {
  test('in the next round that an envelope can be made for, where its author chose 곧', async () => {
    desk.ask();
    expect((await desk.round()).post).not.toBeNull();
  });

  test('within the next two hours, where they chose 섞어서, and in the round that was told', async () => {
    const id = desk.ask('내용', 'mixed');
    await desk.outbound.refresh();
    const [planned] = desk.plans(id);
    expect(desk.vault.outbox.get(id)).toMatchObject({ state: 'planned', plannedRound: planned });
    const sent = await desk.untilPost();
    expect(sent.round).toBe(planned);
    expect(startOf(sent.round) - desk.environment.now()).toBeLessThanOrEqual(2 * hour);
  });

  test('on this day, where they chose 내일 before three in the afternoon, and on the next after it', async () => {
    const early = desk.ask('내용', 'tomorrow');
    await desk.outbound.refresh();
    await desk.environment.advance(7 * hour);
    const late = desk.ask('내용', 'tomorrow');
    await desk.outbound.refresh();
    const today = dayAt(desk.cohort.manifest, desk.environment.now());
    expect(desk.plans(early).map(dayOf)).toEqual([today]);
    expect(desk.plans(late).map(dayOf)).toEqual([today + 1]);
  });

  test('not in a round that its plan does not name, however long the outbox is', async () => {
    desk.stock(4);
    for (let n = 0; n < 5; n += 1) desk.ask(`질문 ${n}`, 'mixed');
    const planned: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      await desk.outbound.refresh();
      const sent = await desk.untilPost();
      planned.push(sent.round);
      await desk.publishSent(sent);
    }
    expect(new Set(planned).size).toBe(5);
    expect(planned.some((round, n) => n > 0 && round - (planned[n - 1] ?? 0) > 2)).toBe(true);
  });

  test('later than planned, where the rounds before turn out emptier than they were', async () => {
    for (let n = 0; n < 30; n += 1) await desk.publishedRound(39);
    const id = desk.ask('내용', 'mixed');
    await desk.outbound.refresh();
    const [planned = 0] = desk.plans(id);
    while (desk.now() < (planned ?? 0)) expect((await desk.publishedRound(2)).post).toBeNull();
    expect(desk.plans(id)[0]).toBeGreaterThan(planned ?? 0);
  });
});

describe('the plan of a post', () => {
  test('outlives the program', async () => {
    const id = desk.ask('내용', 'mixed');
    await desk.outbound.refresh();
    const plans = desk.plans(id);
    desk.restart();
    await desk.outbound.refresh();
    expect(desk.plans(id)).toEqual(plans);
    expect((await desk.untilPost()).round).toBe(plans[0]);
  });

  test('is made anew, if its time went by while the PC was off', async () => {
    const id = desk.ask('내용', 'mixed');
    await desk.outbound.refresh();
    await desk.environment.advance(20 * hour);
    desk.restart();
    desk.announceDays(desk.now() - 1);
    await desk.outbound.refresh();
    const [plan] = desk.plans(id);
    expect(startOf(plan)).toBeGreaterThan(desk.environment.now());
    expect(startOf(plan) - desk.environment.now()).toBeLessThanOrEqual(12 * hour);
  });

  test('is kept over the midnight on which it is sealed anew', async () => {
    await desk.environment.advance(7 * hour);
    const id = desk.ask('내용', 'tomorrow');
    await desk.outbound.refresh();
    const plans = desk.plans(id);
    const sealed = desk.vault.outbox.get(id)?.parts[0]?.id;
    await desk.environment.advance(9 * hour);
    desk.restart();
    await desk.outbound.refresh();
    expect(desk.vault.outbox.get(id)?.parts[0]?.id).not.toEqual(sealed);
    expect(desk.plans(id)).toEqual(plans);
  });

  test('tells nothing of a PC that was on at midnight: what was sealed for the new day looks like what is sealed on it', async () => {
    const { manifest } = desk.cohort;
    for (let n = 0; n < 3; n += 1) {
      await desk.environment.advance(day);
      desk.announceDays(desk.now() - 1);
    }
    const id = desk.ask('밤을 넘긴 글', 'tomorrow');
    const midnight = dayStart(manifest, dayOf(desk.now()) + 1);
    await desk.environment.advance(midnight - desk.environment.now() - 30_000);
    await desk.outbound.refresh();
    await desk.environment.advance(8 * hour);
    const over = checkpointOf(id);
    const fresh = desk.ask('아침에 쓴 글', 'tomorrow');
    await desk.outbound.refresh();
    expect(over).toEqual(checkpointOf(fresh));
  });

  test('waits while something holds all posts back, and is looked at again after that', async () => {
    const id = desk.ask();
    await desk.outbound.refresh();
    desk.hold = 'gathering';
    for (let n = 0; n < 5; n += 1) expect((await desk.publishedRound()).post).toBeNull();
    expect(desk.vault.outbox.get(id)).toMatchObject({ state: 'kept', hold: 'gathering' });
    desk.hold = null;
    expect((await desk.round()).post).not.toBeNull();
  });
});

describe('what was to go 곧 and could not', () => {
  test('goes among many once the PC is back, and not with its coming back', async () => {
    desk.hold = 'offline';
    const id = desk.ask();
    await desk.outbound.refresh();
    await desk.environment.advance(2 * hour);
    desk.hold = null;
    expect((await desk.round()).post).toBeNull();
    const [plan] = desk.plans(id);
    expect(startOf(plan)).toBeGreaterThan(desk.environment.now());
    expect((await desk.untilPost()).round).toBe(plan);
  });

  test('goes 곧 where its author says so of a post that waited for its round only', async () => {
    const id = desk.ask('내용', 'tomorrow');
    await desk.outbound.refresh();
    await desk.environment.advance(hour);
    desk.outbound.reschedule(id, 'soon');
    expect((await desk.round()).post).not.toBeNull();
  });

  test('still goes 곧 after a moment, and always where a badge says it', async () => {
    desk.hold = 'gathering';
    desk.ask();
    await desk.outbound.refresh();
    await desk.environment.advance(4 * desk.cohort.manifest.roundLength);
    desk.hold = null;
    expect((await desk.publishedRound()).post).not.toBeNull();
    be(desk, 'mentor', { badge });
    desk.vault.pseudonyms.addThreadKey({
      thread: foreign,
      key: desk.cohort.keys.all,
      audience: 'everyone',
      mentor: null,
    });
    desk.put({ kind: 'answer', text: '답' }, foreign);
    desk.hold = 'offline';
    await desk.environment.advance(2 * hour);
    desk.hold = null;
    expect((await desk.round()).post).not.toBeNull();
  });
});

describe('the posts of one thread', () => {
  test('keep a distance of some rounds, though both were to go 곧', async () => {
    const id = desk.ask();
    await desk.outbound.refresh();
    desk.put({ kind: 'follow-up', text: '덧붙임' }, threadOf(id));
    const first = await desk.publishedRound();
    const second = await desk.untilPost();
    expect(first.post).not.toBeNull();
    expect(second.round - first.round).toBeGreaterThanOrEqual(postGap);
    expect(decodePost(second.post).sequence).toBe(1);
  });

  test('keep it over a restart too, from what stands in the feed', async () => {
    const id = desk.ask();
    const first = await desk.publishedRound();
    expect(desk.vault.outbox.get(id)).toBeNull();
    desk.restart();
    desk.put(
      { kind: 'follow-up', text: '덧붙임' },
      decodePost(first.post ?? new Uint8Array(0)).thread,
    );
    const second = await desk.untilPost();
    expect(second.round - first.round).toBe(postGap);
  });

  test('go in the order in which they were written, whatever was chosen for each', async () => {
    const id = desk.ask('내용', 'mixed');
    await desk.outbound.refresh();
    desk.put({ kind: 'follow-up', text: '덧붙임' }, threadOf(id), 'soon');
    const sequences: number[] = [];
    for (let n = 0; n < 2; n += 1) {
      const sent = await desk.untilPost();
      sequences.push(decodePost(sent.post).sequence);
      await desk.publishSent(sent);
    }
    expect(sequences).toEqual([0, 1]);
  });

  test('wait for each other: nothing is sent behind a post that was not seen arriving', async () => {
    const id = desk.ask();
    await desk.outbound.refresh();
    desk.put({ kind: 'follow-up', text: '덧붙임' }, threadOf(id));
    expect((await desk.round()).post).not.toBeNull();
    for (let n = 0; n < 10; n += 1) expect((await desk.round()).post).toBeNull();
  });

  test('follow each other round by round where they are parts of one text that goes 곧', async () => {
    desk.ask(long);
    const posts = [await desk.round(), await desk.round(), await desk.round()];
    expect(posts.every(({ post }) => post !== null)).toBe(true);
  });

  test('have rounds of their own where they are parts of one text that goes 섞어서, in order and apart', async () => {
    const id = desk.ask(long, 'mixed');
    await desk.outbound.refresh();
    const plans = desk.plans(id).map((round) => round ?? 0);
    expect(plans).toHaveLength(3);
    expect(desk.vault.outbox.get(id)?.plannedRound).toBe(plans[2]);
    const sent: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const one = await desk.untilPost();
      sent.push(one.round);
      expect(decodePost(one.post).sequence).toBe(n);
      await desk.publishSent(one);
    }
    expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(postGap);
    expect((sent[2] ?? 0) - (sent[1] ?? 0)).toBeGreaterThanOrEqual(postGap);
  });
});

test('a badge, whom everybody knows, says one thing after the other in a thread', async () => {
  be(desk, 'mentor', { badge });
  desk.vault.pseudonyms.addThreadKey({
    thread: foreign,
    key: desk.cohort.keys.all,
    audience: 'everyone',
    mentor: null,
  });
  for (const text of ['하나', '둘', '셋']) desk.put({ kind: 'answer', text }, foreign);
  const posts = [await desk.round(), await desk.round(), await desk.round()];
  expect(posts.map(({ post }) => post && decodePost(post).sequence)).toEqual([0, 1, 2]);
});

test('posts of different threads may follow each other round by round', async () => {
  desk.ask('하나');
  desk.ask('둘');
  const [first, second] = [await desk.round(), await desk.round()];
  expect(first.post).not.toBeNull();
  expect(second.post).not.toBeNull();
});

test('an entry of another day than its plan’s is never left behind', async () => {
  const id = desk.ask('내용', 'tomorrow');
  await desk.outbound.refresh();
  await desk.environment.advance(2 * day);
  desk.announceDays(desk.now() - 1);
  await desk.outbound.refresh();
  expect(startOf(desk.plans(id)[0])).toBeGreaterThan(desk.environment.now());
});

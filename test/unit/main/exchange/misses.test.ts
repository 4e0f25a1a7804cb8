import { beforeEach, describe, expect, test } from 'vitest';
import { receiptOf } from '../../../../protocol/batch.ts';
import { dayAt, roundStart } from '../../../../protocol/calendar.ts';
import { decodePost } from '../../../../protocol/post.ts';
import { day, hour } from '../../../../protocol/rules.ts';
import { Desk, type SentRound } from './desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.make();
});

/** Publishes a round with envelopes of others, and not with ours. */
const lose = (sent: SentRound): Promise<void> => desk.publish(sent.round, desk.others(20));
const long = '가나다라'.repeat(700);
const entryOf = (id: string) => desk.vault.outbox.get(id);

describe('a post whose receipt is missing', () => {
  test('goes out once more by itself, byte for byte, and not at once but 섞어서', async () => {
    const id = desk.ask();
    const first = await desk.round();
    await lose(first);
    expect(entryOf(id)).toMatchObject({ state: 'planned', choice: 'mixed', hold: null });
    const [plan = 0] = desk.plans(id);
    const second = await desk.untilPost();
    expect(second.round).toBe(plan);
    expect(second.post).toEqual(first.post);
  });

  test('stays with 내일, if that was chosen', async () => {
    const id = desk.ask('내용', 'tomorrow');
    let sent = await desk.round();
    for (; !sent.post; sent = await desk.round()) await desk.publishSent(sent);
    await lose(sent);
    expect(entryOf(id)).toMatchObject({ state: 'planned', choice: 'tomorrow' });
  });

  test('asks its author after the second time, and goes as 섞어서 when they say so', async () => {
    const id = desk.ask();
    const first = await desk.round();
    await lose(first);
    await lose(await desk.untilPost());
    expect(entryOf(id)).toMatchObject({ state: 'kept', hold: 'asks-author' });
    expect(desk.outbound.firstHold()).toBe('asks-author');
    for (let n = 0; n < 5; n += 1) expect((await desk.publishedRound()).post).toBeNull();
    desk.outbound.sendAgain(id);
    await desk.outbound.refresh();
    expect(entryOf(id)).toMatchObject({ state: 'planned', choice: 'mixed', hold: null });
    expect((await desk.untilPost()).post).toEqual(first.post);
  });

  test('holds back what was written after it in its thread, until its author was asked', async () => {
    const id = desk.ask();
    await desk.outbound.refresh();
    const later = desk.put({ kind: 'follow-up', text: '덧붙임' }, entryOf(id)?.thread ?? null);
    await lose(await desk.round());
    await lose(await desk.untilPost());
    expect(entryOf(later)).toMatchObject({ state: 'kept', hold: 'asks-author' });
    desk.outbound.sendAgain(later);
    const sent = await desk.untilPost();
    expect(decodePost(sent.post).sequence).toBe(0);
    await desk.publishSent(sent);
    expect(decodePost((await desk.untilPost()).post).sequence).toBe(1);
  });

  test('does not let go the parts behind it that the feed has taken meanwhile, unless the feed has given them up', async () => {
    const id = desk.ask(long);
    const [first, second, third] = [await desk.round(), await desk.round(), await desk.round()];
    await lose(first);
    // The feed has these two, and waits for the first.
    for (const { round, envelope } of [second, third]) {
      await desk.publish(round, [receiptOf(envelope), ...desk.others(19)]);
    }
    const again = await desk.untilPost();
    expect(again.post).toEqual(first.post);
    const all = [first, second, third].flatMap(({ post }) => post ?? []);
    await desk.publish(again.round, [receiptOf(again.envelope), ...desk.others(19)], all);
    expect(entryOf(id)).toBeNull();
  });

  test('has the parts behind it sent again, if the feed had given them up when it came', async () => {
    const id = desk.ask(long);
    const [first, second, third] = [await desk.round(), await desk.round(), await desk.round()];
    await lose(first);
    for (const { round, envelope } of [second, third]) {
      await desk.publish(round, [receiptOf(envelope), ...desk.others(19)]);
    }
    await desk.environment.advance(2 * day);
    for (const expected of [first, second, third]) {
      await desk.approach(id);
      const sent = await desk.untilPost();
      expect(sent.post).toEqual(expected.post);
      await desk.publishSent(sent);
    }
    expect(desk.vault.outbox.count()).toBe(0);
  });
});

describe('over a restart', () => {
  test('a receipt that is missing in what is caught up with counts as one, and the post goes again', async () => {
    const id = desk.ask();
    const first = await desk.round();
    desk.restart();
    await desk.environment.advance(hour);
    desk.restart();
    await lose(first);
    expect(entryOf(id)?.parts[0]?.misses).toBe(1);
    expect((await desk.untilPost()).post).toEqual(first.post);
  });

  test('the second miss is not forgotten', async () => {
    const id = desk.ask();
    await lose(await desk.round());
    desk.restart();
    const second = await desk.untilPost();
    desk.restart();
    await lose(second);
    expect(entryOf(id)).toMatchObject({ state: 'kept', hold: 'asks-author' });
    desk.restart();
    await desk.outbound.refresh();
    expect(entryOf(id)).toMatchObject({ state: 'kept', hold: 'asks-author' });
  });

  test('a receipt that was found says that the post arrived, though it is not published yet', async () => {
    desk.ask(long);
    const [first, second] = [await desk.round(), await desk.round()];
    await lose(first);
    await desk.publish(second.round, [receiptOf(second.envelope), ...desk.others(19)]);
    desk.restart();
    expect(desk.receipts.acknowledgedIn(decodePost(second.post ?? new Uint8Array(0)).id)).toBe(
      second.round,
    );
  });

  test('too many that are missing in a day are found out, also when the batches come later', async () => {
    const sent: SentRound[] = [];
    for (let n = 0; n < 25; n += 1) {
      if (n % 8 === 0) desk.restart();
      sent.push(await desk.round());
    }
    desk.restart();
    for (const [n, one] of sent.entries()) {
      expect(desk.alarm.kind).toBeNull();
      if (n === 3 || n === 24) await lose(one);
      else await desk.publishSent(one);
      if (n % 6 === 0) desk.restart();
    }
    expect(desk.alarm.kind).toBe('receipts-missing');
  });

  test('each day has its own count', async () => {
    const { manifest } = desk.cohort;
    const midnight = 15 * hour;
    await desk.environment.advance(midnight - 12 * manifest.roundLength);
    desk.announceDays(desk.now() - 1);
    const days = new Set<number>();
    for (let n = 0; n < 24; n += 1) {
      const sent = await desk.round();
      days.add(dayAt(manifest, roundStart(manifest, sent.round)));
      if (n === 5 || n === 20) await lose(sent);
      else await desk.publishSent(sent);
    }
    expect(days.size).toBe(2);
    expect(desk.alarm.kind).toBeNull();
  });
});

test('an envelope that was written down and perhaps never left, because the program was ended, is nobody’s miss', async () => {
  const id = desk.ask();
  await desk.outbound.refresh();
  await desk.environment.advance(desk.cohort.manifest.roundLength);
  const round = desk.now();
  await desk.courier.prepare(round);
  const before = entryOf(id)?.parts[0];
  expect(before?.round).toBe(round);
  desk.restart();
  await desk.publish(round, desk.others(20));
  expect(entryOf(id)?.parts[0]).toMatchObject({ misses: 0, envelope: null });
  const { missing, sent } = desk.vault.receipts.day(
    dayAt(desk.cohort.manifest, desk.environment.now()),
  );
  expect({ missing, sent }).toEqual({ missing: 0, sent: 0 });
  // It may have left after all: the same bytes go.
  expect((await desk.untilPost()).post).toEqual(before?.post);
});

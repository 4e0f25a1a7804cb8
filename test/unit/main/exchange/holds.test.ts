import { beforeEach, describe, expect, test } from 'vitest';
import { receiptOf } from '../../../../protocol/batch.ts';
import { roundStart } from '../../../../protocol/calendar.ts';
import { holdOf, type Standing } from '../../../../main/exchange/status.ts';
import { Receipts, usualMissingRule } from '../../../../main/exchange/receipts.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from './cohort.ts';
import { Desk } from './desk.ts';

describe('posts are held', () => {
  const { manifest } = new TestCohort(new VirtualEnvironment(), 15);
  const ready: Standing = {
    manifest,
    now: roundStart(manifest, 100),
    gate: 'open',
    clockOff: false,
    gathered: true,
    feed: 'open',
    live: true,
    catchUp: null,
    head: 98,
    hasDayKey: true,
    setSize: 40,
    outbox: 1,
    disk: null,
    alarm: null,
  };
  const holds: [string, Partial<Standing>, ReturnType<typeof holdOf>][] = [
    ['not while everything is as it should be', {}, null],
    ['while there is no gate', { gate: 'connecting' }, 'offline'],
    ['while this PC’s clock is off', { clockOff: true, gate: 'waiting' }, 'clock-off'],
    ['until receipts were seen on the open connection', { gathered: false }, 'gathering'],
    ['where too few send', { setSize: 14 }, 'too-few'],
    ['before it is known how many send', { setSize: null }, 'too-few'],
    ['while the feed’s key of the day is not known', { hasDayKey: false }, 'waiting-for-keys'],
    ['while what was read is old', { head: 90 }, 'stale-feed'],
    ['after too many receipts were missing', { alarm: 'receipts-missing' }, 'receipts-missing'],
    ['after any other alarm', { alarm: 'split-view' }, 'alarm'],
  ];
  test.each(holds)('%s', (_, change, hold) => {
    expect(holdOf({ ...ready, ...change })).toBe(hold);
  });
});

describe('what goes through a new connection', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await Desk.make();
    desk.courier.connected();
  });

  test('has to be seen arriving twice', async () => {
    expect(desk.receipts.gathered).toBe(false);
    await desk.publishedRound();
    expect(desk.receipts.gathered).toBe(false);
    await desk.publishedRound();
    expect(desk.receipts.gathered).toBe(true);
  });

  test('has to be seen arriving again after more than a moment without one', async () => {
    for (let n = 0; n < 5; n += 1) await desk.publishedRound();
    const last = await desk.round();
    desk.courier.connected();
    await desk.publishSent(last);
    for (let n = 0; n < 6; n += 1) await desk.publishedByOthers();
    expect(desk.receipts.gathered).toBe(false);
    await desk.publishedRound();
    expect(desk.receipts.gathered).toBe(false);
    await desk.publishedRound();
    expect(desk.receipts.gathered).toBe(true);
  });

  test('may be a post after a moment, or who cuts connections sees whose posts that holds up', async () => {
    for (let n = 0; n < 5; n += 1) await desk.publishedRound();
    for (let cut = 0; cut < 4; cut += 1) {
      await desk.publishedByOthers();
      desk.courier.connected();
      expect(desk.receipts.gathered).toBe(true);
      await desk.publishedRound();
      expect(desk.receipts.gathered).toBe(true);
    }
  });

  test('is not believed for rounds that hold others’ envelopes and not ours', async () => {
    for (let n = 0; n < 4; n += 1) {
      const { round } = await desk.round();
      await desk.publish(round, desk.others(20));
    }
    expect(desk.receipts.gathered).toBe(false);
  });

  test('is not believed for rounds that hold ours alone, where there have to be others', async () => {
    const cohort = new TestCohort(desk.environment, 15);
    const receipts = new Receipts(cohort.manifest, usualMissingRule, desk.vault.receipts);
    receipts.connected();
    for (const others of [0, 0, 0, 14, 14]) {
      expect(receipts.gathered).toBe(false);
      const { round, envelope } = await desk.round();
      receipts.sent(round);
      const empty = { notices: [], dayKeys: [], posts: [], threadKeys: [] };
      const accepted = { ...empty, round, hash: receiptOf(envelope), envelopes: others + 1 };
      const batch = { accepted, receipts: [receiptOf(envelope), ...desk.others(others)], ids: [] };
      receipts.settled([batch], receipts.settle([batch]));
    }
    expect(receipts.gathered).toBe(true);
  });

  test('lets a small demo deliver a post a few rounds after it has connected', async () => {
    const id = desk.ask();
    let rounds = 0;
    for (; desk.vault.outbox.get(id); rounds += 1) {
      desk.hold = desk.receipts.gathered ? null : 'gathering';
      await desk.publishedRound(2);
    }
    expect(rounds).toBe(3);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { toHex, type Hash } from '../../../../protocol/bytes.ts';
import { receiptOf } from '../../../../protocol/batch.ts';
import { checkpointBefore } from '../../../../protocol/calendar.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { decodePost } from '../../../../protocol/post.ts';
import { day } from '../../../../protocol/rules.ts';
import { setSize } from '../../../../main/exchange/set-size.ts';
import { VaultError } from '../../../../main/vault/vault-error.ts';
import { openShared } from '../../../../protocol/sealing.ts';
import { Desk, type SentRound } from './desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.make();
});

const isDummy = ({ post }: SentRound): boolean => post === null;

describe('every round has exactly one envelope', () => {
  test('a dummy while there is nothing to say, of the same size as a real one', async () => {
    const dummy = await desk.round();
    desk.ask();
    const real = await desk.round();
    expect(dummy.post).toBeNull();
    expect(real.post).not.toBeNull();
    expect(real.envelope).toHaveLength(dummy.envelope.length);
    expect(isDummy(await desk.round())).toBe(true);
  });

  test('of a long question one part after the other, and nothing twice while it is on its way', async () => {
    const id = desk.ask('가나다라'.repeat(700));
    const posts = [(await desk.round()).post, (await desk.round()).post, (await desk.round()).post];
    expect(posts.filter(Boolean)).toHaveLength(3);
    expect(new Set(posts.map((post) => post && toHex(sha256(post)))).size).toBe(3);
    expect(isDummy(await desk.round())).toBe(true);
    expect(desk.vault.outbox.get(id)?.state).toBe('sent');
  });

  test('a dummy too while posts are held, and the entry says why', async () => {
    const id = desk.ask();
    desk.hold = 'too-few';
    expect(isDummy(await desk.round())).toBe(true);
    expect(desk.vault.outbox.get(id)).toMatchObject({ state: 'kept', hold: 'too-few' });
    desk.hold = null;
    expect((await desk.round()).post).not.toBeNull();
  });

  test('none before the feed’s key of the day is known', async () => {
    await desk.environment.advance(5 * day);
    expect(await desk.courier.prepare(desk.now())).toBeNull();
  });
});

describe('a post', () => {
  test('leaves the outbox only when it stands in the feed', async () => {
    desk.ask();
    const sent = await desk.round();
    await desk.publish(sent.round, [receiptOf(sent.envelope)], sent.post ? [sent.post] : []);
    expect(desk.vault.outbox.count()).toBe(0);
    expect(desk.steps).toEqual([
      'sealing',
      'sealed',
      'planned',
      'envelope-made',
      'uploaded',
      'receipt-seen',
      'stored',
      'cleared',
    ]);
  });

  test('whose round was published for nobody goes out again, and that is nobody’s miss', async () => {
    const id = desk.ask();
    const first = await desk.round();
    await desk.publish(first.round + 1, []);
    expect(desk.vault.outbox.get(id)?.parts[0]?.misses).toBe(0);
    expect((await desk.round()).post).toEqual(first.post);
  });

  test('that the feed took and does not publish comes back to its author', async () => {
    const id = desk.ask();
    const sent = await desk.round();
    await desk.publish(sent.round, [receiptOf(sent.envelope)]);
    expect(desk.vault.outbox.get(id)?.state).toBe('returned');
    expect(isDummy(await desk.round())).toBe(true);
  });

  test('that never left is free for the next round', async () => {
    desk.ask();
    await desk.outbound.refresh();
    await desk.environment.advance(desk.cohort.manifest.roundLength);
    await desk.courier.prepare(desk.now());
    desk.courier.missedRound(desk.now());
    expect((await desk.round()).post).not.toBeNull();
  });

  test('waits for a certificate, and is not lost', async () => {
    desk.ask();
    desk.ask();
    const third = desk.ask();
    await desk.outbound.refresh();
    expect(desk.vault.outbox.get(third)).toMatchObject({
      state: 'kept',
      hold: 'no-certificate',
      thread: null,
    });
    desk.stock(1);
    await desk.outbound.refresh();
    expect(desk.vault.outbox.get(third)).toMatchObject({ state: 'planned', hold: null });
  });
});

test('more missing receipts in a day than networks lose raise the alarm, dummies counted', async () => {
  for (let n = 0; n < 22; n += 1) {
    const sent = await desk.round();
    await desk.publish(sent.round, n === 10 || n === 21 ? [] : [receiptOf(sent.envelope)]);
    expect(desk.alarm.kind).toBe(n < 21 ? null : 'receipts-missing');
  }
  expect(desk.alarm.halting).toBe(false);
});

describe('a gate that divides the senders', () => {
  const enoughRounds = async (): Promise<void> => {
    for (let n = 0; n < 20; n += 1) {
      const sent = await desk.round();
      await desk.publish(sent.round, [receiptOf(sent.envelope)]);
    }
  };
  const others = (count: number): Hash[] => desk.others(count);

  test('is found out by rounds that it offers to others only, whether their batch comes before or after', async () => {
    await enoughRounds();
    for (const first of ['batch', 'word'] as const) {
      await desk.environment.advance(desk.cohort.manifest.roundLength);
      const round = desk.now();
      expect(desk.alarm.kind).toBeNull();
      if (first === 'word') desk.courier.passedOver(round);
      await desk.publish(round, others(9));
      if (first === 'batch') desk.courier.passedOver(round);
    }
    expect(desk.alarm.kind).toBe('receipts-missing');
  });

  test('is not suspected for rounds that nobody sent in', async () => {
    await enoughRounds();
    for (let n = 0; n < 3; n += 1) {
      await desk.environment.advance(desk.cohort.manifest.roundLength);
      desk.courier.passedOver(desk.now());
      await desk.publish(desk.now(), []);
    }
    expect(desk.alarm.kind).toBeNull();
  });

  test('does not make its small rounds look large by the others’ rounds between them', async () => {
    const { manifest } = desk.cohort;
    const size = (): number | null => setSize(manifest, desk.vault, desk.receipts);
    const full = others(30);
    for (let n = 0; n < 3; n += 1) {
      const sent = await desk.round();
      await desk.publish(sent.round, [receiptOf(sent.envelope)]);
      for (let more = 0; more < 2; more += 1) {
        await desk.environment.advance(manifest.roundLength);
        await desk.publish(desk.now(), full);
      }
    }
    expect(size()).toBe(1);
  });

  test('and a member who sends as many make no set larger than the cohort has seats', async () => {
    for (let n = 0; n < 3; n += 1) {
      await desk.environment.advance(desk.cohort.manifest.roundLength);
      await desk.publish(desk.now(), others(400));
    }
    expect(setSize(desk.cohort.manifest, desk.vault, desk.receipts)).toBe(55);
  });
});

test('a post is sealed only when it may go, so that nothing in it dates its writing', async () => {
  const { manifest } = desk.cohort;
  desk.hold = 'offline';
  const id = desk.ask();
  await desk.outbound.refresh();
  expect(desk.vault.outbox.get(id)).toMatchObject({ state: 'kept', hold: 'offline', parts: [] });
  await desk.environment.advance(3 * day);
  const early = checkpointBefore(manifest, desk.environment.now()) - 1;
  desk.announceDays(early);
  desk.hold = null;
  await desk.outbound.refresh();
  const [part] = desk.vault.outbox.get(id)?.parts ?? [];
  const opened = openShared(decodePost(part?.post ?? new Uint8Array(0)), desk.cohort.keys.all);
  expect(opened?.part.checkpoint).toEqual(desk.vault.feed.hashOf(early));
});

test('a post that did not leave on the day of its seal is sealed anew; one that may have left never is', async () => {
  const id = desk.ask();
  const part = () => desk.vault.outbox.get(id)?.parts[0];
  await desk.outbound.refresh();
  const first = part();
  expect(first?.round).toBeNull();
  await desk.environment.advance(day);
  await desk.outbound.refresh();
  const second = part();
  expect(second?.sequence).toBe(first?.sequence);
  expect(second?.post).not.toEqual(first?.post);
  await desk.approach(id);
  const sent = await desk.untilPost();
  await desk.publish(sent.round, desk.others(20));
  await desk.environment.advance(day);
  expect(sent.post).toEqual(part()?.post);
  await desk.approach(id);
  expect((await desk.untilPost()).post).toEqual(sent.post);
});

test('a round whose post cannot be noted has a dummy, as if there were nothing to say', async () => {
  const id = desk.ask();
  await desk.outbound.refresh();
  const { outbox } = desk.vault;
  const noting = outbox.markUploaded.bind(outbox);
  outbox.markUploaded = () => {
    throw new VaultError('disk-full');
  };
  expect(isDummy(await desk.round())).toBe(true);
  expect(desk.faults).toHaveLength(1);
  expect(outbox.get(id)?.parts[0]?.round).toBeNull();
  outbox.markUploaded = noting;
  expect((await desk.round()).post).not.toBeNull();
});

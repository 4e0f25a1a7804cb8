import { beforeEach, describe, expect, test } from 'vitest';
import {
  sized,
  toHex,
  type Bytes,
  type Bytes32,
  type EdSeed,
  type Hash,
} from '../../../../protocol/bytes.ts';
import { receiptOf } from '../../../../protocol/batch.ts';
import { dayAt, roundAt, roundStart } from '../../../../protocol/calendar.ts';
import { decodePost, opensThread } from '../../../../protocol/post.ts';
import { openEnvelope, type Envelope } from '../../../../protocol/envelope.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { xKeyPair, type XKeyPair } from '../../../../protocol/hpke.ts';
import { day } from '../../../../protocol/rules.ts';
import type { HoldReason } from '../../../../preload/contract.ts';
import { Alarm } from '../../../../main/exchange/alarm.ts';
import type { CheckedBatch } from '../../../../main/exchange/checker.ts';
import { Courier } from '../../../../main/exchange/courier.ts';
import type { DeliveryStep } from '../../../../main/exchange/delivery-step.ts';
import { assignPseudonym } from '../../../../main/vault/assign.ts';
import { Outbound } from '../../../../main/exchange/outbound.ts';
import { Receipts, usualMissingRule } from '../../../../main/exchange/receipts.ts';
import { Sealer } from '../../../../main/exchange/sealer.ts';
import type { OutboxItem } from '../../../../main/vault/outbox-row.ts';
import { Vault } from '../../../../main/vault/vault.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from './cohort.ts';

let environment: VirtualEnvironment;
let cohort: TestCohort;
let vault: Vault;
let feed: XKeyPair;
let alarm: Alarm;
let outbound: Outbound;
let courier: Courier;
let hold: HoldReason | null;
let steps: DeliveryStep[];
let written = 0;

const now = (): number => roundAt(cohort.manifest, environment.now());

beforeEach(async () => {
  environment = new VirtualEnvironment();
  cohort = new TestCohort(environment);
  vault = Vault.open({ file: null, key: sized<Bytes32>(environment.random(32), 32), environment });
  feed = await xKeyPair(sized<Bytes32>(environment.random(32), 32));
  const today = dayAt(cohort.manifest, environment.now());
  const dayKeys = [0, 1, 2].map((later) => ({ day: today + later, key: feed.publicKey }));
  vault.membership.addEpochKeys([{ epoch: 0, all: cohort.keys.all, mentor: null }]);
  const head = {
    round: now() - 1,
    hash: cohort.manifest.hash,
    envelopes: 20,
    notices: [],
    posts: [],
    threadKeys: [],
  };
  vault.feed.append([{ ...head, dayKeys }]);
  stock(2);
  const { manifest } = cohort;
  alarm = new Alarm();
  hold = null;
  steps = [];
  const onStep = (step: DeliveryStep): number => steps.push(step);
  const receipts = new Receipts(manifest, usualMissingRule);
  outbound = new Outbound({
    vault,
    manifest,
    receipts,
    onStep,
    sealer: new Sealer({ vault, manifest, environment, onStep }),
    assign: (item) => assignPseudonym(vault, manifest, environment, item),
    hold: () => hold,
    nextRound: () => now() + 1,
    fault: (error) => {
      throw error;
    },
  });
  vault.outbox.onChanged(() => outbound.invalidate());
  courier = new Courier({ manifest, vault, alarm, outbound, receipts, onStep });
});

/** Certificates that nobody here checks. */
function stock(count: number, epoch = 0): void {
  const bytes = (length: number): Uint8Array => environment.random(length);
  const blank = (): {
    seed: EdSeed;
    prepared: Uint8Array;
    blinded: Uint8Array;
    inverse: Uint8Array;
  } => ({
    seed: sized<EdSeed>(bytes(32), 32),
    prepared: bytes(64),
    blinded: bytes(384),
    inverse: bytes(384),
  });
  vault.certificates.savePending(epoch, Array.from({ length: count }, blank));
  vault.certificates.complete(
    epoch,
    Array.from({ length: count }, () => ({
      prefix: sized<Bytes32>(bytes(32), 32),
      signature: sized<Bytes<384>>(bytes(384), 384),
    })),
  );
}

function put(content: OutboxItem['content'], thread: OutboxItem['thread'] = null): string {
  written += 1;
  const id = written.toString(16).padStart(32, '0');
  vault.outbox.add({
    id,
    kind: content.kind,
    content,
    thread,
    opens: content.kind === 'question',
    audience: 'everyone',
    createdAt: environment.now(),
    state: 'kept',
    hold: null,
    plannedRound: null,
    parts: [],
  });
  return id;
}

const ask = (text = '내용'): string =>
  put({ kind: 'question', topic: 'heart', title: '제목', text });

/** Lets a round pass: its envelope, and what is inside (`null` for a dummy). */
async function round(): Promise<{ round: number; envelope: Envelope; post: Uint8Array | null }> {
  await outbound.refresh();
  await environment.advance(cohort.manifest.roundLength);
  const envelope = await courier.prepare(now());
  if (!envelope) throw new Error('no envelope');
  courier.sent(now());
  const post = await openEnvelope(feed.secretKey, cohort.manifest.cohort, envelope);
  return { round: now(), envelope, post };
}

const isDummy = ({ post }: { post: Uint8Array | null }): boolean => post === null;

async function publish(
  number: number,
  receipts: Hash[] | null,
  posts: Uint8Array[] = [],
): Promise<void> {
  const ids = posts.map((post) => sha256(post));
  const batch: CheckedBatch = {
    accepted: {
      round: number,
      hash: sha256(Buffer.from(`batch ${number}`)),
      envelopes: receipts?.length ?? 0,
      notices: [],
      dayKeys: [],
      posts: [],
      threadKeys: [],
    },
    receipts,
    ids,
  };
  vault.transaction(() => {
    vault.feed.append([batch.accepted]);
    courier.storing([batch]);
  });
  courier.stored([batch]);
  await outbound.refresh();
}

describe('every round has exactly one envelope', () => {
  test('a dummy while there is nothing to say, of the same size as a real one', async () => {
    const dummy = await round();
    ask();
    const real = await round();
    expect(dummy.post).toBeNull();
    expect(real.post).not.toBeNull();
    expect(real.envelope).toHaveLength(dummy.envelope.length);
    expect(isDummy(await round())).toBe(true);
  });

  test('of a long question one part after the other, and nothing twice while it is on its way', async () => {
    const id = ask('가나다라'.repeat(700));
    const posts = [(await round()).post, (await round()).post, (await round()).post];
    expect(posts.filter(Boolean)).toHaveLength(3);
    expect(new Set(posts.map((post) => post && toHex(sha256(post)))).size).toBe(3);
    expect(isDummy(await round())).toBe(true);
    expect(vault.outbox.get(id)?.state).toBe('sent');
  });

  test('a dummy too while posts are held, and the entry says why', async () => {
    const id = ask();
    hold = 'too-few';
    expect(isDummy(await round())).toBe(true);
    expect(vault.outbox.get(id)).toMatchObject({ state: 'kept', hold: 'too-few' });
    hold = null;
    expect((await round()).post).not.toBeNull();
  });

  test('none before the feed’s key of the day is known', async () => {
    await environment.advance(5 * day);
    expect(await courier.prepare(now())).toBeNull();
  });
});

describe('a post', () => {
  test('leaves the outbox only when it stands in the feed', async () => {
    ask();
    const sent = await round();
    await publish(sent.round, [receiptOf(sent.envelope)], sent.post ? [sent.post] : []);
    expect(vault.outbox.count()).toBe(0);
    expect(steps).toEqual([
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

  test('whose receipt is missing goes out again byte for byte, and the second time asks its author', async () => {
    const id = ask();
    const first = await round();
    await publish(first.round, []);
    const second = await round();
    expect(second.post).toEqual(first.post);
    await publish(second.round, []);
    expect(vault.outbox.get(id)).toMatchObject({ state: 'kept', hold: 'receipts-missing' });
    expect(isDummy(await round())).toBe(true);
    outbound.sendAgain(id);
    expect((await round()).post).toEqual(first.post);
  });

  test('whose round was published for nobody goes out again, and that is nobody’s miss', async () => {
    const id = ask();
    const first = await round();
    await publish(first.round + 1, []);
    expect(vault.outbox.get(id)?.parts[0]?.misses).toBe(0);
    expect((await round()).post).toEqual(first.post);
  });

  test('that the feed took and does not publish comes back to its author', async () => {
    const id = ask();
    const sent = await round();
    await publish(sent.round, [receiptOf(sent.envelope)]);
    expect(vault.outbox.get(id)?.state).toBe('returned');
    expect(isDummy(await round())).toBe(true);
  });

  test('that never left is free for the next round', async () => {
    ask();
    await outbound.refresh();
    await environment.advance(cohort.manifest.roundLength);
    await courier.prepare(now());
    courier.missedRound(now());
    expect((await round()).post).not.toBeNull();
  });

  test('waits for a certificate, and is not lost', async () => {
    ask();
    ask();
    const third = ask();
    await outbound.refresh();
    expect(vault.outbox.get(third)).toMatchObject({
      state: 'kept',
      hold: 'no-certificate',
      thread: null,
    });
    stock(1);
    await outbound.refresh();
    expect(vault.outbox.get(third)).toMatchObject({ state: 'planned', hold: null });
  });
});

describe('what waited into the next epoch', () => {
  beforeEach(async () => {
    const { manifest } = cohort;
    const before = await round();
    await environment.advance(
      manifest.start + manifest.epochLength - environment.now() - 3 * manifest.roundLength,
    );
    const today = dayAt(manifest, environment.now());
    const dayKeys = [0, 1].map((later) => ({ day: today + later, key: feed.publicKey }));
    const batch = {
      round: before.round + 1,
      hash: sha256(Buffer.from('days')),
      envelopes: 20,
      notices: [],
    };
    vault.feed.append([{ ...batch, posts: [], threadKeys: [], dayKeys }]);
    const { all } = cohort.keys;
    vault.membership.addEpochKeys([{ epoch: 1, all, mentor: null }]);
  });

  test('is asked under a new pseudonym, and what was added to it moves along', async () => {
    hold = 'offline';
    const id = ask();
    await outbound.refresh();
    const old = vault.outbox.get(id)?.thread ?? null;
    const added = put({ kind: 'follow-up', text: '덧붙임' }, old);
    await outbound.refresh();
    await environment.advance(5 * cohort.manifest.roundLength);
    stock(2, 1);
    hold = null;
    const first = decodePost((await round()).post ?? new Uint8Array(0));
    const second = decodePost((await round()).post ?? new Uint8Array(0));
    expect(first).toMatchObject({ epoch: 1, sequence: 0 });
    expect(second).toMatchObject({ epoch: 1, sequence: 1 });
    expect(opensThread(first)).toBe(true);
    expect(toHex(second.thread)).toBe(toHex(first.thread));
    expect(old && toHex(old)).not.toBe(toHex(first.thread));
    expect(vault.outbox.get(added)?.thread).toEqual(first.thread);
  });

  test('waits for a certificate of the new epoch', async () => {
    hold = 'offline';
    const id = ask();
    await outbound.refresh();
    await environment.advance(5 * cohort.manifest.roundLength);
    hold = null;
    expect(isDummy(await round())).toBe(true);
    expect(vault.outbox.get(id)).toMatchObject({ state: 'kept', hold: 'no-certificate' });
    stock(1, 1);
    expect((await round()).post).not.toBeNull();
  });
});

test('a pseudonym writes eight posts a day, the ninth tomorrow', async () => {
  const id = ask();
  await outbound.refresh();
  const thread = vault.outbox.get(id)?.thread ?? null;
  const texts = Array.from({ length: 8 }, (_, n) =>
    put({ kind: 'follow-up', text: `덧붙임 ${n}` }, thread),
  );
  const day1 = dayAt(cohort.manifest, environment.now());
  for (let n = 0; n < 8; n += 1) {
    const sent = await round();
    expect(sent.post).not.toBeNull();
    const stored = vault.outbox.list().find(({ parts }) => parts[0]?.round === sent.round)
      ?.parts[0];
    expect(stored).toBeDefined();
    await publishOpened(sent, n);
  }
  expect(isDummy(await round())).toBe(true);
  const last = vault.outbox.get(texts[7] ?? '');
  expect(last?.state).toBe('planned');
  expect(dayAt(cohort.manifest, roundStart(cohort.manifest, last?.plannedRound ?? 0))).toBe(
    day1 + 1,
  );

  async function publishOpened(
    sent: { round: number; envelope: Envelope; post: Uint8Array | null },
    sequence: number,
  ): Promise<void> {
    const post = sent.post ?? new Uint8Array(0);
    const pseudonym = thread && vault.pseudonyms.authorOf(thread);
    if (!thread || !pseudonym) throw new Error('no pseudonym');
    const opened = {
      checkpoint: cohort.manifest.hash,
      kind: 4,
      part: 0,
      parts: 1,
      payload: Buffer.from('{"text":"x"}'),
    };
    vault.feed.append([
      {
        round: sent.round,
        hash: sha256(Buffer.from(`batch ${sent.round}`)),
        envelopes: 1,
        notices: [],
        dayKeys: [],
        threadKeys: [],
        posts: [
          {
            id: sha256(post),
            thread,
            author: pseudonym.author,
            epoch: 0,
            sequence,
            role: 'member',
            round: sent.round,
            opened,
            bytes: null,
          },
        ],
      },
    ]);
    await publish(sent.round, [receiptOf(sent.envelope)], [post]);
  }
});

test('more missing receipts in a day than networks lose raise the alarm, dummies counted', async () => {
  for (let n = 0; n < 22; n += 1) {
    const sent = await round();
    await publish(sent.round, n === 10 || n === 21 ? [] : [receiptOf(sent.envelope)]);
    expect(alarm.kind).toBe(n < 21 ? null : 'receipts-missing');
  }
  expect(alarm.halting).toBe(false);
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, assert, beforeEach, expect, test } from 'vitest';
import { decodeBatches, followFrame } from '../../../../protocol/frames/feed.ts';
import { parseJson } from '../../../../protocol/signed-json.ts';
import { sized, toHex, type Bytes32, type Hash } from '../../../../protocol/bytes.ts';
import { decodeBatch } from '../../../../protocol/batch.ts';
import { dayAt, firstRoundOfDay, roundAt, roundStart } from '../../../../protocol/calendar.ts';
import { decodePost } from '../../../../protocol/post.ts';
import { AgreedClock } from '../../../../main/exchange/agreed-clock.ts';
import { Alarm } from '../../../../main/exchange/alarm.ts';
import { Link } from '../../../../main/exchange/link.ts';
import { NoticeBook } from '../../../../main/exchange/notice-book.ts';
import { ReadKeys } from '../../../../main/exchange/read-keys.ts';
import { Reader } from '../../../../main/exchange/reader.ts';
import { Vault } from '../../../../main/vault/vault.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from './cohort.ts';
import { FakeSocket } from './fake-socket.ts';
import { writeLetter } from './letters.ts';

let environment: VirtualEnvironment;
let cohort: TestCohort;
let vault: Vault;
let sockets: FakeSocket[];
let alarm: Alarm;
let clock: AgreedClock;
let reader: Reader;
let faults: unknown[];

beforeEach(async () => {
  environment = new VirtualEnvironment();
  cohort = new TestCohort(environment);
  vault = Vault.open({ file: null, key: sized<Bytes32>(environment.random(32), 32), environment });
  [sockets, faults] = [[], []];
  alarm = new Alarm();
  const { manifest, keys } = cohort;
  clock = new AgreedClock(manifest, environment);
  reader = new Reader({
    manifest,
    vault,
    environment,
    alarm,
    clock,
    pool: null,
    keys: new ReadKeys(manifest, environment, () => [{ epoch: 0, all: keys.all, mentor: null }]),
    notices: new NoticeBook(manifest, () => vault.feed.notices()),
    open: async () => {
      const socket = new FakeSocket(environment);
      sockets.push(socket);
      return socket;
    },
    storing: () => undefined,
    stored: () => undefined,
    changed: () => undefined,
    fault: (error) => faults.push(error),
  });
  reader.link.start();
  await environment.advance(10);
});

afterEach(async () => {
  await reader.link.stop();
  assert.equal(environment.timers, 0);
  assert.deepEqual(faults, []);
  vault.close();
});

const socket = (): FakeSocket => {
  const last = sockets.at(-1);
  if (!last) throw new Error('no connection');
  return last;
};

const follows = (): number => parseJson(followFrame, String(socket().sent[0])).from;

async function say(...messages: (object | Uint8Array)[]): Promise<void> {
  for (const message of messages) {
    socket().say(message);
    // Keys of an epoch are imported off the thread, which the virtual world does not wait for.
    for (let n = 0; n < 10; n += 1) await environment.advance(1);
    await sleep(20);
    await environment.advance(1);
  }
}

const head = (batch: Uint8Array, batches: number): object => {
  const { round, hash } = decodeBatch(batch);
  return { type: 'head', head: { round, hash: Buffer.from(hash).toString('base64url') }, batches };
};

const mending = (batch: Uint8Array): object => {
  const { round, hash } = decodeBatch(batch);
  return { type: 'mending', head: { round, hash: Buffer.from(hash).toString('base64url') } };
};

test('a newcomer follows from the first round, sees the progress, then is live', async () => {
  expect(follows()).toBe(0);
  const batches = [
    cohort.batch({ round: 0, notices: [cohort.epochNotice()] }),
    cohort.batch({ round: 1 }),
    cohort.batch({ round: 2 }),
  ];
  await say(head(batches[2] ?? new Uint8Array(0), 3));
  expect(reader.catchUp).toEqual({ done: 0, total: 3 });
  await say(cohort.frame(...batches.slice(0, 2)));
  expect(reader.catchUp).toEqual({ done: 2, total: 3 });
  await say(cohort.frame(...batches.slice(2)), { type: 'live' });
  expect(reader.live).toBe(true);
  expect(reader.catchUp).toBeNull();
  await say(cohort.frame(cohort.batch({ round: 3 })));
  expect(vault.feed.head()?.round).toBe(3);
});

test('after a cut it follows from the start of the day of what it has, and takes only what is new', async () => {
  const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
  const late = cohort.batch({ round: 3000 });
  await say(head(late, 2), cohort.frame(first, late));
  socket().close();
  await environment.advance(5_000);
  expect(sockets).toHaveLength(2);
  const { manifest } = cohort;
  const dayBegin = firstRoundOfDay(manifest, dayAt(manifest, roundStart(manifest, 3000)));
  expect(follows()).toBe(dayBegin);
  expect(dayBegin).toBeGreaterThan(0);
  const next = cohort.batch({ round: 3001 });
  await say(head(next, 2), cohort.frame(late, next), { type: 'live' });
  expect(vault.feed.head()?.round).toBe(3001);
  expect(alarm.kind).toBeNull();
});

test('a feed that has another history than ours stops everything, without another try', async () => {
  const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
  await say(head(first, 1), cohort.frame(first));
  cohort.forkFrom(cohort.manifest.hash);
  const other = cohort.batch({ round: 0, receipts: [sized<Hash>(environment.random(32), 32)] });
  socket().close();
  await environment.advance(5_000);
  await say(head(other, 1));
  expect(alarm.kind).toBe('second-history');
  await environment.advance(600_000);
  expect(sockets).toHaveLength(2);
});

test('a feed that has forgotten what we have is waited for; after a day it is another history', async () => {
  const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
  const second = cohort.batch({ round: 1 });
  await say(head(second, 2), cohort.frame(first, second));
  socket().close();
  await environment.advance(5_000);
  await say(head(first, 1));
  expect(alarm.kind).toBeNull();
  await environment.advance(24 * 3_600_000);
  const tries = sockets.length;
  while (sockets.length === tries) await environment.advance(1_000);
  await say(head(first, 1));
  expect(alarm.kind).toBe('second-history');
});

test('a feed that mends is given what it asks for, and nothing else is taken from it', async () => {
  const [first, second, third] = [
    cohort.batch({ round: 0, notices: [cohort.epochNotice()] }),
    cohort.batch({ round: 1 }),
    cohort.batch({ round: 2 }),
  ];
  await say(head(third, 3), cohort.frame(first, second, third));
  socket().close();
  await environment.advance(5_000);
  await say(mending(first));
  await say({ type: 'lacks', after: 0, count: 1_024 });
  const given = socket().sent.at(-1);
  assert.instanceOf(given, Uint8Array);
  const hashes = (batches: readonly Uint8Array[]): Hash[] =>
    batches.map((batch) => decodeBatch(batch).hash);
  expect(hashes(decodeBatches(given))).toEqual(hashes([second, third]));
  await say({ type: 'lacks', after: 2, count: 1_024 });
  expect(socket().sent.at(-1)).toBe(JSON.stringify({ type: 'nothing' }));
  expect(alarm.kind).toBeNull();
});

test('a feed that mends from another history than ours is found out', async () => {
  const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
  await say(head(first, 1), cohort.frame(first));
  cohort.forkFrom(cohort.manifest.hash);
  const other = cohort.batch({ round: 0, receipts: [sized<Hash>(environment.random(32), 32)] });
  socket().close();
  await environment.advance(5_000);
  await say(mending(other));
  expect(alarm.kind).toBe('second-history');
});

test('nonsense ends the connection, and another one is tried', async () => {
  await say(new Uint8Array([0, 1, 2]));
  expect(sockets[0]?.closed).toBe(true);
  await environment.advance(5_000);
  expect(sockets).toHaveLength(2);
  expect(alarm.kind).toBeNull();
});

test('frames that came before the connection broke are stored, whole and in their order, up to the first that is none', async () => {
  const batches = [0, 1, 2, 3, 4, 5].map((round) =>
    cohort.batch({ round, notices: round === 0 ? [cohort.epochNotice()] : [] }),
  );
  const [last = new Uint8Array(0)] = batches.slice(-1);
  socket().say(head(last, 6));
  for (const batch of batches.slice(0, 4)) socket().say(cohort.frame(batch));
  socket().say(new Uint8Array([0, 1, 2]));
  await say(...batches.slice(4).map((batch) => cohort.frame(batch)));
  expect(vault.feed.head()?.round).toBe(3);
  expect(sockets[0]?.closed).toBe(true);
  await environment.advance(5_000);
  expect(sockets).toHaveLength(2);
  await say(head(last, 6), cohort.frame(...batches), { type: 'live' });
  expect(vault.feed.head()?.round).toBe(5);
  expect(alarm.kind).toBeNull();
});

test('a post of another version of the wire is not passed over: nothing of its batch is kept, and all stops', async () => {
  const letter = await writeLetter(cohort, environment);
  const newer = letter.post.slice();
  newer[0] = 2;
  const batches = [
    cohort.batch({ round: 0, notices: [cohort.epochNotice()] }),
    cohort.batch({ round: 1, posts: [newer] }),
  ];
  await say(head(batches[1] ?? new Uint8Array(0), 2), cohort.frame(...batches));
  expect(alarm.kind).toBe('broken-feed');
  expect(vault.feed.head()).toBeNull();
});

test('a batch of another version of the wire stops everything', async () => {
  const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
  const newer = first.slice();
  newer.set(Buffer.from('KT2B'));
  await say(head(first, 1), cohort.frame(newer));
  expect(alarm.kind).toBe('broken-feed');
  expect(vault.feed.head()).toBeNull();
});

test('what a notice voids is deleted, also where both come in one piece', async () => {
  const [one, two] = [
    await writeLetter(cohort, environment),
    await writeLetter(cohort, environment),
  ];
  vault.membership.addEpochKeys([{ epoch: 0, all: cohort.keys.all, mentor: null }]);
  const deleted: string[] = [];
  vault.feed.setProjection((_, __, gone) => deleted.push(...gone.map(({ id }) => toHex(id))));
  const { id } = decodePost(one.post);
  const follow = await two.follow(1, '덧붙여요');
  const batches = [
    cohort.batch({ round: 0, notices: [cohort.epochNotice()], posts: [one.post, two.post] }),
    cohort.batch({ round: 1, notices: [cohort.notice({ kind: 'void-post', post: id })] }),
    cohort.batch({ round: 2, posts: [follow] }),
  ];
  await say(head(batches[2] ?? new Uint8Array(0), 3), cohort.frame(...batches), { type: 'live' });
  expect(deleted).toEqual([toHex(id)]);
  expect(vault.feed.openedAfter(0, 10).posts).toHaveLength(2);
  const author = two.author.publicKey;
  const voiding = cohort.notice({ kind: 'void-pseudonym', author });
  await say(cohort.frame(cohort.batch({ round: 3, notices: [voiding] })));
  expect(vault.feed.openedAfter(0, 10).posts).toEqual([]);
  expect(deleted).toHaveLength(3);
  expect(vault.feed.has(id)).toBe(true);
  expect(vault.feed.noticeRecords()).toEqual([
    { number: 0, round: 0, seen: false },
    { number: 1, round: 1, seen: false },
    { number: 2, round: 3, seen: false },
  ]);
});

test('a second notice with another key for an epoch stops everything', async () => {
  const evidence: unknown[] = [];
  alarm.onRaised((_, told) => evidence.push(told));
  const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
  await say(head(first, 1), cohort.frame(first), { type: 'live' });
  const other = cohort.epochNotice(sized(environment.random(32), 32));
  await say(cohort.frame(cohort.batch({ round: 1, notices: [other] })));
  expect(alarm.kind).toBe('second-key');
  expect(evidence).toEqual([{ notice: 1 }]);
});

test('a signed batch of a round that is still to come is refused where both clocks agree', async () => {
  const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
  await say(head(first, 1), cohort.frame(first), { type: 'live' });
  const running = roundAt(cohort.manifest, environment.now());
  clock.take(running);
  await say(cohort.frame(cohort.batch({ round: running + 5 })));
  expect(alarm.kind).toBe('broken-feed');
  expect(vault.feed.head()?.round).toBe(0);
});

test('with an alarm from an earlier run that halts, no connection is ever opened', async () => {
  const { manifest, keys } = cohort;
  let opened = 0;
  const link = new Link({
    environment,
    alarm: new Alarm('second-history'),
    keys: new ReadKeys(manifest, environment, () => [{ epoch: 0, all: keys.all, mentor: null }]),
    open: async () => {
      opened += 1;
      return new FakeSocket(environment);
    },
    serve: async () => undefined,
    changed: () => undefined,
    fault: (error) => faults.push(error),
  });
  link.start();
  await environment.advance(600_000);
  expect(opened).toBe(0);
  await link.stop();
});

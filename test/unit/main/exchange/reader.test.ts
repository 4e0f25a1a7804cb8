import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, assert, beforeEach, expect, test } from 'vitest';
import { followFrame } from '../../../../protocol/frames/feed.ts';
import { parseJson } from '../../../../protocol/signed-json.ts';
import { sized, type Bytes32, type Hash } from '../../../../protocol/bytes.ts';
import { decodeBatch } from '../../../../protocol/batch.ts';
import { dayAt, firstRoundOfDay, roundStart } from '../../../../protocol/calendar.ts';
import { AgreedClock } from '../../../../main/exchange/agreed-clock.ts';
import { Alarm } from '../../../../main/exchange/alarm.ts';
import { NoticeBook } from '../../../../main/exchange/notice-book.ts';
import { ReadKeys } from '../../../../main/exchange/read-keys.ts';
import { Reader } from '../../../../main/exchange/reader.ts';
import { Vault } from '../../../../main/vault/vault.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from './cohort.ts';
import { FakeSocket } from './fake-socket.ts';

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

test('a feed that has forgotten what we have is another history', async () => {
  const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
  const second = cohort.batch({ round: 1 });
  await say(head(second, 2), cohort.frame(first, second));
  socket().close();
  await environment.advance(5_000);
  await say(head(first, 1));
  expect(alarm.kind).toBe('second-history');
});

test('nonsense ends the connection, and another one is tried', async () => {
  await say(new Uint8Array([0, 1, 2]));
  expect(sockets[0]?.closed).toBe(true);
  await environment.advance(5_000);
  expect(sockets).toHaveLength(2);
  expect(alarm.kind).toBeNull();
});

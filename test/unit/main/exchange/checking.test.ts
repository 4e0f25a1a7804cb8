import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { BatchChecker, checkChain, decodeFrame } from '../../../../main/exchange/checker.ts';
import { bodiesOf, CheckingPool } from '../../../../main/exchange/checking/pool.ts';
import { NoticeBook } from '../../../../main/exchange/notice-book.ts';
import { Vault } from '../../../../main/vault/vault.ts';
import type { Batch } from '../../../../protocol/batch.ts';
import { sized, toHex, type Bytes32 } from '../../../../protocol/bytes.ts';
import { systemEnvironment as environment } from '../../../../protocol/environment.ts';
import { headerLength } from '../../../../protocol/post.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { TestCohort } from './cohort.ts';
import { writeLetter } from './letters.ts';

const workerUrl = new URL('../../../../main/exchange/checking/checking-worker.ts', import.meta.url);

let cohort: TestCohort;
let good: Uint8Array[];
let forged: Uint8Array[];
let epochNotice: Uint8Array;
let opening: Uint8Array;
let vault: Vault;
let notices: NoticeBook;
let pool: CheckingPool;

const changed = (post: Uint8Array, place: number): Uint8Array => {
  const other = post.slice();
  other[place] = (other[place] ?? 0) ^ 1;
  return other;
};

beforeAll(async () => {
  cohort = new TestCohort(environment);
  epochNotice = cohort.epochNotice();
  const letters = await Promise.all([1, 2, 3].map(() => writeLetter(cohort, environment)));
  const follows = await Promise.all(
    letters.flatMap(({ follow }) =>
      Array.from({ length: 30 }, (_, n) => follow(n + 1, `${n + 1}번째로 덧붙여요`)),
    ),
  );
  good = [...letters.map(({ post }) => post), ...follows];
  const [some = new Uint8Array(), , , ...others] = follows;
  forged = [
    // Other words under the same signature; another certificate; another signature.
    changed(some, headerLength + 9),
    changed(others[0] ?? some, 4770 - 64 - 100),
    changed(others[1] ?? some, 4770 - 1),
    changed(others[2] ?? some, 3),
  ];
  opening = cohort.batch({ round: 0, notices: [epochNotice] });
});

beforeEach(() => {
  const key = sized<Bytes32>(environment.random(32), 32);
  vault = Vault.open({ file: null, key, environment });
  notices = new NoticeBook(cohort.manifest, () => vault.feed.notices());
  vault.membership.addEpochKeys([{ epoch: 0, all: cohort.keys.all, mentor: null }]);
  pool = new CheckingPool({ workerUrl, threads: 2 }, cohort.manifest, environment);
});

afterEach(() => {
  pool.stop();
  vault.close();
});

const folder = mkdtempSync(join(tmpdir(), 'kkanbu-checking-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const idsOf = (posts: readonly Uint8Array[]): string[] =>
  posts.map((post) => toHex(sha256(post))).toSorted();

const body = (bytes: Uint8Array) => ({ id: sha256(bytes), bytes });

/** The first batches of a feed, checked with the pool's help. */
async function store(helper: CheckingPool, batches: readonly Batch[]): Promise<void> {
  const found = await helper.findGenuine(bodiesOf(batches), notices.roll.epochs());
  const checker = new BatchChecker(cohort.manifest, vault, environment, notices);
  const fresh = checkChain(cohort.manifest, vault, batches);
  const checked = await checker.check(fresh, found);
  vault.feed.append(checked.map(({ accepted }) => accepted));
}

const stored = (): string[] =>
  [...good, ...forged]
    .map((post) => sha256(post))
    .filter((id) => vault.feed.has(id))
    .map(toHex)
    .toSorted();

test('other threads find exactly the posts that are signed and certified', async () => {
  await store(pool, decodeFrame(cohort.frame(opening)));
  const mixed = [...good, ...forged].map(body);
  const found = await pool.findGenuine(mixed, notices.roll.epochs());
  expect([...found].toSorted()).toEqual(idsOf(good));
});

test('after an end it starts again, with the key of the next epoch too', async () => {
  await store(pool, decodeFrame(cohort.frame(opening)));
  const epochs = notices.roll.epochs();
  const [epoch] = epochs;
  if (!epoch) throw new Error('no epoch');
  expect((await pool.findGenuine(good.map(body), epochs)).size).toBe(good.length);
  pool.stop();
  const next = [...epochs, { ...epoch, epoch: 1 }];
  const again = await pool.findGenuine([...good, ...forged].map(body), next);
  expect([...again].toSorted()).toEqual(idsOf(good));
  // Once more, in the same threads.
  expect(await pool.findGenuine(good.map(body), next)).toEqual(again);
});

test('a thread that knows no key of an epoch finds nothing', async () => {
  expect(await pool.findGenuine(good.map(body), [])).toEqual(new Set());
});

test('few posts are not sent to another thread', async () => {
  await store(pool, decodeFrame(cohort.frame(opening)));
  const few = good.slice(0, 10).map(body);
  expect(await pool.findGenuine(few, notices.roll.epochs())).toEqual(new Set());
});

/** The same history each time: what is forged is stored by nobody, whoever has checked. */
const history = (): Batch[] => {
  cohort.forkFrom(decodeFrame(cohort.frame(opening))[0]?.hash ?? cohort.manifest.hash);
  const all = [...good, ...forged];
  const frame = cohort.frame(
    cohort.batch({ round: 1, posts: all.slice(0, 40) }),
    cohort.batch({ round: 2, posts: all.slice(40) }),
  );
  return decodeFrame(frame);
};

test('what is stored is the same with and without the threads’ help', async () => {
  await store(pool, decodeFrame(cohort.frame(opening)));
  await store(pool, history());
  expect(stored()).toEqual(idsOf(good));
});

test('a key that comes in the frame itself is waited for', async () => {
  await store(pool, [...decodeFrame(cohort.frame(opening)), ...history()]);
  expect(stored()).toEqual(idsOf(good));
});

test('threads that die, or are stopped in the middle, leave the work to this one', async () => {
  const file = join(folder, 'dying-worker.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(1));`,
  );
  const dying = new CheckingPool(
    { workerUrl: pathToFileURL(file), threads: 2 },
    cohort.manifest,
    environment,
  );
  await store(pool, decodeFrame(cohort.frame(opening)));
  await store(dying, history());
  expect(stored()).toEqual(idsOf(good));

  const asked = pool.findGenuine(good.map(body), notices.roll.epochs());
  pool.stop();
  expect(await asked).toEqual(new Set());
});

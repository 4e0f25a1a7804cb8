import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AgreedClock } from '../../main/exchange/agreed-clock.ts';
import { Alarm } from '../../main/exchange/alarm.ts';
import { CheckingPool } from '../../main/exchange/checking/pool.ts';
import { NoticeBook } from '../../main/exchange/notice-book.ts';
import { ReadKeys } from '../../main/exchange/read-keys.ts';
import { Reader } from '../../main/exchange/reader.ts';
import { indexPosts } from '../../main/inbox/index-posts.ts';
import { Inbox } from '../../main/inbox/inbox.ts';
import { Vault } from '../../main/vault/vault.ts';
import { decodeBatch } from '../../protocol/batch.ts';
import { sized, toBase64, type Bytes32 } from '../../protocol/bytes.ts';
import { systemEnvironment as environment } from '../../protocol/environment.ts';
import { decodeBatches } from '../../protocol/frames/feed.ts';
import { FakeSocket } from '../unit/main/exchange/fake-socket.ts';
import { verifyingAll, type Verified } from './bare-verifying.ts';
import { numbersFrom } from './numbers.ts';
import { signedFeed, type SignedFeed } from './signed-feed.ts';
import { Words } from './words.ts';

/** `FOLDER POSTS`: catches up with a feed of really signed posts, in turns with the bare verification. */
const [folder = '', count = '0'] = process.argv.slice(2);
const threads = 2;
// As it is shipped: among the sources a thread would first read twenty files.
const workerUrl = new URL('../../dist/main/checking-worker.js', import.meta.url);

/** listed: posts/s until everything can be read. searchable: until it is in the index too, which comes afterwards. main: CPU of the main thread, ms for a post. */
type CaughtUp = {
  listed: number;
  searchable: number;
  main: number;
  longest: number;
  stored: number;
};

async function catchUp(feed: SignedFeed, file: string): Promise<CaughtUp> {
  const { manifest, keys } = feed.cohort;
  const vault = Vault.open({ file, key: sized<Bytes32>(environment.random(32), 32), environment });
  vault.membership.addEpochKeys([{ epoch: 0, all: keys.all, mentor: null }]);
  const notices = new NoticeBook(manifest, () => vault.feed.notices());
  const inbox = new Inbox({ vault, manifest, environment, roll: () => notices.roll });
  const pool = new CheckingPool({ workerUrl, threads }, manifest, environment);
  const socket = new FakeSocket(environment);
  const done = Promise.withResolvers<undefined>();
  const alarm = new Alarm();
  alarm.onRaised(() => done.reject(new Error('an alarm')));
  const reader = new Reader({
    manifest,
    vault,
    environment,
    alarm,
    pool,
    notices,
    clock: new AgreedClock(manifest, environment),
    keys: new ReadKeys(manifest, environment, () => vault.membership.epochKeys()),
    open: async () => socket,
    storing: () => undefined,
    stored: () => undefined,
    changed: () => {
      if (reader.live) done.resolve(undefined);
    },
    fault: (error) => done.reject(error),
  });
  const last = decodeBatches(feed.frames.at(-1) ?? new Uint8Array(0)).at(-1);
  const head = last && decodeBatch(last);
  const began = performance.now();
  const atFirst = process.threadCpuUsage();
  const ended = watch();
  reader.link.start();
  socket.say({
    type: 'head',
    head: head ? { round: head.round, hash: toBase64(head.hash) } : null,
    batches: feed.batches,
  });
  for (const frame of feed.frames) socket.say(frame);
  socket.say({ type: 'live' });
  await done.promise;
  const time = performance.now() - began;
  const { user, system } = process.threadCpuUsage(atFirst);
  const longest = ended();
  const beforeIndex = performance.now();
  while (indexPosts(vault));
  const indexing = performance.now() - beforeIndex;
  await reader.link.stop();
  pool.stop();
  const stored = vault.feed.openedAfter(0, feed.posts.length + 1).posts.length;
  if (inbox.counts().unread === 0) throw new Error('nothing is unread');
  vault.close();
  const posts = feed.posts.length;
  return {
    listed: (posts / time) * 1000,
    searchable: (posts / (time + indexing)) * 1000,
    main: (user + system) / 1000 / posts,
    longest,
    stored,
  };
}

/** The longest time, ms, in which a timer of no delay was not run: how long a key that is typed would wait. */
function watch(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

mkdirSync(folder, { recursive: true });
const feed = await signedFeed(Number(count), new Words(numbersFrom(11)), environment);
const runs: CaughtUp[] = [];
const bare: Verified[] = [];
const bareNew: Verified[] = [];
for (let turn = 0; turn < 3; turn += 1) {
  bare.push(await verifyingAll(feed, threads, 'every'));
  runs.push(await catchUp(feed, join(folder, `${turn}.db`)));
  bareNew.push(await verifyingAll(feed, threads, 'new'));
}
process.stdout.write(JSON.stringify({ posts: feed.posts.length, runs, bare, bareNew }));

import { beforeEach, expect, test } from 'vitest';
import { decodeBatch } from '../../../../protocol/batch.ts';
import { fromHex, sized, type Bytes32, type Hash } from '../../../../protocol/bytes.ts';
import { decodePost } from '../../../../protocol/post.ts';
import { Alarm, type Evidence } from '../../../../main/exchange/alarm.ts';
import { BatchChecker, checkChain, decodeFrame } from '../../../../main/exchange/checker.ts';
import { Checkpoints } from '../../../../main/exchange/checkpoints.ts';
import { NoticeBook } from '../../../../main/exchange/notice-book.ts';
import { openWhatWaits } from '../../../../main/exchange/opener.ts';
import { Vault } from '../../../../main/vault/vault.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from './cohort.ts';
import { writeLetter } from './letters.ts';

let environment: VirtualEnvironment;
let cohort: TestCohort;
let vault: Vault;
let alarm: Alarm;
let notices: NoticeBook;
let checkpoints: Checkpoints;
let evidence: Evidence[];

beforeEach(() => {
  environment = new VirtualEnvironment();
  cohort = new TestCohort(environment);
  vault = Vault.open({ file: null, key: sized<Bytes32>(environment.random(32), 32), environment });
  alarm = new Alarm();
  evidence = [];
  alarm.onRaised((_, told) => evidence.push(told));
  notices = new NoticeBook(cohort.manifest, () => vault.feed.notices());
  checkpoints = new Checkpoints(cohort.manifest, vault, alarm);
});

/** Takes batches as the reader does. */
async function take(...batches: Uint8Array[]): Promise<void> {
  const checker = new BatchChecker(cohort.manifest, vault, environment, notices);
  const checked = await checker.check(
    checkChain(cohort.manifest, vault, decodeFrame(cohort.frame(...batches))),
  );
  vault.feed.append(checked.map(({ accepted }) => accepted));
  const { posts } = notices.roll.voided();
  vault.feed.deleteBodies(
    [...posts].map((post) => fromHex<Hash>(post, 32)),
    [],
  );
  checkpoints.judge();
}

const holdKeys = (): number =>
  vault.membership.addEpochKeys([{ epoch: 0, all: cohort.keys.all, mentor: null }]);

/** A question by somebody of their own, whose last batch was this one. */
const from = (checkpoint: Hash): ReturnType<typeof writeLetter> =>
  writeLetter(cohort, environment, { checkpoint });

const elsewhere = (): Hash => sized<Hash>(environment.random(32), 32);

test('checkpoints that are batches of ours, or the beginning, raise nothing', async () => {
  holdKeys();
  const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
  const posts = [
    (await from(decodeBatch(first).hash)).post,
    (await from(cohort.manifest.hash)).post,
  ];
  await take(first, cohort.batch({ round: 1, posts }));
  expect(vault.feed.openedAfter(0, 10).posts).toHaveLength(2);
  expect(vault.strays.list()).toEqual([]);
  expect(alarm.kind).toBeNull();
});

test('a newcomer who reads everything in one piece finds every checkpoint before its post', async () => {
  holdKeys();
  const batches = [cohort.batch({ round: 0, notices: [cohort.epochNotice()] })];
  for (const round of [1, 2, 3]) {
    const { hash } = decodeBatch(batches[round - 1] ?? new Uint8Array(0));
    batches.push(cohort.batch({ round, posts: [(await from(hash)).post] }));
  }
  await take(...batches);
  expect(vault.strays.list()).toEqual([]);
});

test('one author with a checkpoint from elsewhere could be joking', async () => {
  holdKeys();
  const joker = await from(elsewhere());
  const posts = [joker.post, await joker.follow(1, '또 저예요')];
  await take(cohort.batch({ round: 0, notices: [cohort.epochNotice()] }));
  await take(cohort.batch({ round: 1, posts }));
  expect(vault.strays.list()).toHaveLength(2);
  expect(alarm.kind).toBeNull();
});

test('two authors have been shown another history than we: posts are held, reading goes on', async () => {
  holdKeys();
  const [one, two] = [await from(elsewhere()), await from(elsewhere())];
  await take(cohort.batch({ round: 0, notices: [cohort.epochNotice()] }));
  await take(cohort.batch({ round: 1, posts: [one.post] }));
  expect(alarm.kind).toBeNull();
  await take(cohort.batch({ round: 5, posts: [two.post] }));
  expect(alarm.kind).toBe('split-view');
  expect(alarm.halting).toBe(false);
  expect(evidence[0]).toMatchObject({ rounds: [1, 5] });
  expect(evidence[0]?.seen).toHaveLength(2);
  await take(cohort.batch({ round: 6 }));
  expect(vault.feed.head()?.round).toBe(6);
});

test('posts that open later are held against the batches from before them', async () => {
  const first = cohort.batch({ round: 0, notices: [cohort.epochNotice()] });
  const sound = await from(decodeBatch(first).hash);
  const strays = [await from(elsewhere()), await from(elsewhere())];
  const posts = [sound.post, ...strays.map(({ post }) => post)];
  await take(first, cohort.batch({ round: 1, posts }));
  expect(alarm.kind).toBeNull();
  holdKeys();
  await openWhatWaits(vault, environment, new AbortController().signal);
  checkpoints.judge();
  expect(vault.strays.list()).toHaveLength(2);
  expect(alarm.kind).toBe('split-view');
});

test('what is void counts no longer: after the person’s decision the alarm does not come again', async () => {
  holdKeys();
  const strays = [await from(elsewhere()), await from(elsewhere())];
  await take(
    cohort.batch({ round: 0, notices: [cohort.epochNotice()] }),
    cohort.batch({ round: 1, posts: strays.map(({ post }) => post) }),
  );
  expect(alarm.kind).toBe('split-view');
  const again = new Alarm();
  checkpoints = new Checkpoints(cohort.manifest, vault, again);
  checkpoints.judge();
  expect(again.kind).toBe('split-view');
  const post = decodePost(strays[0]?.post ?? new Uint8Array(0)).id;
  await take(cohort.batch({ round: 2, notices: [cohort.notice({ kind: 'void-post', post })] }));
  const after = new Alarm();
  new Checkpoints(cohort.manifest, vault, after).judge();
  expect(after.kind).toBeNull();
});

import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  decodeBatch,
  encodeBatch,
  encodeCore,
  hashOfCore,
  signBatch,
} from '../../protocol/batch.ts';
import { sized, type EdSeed } from '../../protocol/bytes.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { FeedHead } from '../../relay/feed/log.ts';
import { openFeed } from '../../relay/feed/feed.ts';
import { EngineBench } from './fixtures/engine.ts';
import { writePost } from './fixtures/member.ts';

let bench: EngineBench;
let post: Uint8Array;
/** What the feed has signed since the backup, as readers have it. */
let lost: Uint8Array[];
let told: FeedHead;

/** A feed that is back in its first state, and has been told what it signed after it. */
beforeEach(async () => {
  bench = await EngineBench.make('regaining');
  const feed = join(bench.cohort.data, 'feed');
  const copy = join(bench.cohort.data, 'copy');
  await bench.engine.close();
  cpSync(feed, copy, { recursive: true });
  bench.engine = await openFeed(bench.cohort.data, bench.environment);
  post = await writePost(bench.manifest, bench.environment, await bench.pseudonym(), bench.key, {
    sequence: 0,
    content: { kind: 'question', topic: 'heart', title: '제목', text: '내용' },
  });
  await bench.round(1, [post]);
  await bench.round(2, [null, null]);
  lost = bench.engine.log.read(1, Number.POSITIVE_INFINITY).map(({ bytes }) => bytes);
  const head = bench.engine.head();
  if (!head) throw new Error('no head');
  told = head;
  await bench.engine.close();
  rmSync(feed, { recursive: true });
  cpSync(copy, feed, { recursive: true });
  bench.engine = await openFeed(bench.cohort.data, bench.environment);
  bench.engine.hear(told);
});

afterEach(() => bench.end());

const give = async (batches: readonly Uint8Array[]): Promise<void> =>
  bench.engine.regaining?.take(batches);

test('a feed that lacks what it has told signs nothing until it has it back', async () => {
  const waiting = bench.round(3, [null]);
  await give(lost.slice(0, 1));
  expect(bench.engine.regaining?.reached).toBe(false);
  expect(bench.engine.head()?.round).toBe(1);
  await give(lost);
  expect(bench.engine.regaining?.reached).toBe(true);
  expect(bench.engine.head()).toEqual(told);
  bench.engine.goOn();
  await waiting;
  const batches = bench.engine.log.read(1, Number.POSITIVE_INFINITY);
  expect(batches.slice(0, 2).map(({ bytes }) => bytes)).toEqual(lost);
  expect(decodeBatch(batches[2]?.bytes ?? new Uint8Array()).previous).toEqual(told.hash);
});

test('a feed that has what it has told does not mend', async () => {
  await give(lost);
  bench.engine.goOn();
  bench.engine.hear(told);
  expect(bench.engine.regaining).toBeNull();
});

test('a post that is back is known: sent again, it is not published twice', async () => {
  await give(lost);
  bench.engine.goOn();
  await bench.round(3, [post]);
  const [, , third] = bench.engine.log.read(1, Number.POSITIVE_INFINITY);
  expect(decodeBatch(third?.bytes ?? new Uint8Array()).posts).toEqual([]);
});

test('a body that one reader keeps back is taken from the next', async () => {
  const whole = decodeBatch(lost[0] ?? new Uint8Array());
  const core = encodeCore(whole.manifest, whole);
  await give([encodeBatch(core, whole.signature, [], null, [null])]);
  expect(bench.engine.regaining?.withoutBodies).toEqual([1]);
  await give(lost.slice(0, 1));
  expect(bench.engine.regaining?.withoutBodies).toEqual([]);
  const [first] = bench.engine.log.read(1, 1);
  expect(decodeBatch(first?.bytes ?? new Uint8Array()).bodies).toEqual([post]);
});

test('what this feed has not signed, what does not follow, and what is cut is refused', async () => {
  const whole = decodeBatch(lost[0] ?? new Uint8Array());
  const forged = encodeCore(whole.manifest, { ...whole, posts: [] });
  const stranger = edKeyPair(sized<EdSeed>(bench.environment.random(32), 32));
  const signed = encodeBatch(
    forged,
    signBatch(stranger, hashOfCore(forged)),
    [],
    whole.receipts,
    [],
  );
  await expect(give([signed])).rejects.toMatchObject({ code: 'signature' });
  await expect(give(lost.slice(1))).rejects.toMatchObject({ code: 'chain' });
  await expect(give([(lost[0] ?? new Uint8Array()).subarray(0, 200)])).rejects.toMatchObject({
    code: 'length',
  });
  const foreign = Uint8Array.from(lost[0] ?? []);
  foreign[4] = (foreign[4] ?? 0) ^ 1;
  await expect(give([foreign])).rejects.toMatchObject({ code: 'manifest' });
  expect(bench.engine.head()?.round).toBe(0);
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareBytes, equal, toHex } from '../../protocol/bytes.ts';
import { batchSignatureHolds, decodeBatch, receiptOf, type Batch } from '../../protocol/batch.ts';
import { dayAt, roundStart } from '../../protocol/calendar.ts';
import { decodePost, signPost } from '../../protocol/post.ts';
import { signNotice } from '../../protocol/notice.ts';
import { day } from '../../protocol/rules.ts';
import { EngineBench } from './fixtures/engine.ts';
import { writePost, type Pseudonym } from './fixtures/member.ts';

let bench: EngineBench;
let author: Pseudonym;

beforeAll(async () => {
  bench = await EngineBench.make('feed log');
  author = await bench.pseudonym();
});
afterAll(() => bench.end());

const all = (): Batch[] =>
  bench.engine.log.read(0, Number.POSITIVE_INFINITY).map(({ bytes }) => decodeBatch(bytes));
const batchOf = (round: number): Batch | undefined => all().find((batch) => batch.round === round);
const write = (who: Pseudonym, sequence = 0, text = '내용') =>
  writePost(bench.manifest, bench.environment, who, bench.key, {
    sequence,
    content:
      sequence === 0
        ? { kind: 'question', topic: 'heart', title: '제목', text }
        : { kind: 'comment', text },
  });
const secretsOf = (folder: string): string[] =>
  readdirSync(join(bench.cohort.data, 'feed', folder));

test('a new feed begins with a batch that carries the first notices and the keys of four days', () => {
  const [genesis] = all();
  expect(genesis).toMatchObject({ round: 0, envelopes: 0, posts: [] });
  expect(genesis && equal(genesis.previous, bench.manifest.hash)).toBe(true);
  expect(genesis?.noticeBodies).toEqual(bench.kit.notices());
  expect(
    genesis?.dayKeys.map((key) => key.day - dayAt(bench.manifest, bench.manifest.start)),
  ).toEqual([0, 1, 2, 3]);
});

test('dummies leave a receipt and nothing else; what does not open leaves a receipt too', async () => {
  const broken = await bench.envelope(1, null);
  broken[4_000] = (broken[4_000] ?? 0) ^ 1;
  const dummies = await Promise.all([null, null, null].map((none) => bench.envelope(1, none)));
  await bench.engine.storeRound(1, [...dummies, broken, ...dummies]);
  const batch = batchOf(1);
  expect(batch?.envelopes).toBe(4);
  expect(batch?.posts).toEqual([]);
  expect(batch?.receipts).toEqual([...dummies, broken].map(receiptOf).toSorted(compareBytes));
});

test('a post is published as it was written, and coming again it is dropped quietly', async () => {
  const post = await write(author);
  await bench.round(2, [null, post]);
  await bench.round(3, [post]);
  expect(batchOf(2)?.bodies).toEqual([post]);
  expect(batchOf(3)).toMatchObject({ posts: [], envelopes: 1 });
});

test('a post with a foreign certificate, a broken signature or another cohort is not published', async () => {
  const good = decodePost(await write(await bench.pseudonym()));
  const uncertified = await bench.pseudonym();
  const forged = signPost(
    author.pair,
    { ...good, author: author.pair.publicKey },
    good.ciphertext,
    uncertified.certificate,
  );
  const broken = good.bytes.slice();
  broken[4_769] = (broken[4_769] ?? 0) ^ 1;
  const foreign = good.bytes.slice();
  foreign[1] = (foreign[1] ?? 0) ^ 1;
  await bench.round(4, [forged, broken, foreign]);
  expect(batchOf(4)).toMatchObject({ posts: [], envelopes: 3 });
});

test('a part that comes before its predecessor waits, and both are there when it has come', async () => {
  const writer = await bench.pseudonym();
  const [first, second, third] = [
    await write(writer),
    await write(writer, 1),
    await write(writer, 2),
  ];
  await bench.round(5, [third, second]);
  expect(batchOf(5)?.posts).toEqual([]);
  await bench.reopen();
  await bench.round(6, [first]);
  expect(batchOf(6)?.posts.map(toHex)).toEqual(
    [first, second, third].map((post) => toHex(decodePost(post).id)).toSorted(),
  );
});

test('a part whose predecessor does not come within a day is dropped', async () => {
  const writer = await bench.pseudonym();
  await bench.round(7, [await write(writer, 1)]);
  await bench.round(7 + day / 60_000 + 1, [await write(writer)]);
  expect(batchOf(7 + day / 60_000 + 1)?.posts).toHaveLength(1);
});

test('a second body under the same sequence is refused, in the same round and later', async () => {
  const writer = await bench.pseudonym();
  const round = 7 + day / 60_000 + 2;
  await bench.round(round, [await write(writer, 0, '하나'), await write(writer, 0, '둘')]);
  await bench.round(round + 1, [await write(writer, 0, '셋')]);
  expect(batchOf(round)?.posts).toHaveLength(1);
  expect(batchOf(round + 1)?.posts).toEqual([]);
});

test('rounds that wait together are stored together, in order; a repeated round changes nothing', async () => {
  const head = bench.engine.head()?.round ?? 0;
  const seen: number[] = [];
  const stop = bench.engine.onBatch(({ round }) => seen.push(round));
  const rounds = await Promise.all(
    [1, 2, 3].map(async (i) => ({
      round: head + i,
      envelopes: [await bench.envelope(head + i, null)],
    })),
  );
  await Promise.all(
    rounds.map(({ round, envelopes }) => bench.engine.storeRound(round, envelopes)),
  );
  await bench.engine.storeRound(head + 2, [await bench.envelope(head + 2, null)]);
  stop();
  expect(seen).toEqual([head + 1, head + 2, head + 3]);
  expect(batchOf(head + 2)?.envelopes).toBe(1);
});

test('an empty round writes no batch', async () => {
  const head = bench.engine.head();
  await bench.engine.storeRound((head?.round ?? 0) + 1, []);
  expect(bench.engine.head()).toEqual(head);
});

test('notices are taken in their order, once, with the root’s signature, and carried by the next batch', async () => {
  const { kit, engine, manifest } = bench;
  const badge = {
    kind: 'badge',
    badge: author.pair.publicKey,
    sealTo: manifest.coordinator,
    nickname: '느티나무',
  } as const;
  const ahead = signNotice(kit.root, manifest, { ...kit.roll().head, next: 9 }, badge);
  const foreign = signNotice(author.pair, manifest, kit.roll().head, badge);
  expect(await engine.takeNotice(ahead)).toBe('chain');
  expect(await engine.takeNotice(foreign)).toBe('refused');
  const notice = kit.sign(badge);
  expect(await engine.takeNotice(notice)).toBe('taken');
  expect(await engine.takeNotice(notice)).toBe('known');
  const round = (engine.head()?.round ?? 0) + 2;
  await bench.round(round, []);
  expect(batchOf(round)?.noticeBodies).toEqual([notice]);
  expect(engine.roll.badge(author.pair.publicKey)).toMatchObject({ nickname: '느티나무' });
});

test('every batch names the one before and is signed, also after the feed was opened anew', async () => {
  await bench.reopen();
  let previous = bench.manifest.hash;
  for (const batch of all()) {
    expect(equal(batch.previous, previous)).toBe(true);
    expect(batchSignatureHolds(bench.manifest.feedKey, batch)).toBe(true);
    previous = batch.hash;
  }
  expect(toHex(bench.engine.head()?.hash ?? new Uint8Array(0))).toBe(toHex(previous));
});

test('catch-up in small pages gives the same batches as in one', () => {
  const whole = bench.engine.log.read(0, Number.POSITIVE_INFINITY);
  const pages: Uint8Array[] = [];
  for (let from = 0; ;) {
    const page = bench.engine.log.read(from, 10_000);
    const last = page.at(-1);
    if (!last) break;
    pages.push(...page.map(({ bytes }) => bytes));
    from = last.round + 1;
  }
  expect(pages).toEqual(whole.map(({ bytes }) => bytes));
});

test('day keys are announced ahead and deleted 48 hours after their day; receipts go after three days', async () => {
  const { manifest } = bench;
  const first = dayAt(manifest, manifest.start);
  const rounds = (days: number): number => Math.ceil((days * day) / manifest.roundLength);
  for (const days of [2, 3, 4]) await bench.round(rounds(days), [null]);
  expect(secretsOf('day-keys')).not.toContain(`${first}.key`);
  const today = dayAt(manifest, roundStart(manifest, rounds(4)));
  expect(secretsOf('day-keys')).toContain(`${today + 3}.key`);
  expect(bench.engine.dayKey(first)).not.toBeNull();
  const old = batchOf(1);
  expect(old?.receipts).toBeNull();
  expect(old?.envelopes).toBe(4);
});

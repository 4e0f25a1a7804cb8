import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { decodeBatch, type Batch } from '../../protocol/batch.ts';
import { toHex, type Hash } from '../../protocol/bytes.ts';
import { signErasure } from '../../protocol/envelope.ts';
import { decodePost, threadOf } from '../../protocol/post.ts';
import { openFeed } from '../../relay/feed/feed.ts';
import type { Refusal } from '../../relay/log.ts';
import { filesUnder } from '../fixtures/files-under.ts';
import { EngineBench } from './fixtures/engine.ts';
import { writePost, type Pseudonym } from './fixtures/member.ts';
import { rowCounts } from './fixtures/tables.ts';

let bench: EngineBench;
let next = 1;
const refusals: Refusal[] = [];

beforeAll(async () => {
  bench = await EngineBench.make('erasing', (refusal) => refusals.push(refusal));
});
beforeEach(() => {
  refusals.length = 0;
});
afterAll(() => bench.end());

/** A text of its own for each post, so that its sealed bytes are long and like no others. */
const write = (author: Pseudonym, sequence = 0): Promise<Uint8Array> =>
  writePost(bench.manifest, bench.environment, author, bench.key, {
    sequence,
    content:
      sequence === 0
        ? { kind: 'question', topic: 'heart', title: '제목', text: '내용' }
        : { kind: 'follow-up', text: '더 있어요' },
  });
const idOf = (post: Uint8Array): Hash => decodePost(post).id;
const batchWith = (id: Hash): Batch | undefined =>
  bench.engine.log
    .read(0, Number.POSITIVE_INFINITY)
    .map(({ bytes }) => decodeBatch(bytes))
    .find((batch) => batch.posts.some((post) => toHex(post) === toHex(id)));

/** The body that readers get of a post: its bytes, `null` without one, `undefined` where the chain does not name it. */
function published(post: Uint8Array): Uint8Array | null | undefined {
  const id = idOf(post);
  const batch = batchWith(id);
  return batch?.bodies[batch.posts.findIndex((one) => toHex(one) === toHex(id))];
}

/** Every file that the feed has, its journal too. `data`: the relay's data folder. */
const files = (data: string): Buffer[] => {
  return filesUnder(join(data, 'feed')).map(({ bytes }) => bytes);
};

/** Whether any piece of a post's sealed text or signature is in any file. Its certificate stands in its author's other posts too. */
function liesAround(post: Uint8Array, data = bench.cohort.data): boolean {
  const all = files(data);
  for (let at = 178; at + 16 <= post.length; at += 32) {
    if (at > 4_270 && at < 4_706) continue;
    const piece = Buffer.from(post.subarray(at, at + 16));
    if (all.some((file) => file.includes(piece))) return true;
  }
  return false;
}

async function store(...posts: readonly Uint8Array[]): Promise<void> {
  await bench.round(next, posts);
  next += 1;
}

test('a void post’s body is gone from every file and from every reader at once; its id stays, and its neighbours too', async () => {
  const authors = await Promise.all(Array.from({ length: 6 }, () => bench.pseudonym()));
  const posts = await Promise.all(authors.map((author) => write(author)));
  const [gone = new Uint8Array(0), ...kept] = posts;
  await store(...posts);
  expect(liesAround(gone)).toBe(true);
  const notice = bench.kit.sign({ kind: 'void-post', post: idOf(gone) });
  expect(await bench.engine.takeNotice(notice)).toBe('taken');
  expect(published(gone)).toBeNull();
  expect(liesAround(gone)).toBe(false);
  for (const post of kept) {
    expect(published(post)).toEqual(post);
    expect(liesAround(post)).toBe(true);
  }
  // Sent again it is known by its id, and its body does not come back.
  await store(gone);
  expect(published(gone)).toBeNull();
  expect(liesAround(gone)).toBe(false);
  expect(refusals).toEqual([]);
});

test('of a void author nothing is left, parked posts neither, and nothing more is taken', async () => {
  const author = await bench.pseudonym();
  const [first, second, fourth] = [
    await write(author),
    await write(author, 1),
    await write(author, 3),
  ];
  await store(first, second, fourth);
  const notice = bench.kit.sign({ kind: 'void-pseudonym', author: author.pair.publicKey });
  expect(await bench.engine.takeNotice(notice)).toBe('taken');
  expect([first, second].map(published)).toEqual([null, null]);
  expect([first, second, fourth].some((post) => liesAround(post))).toBe(false);
  expect(rowCounts(bench.cohort.data, 'feed')['parked']).toBe(0);
  const late = await write(author, 2);
  await store(late);
  expect(published(late)).toBeUndefined();
  expect(refusals).toEqual(['void']);
});

test('a post that was void before it came is not taken, after a restart neither', async () => {
  const post = await write(await bench.pseudonym());
  await bench.engine.takeNotice(bench.kit.sign({ kind: 'void-post', post: idOf(post) }));
  await store(post);
  await bench.reopen();
  await store(post);
  expect(published(post)).toBeUndefined();
  expect(refusals).toEqual(['void', 'void']);
});

test('a closed thread takes nothing more, and what was parked for it is dropped', async () => {
  const author = await bench.pseudonym();
  const [first, second, third] = [
    await write(author),
    await write(author, 1),
    await write(author, 2),
  ];
  await store(first, third);
  const thread = threadOf(author.pair.publicKey);
  await bench.engine.takeNotice(bench.kit.sign({ kind: 'close-thread', thread }));
  await store(second);
  expect(published(first)).toEqual(first);
  expect([second, third].map(published)).toEqual([undefined, undefined]);
  expect(liesAround(third)).toBe(false);
  expect(refusals).toEqual(['thread-closed']);
});

test('an author has the body of its own post deleted, and the chain does not tell when or that it asked', async () => {
  const author = await bench.pseudonym();
  const post = await write(author);
  await store(post);
  const round = next;
  next += 1;
  const erasure = signErasure(author.pair, bench.manifest.hash, idOf(post));
  await bench.engine.storeRound(round, [await bench.envelope(round, erasure)]);
  expect(published(post)).toBeNull();
  expect(liesAround(post)).toBe(false);
  const batch = bench.engine.log.read(round, 1).map(({ bytes }) => decodeBatch(bytes))[0];
  expect(batch).toMatchObject({ round, envelopes: 1, posts: [], bodies: [], noticeBodies: [] });
  expect(refusals).toEqual([]);
});

test('a post and its erasure in one round leave the id alone', async () => {
  const author = await bench.pseudonym();
  const post = await write(author);
  const round = next;
  next += 1;
  const seen: Uint8Array[] = [];
  const stop = bench.engine.onBatch(({ bytes }) => seen.push(bytes));
  const erasure = signErasure(author.pair, bench.manifest.hash, idOf(post));
  await bench.engine.storeRound(round, [
    await bench.envelope(round, erasure),
    await bench.envelope(round, post),
  ]);
  stop();
  expect(published(post)).toBeNull();
  expect(seen.map((bytes) => decodeBatch(bytes).bodies)).toEqual([[null]]);
  expect(liesAround(post)).toBe(false);
});

test('an author takes a post back that is parked still', async () => {
  const author = await bench.pseudonym();
  const [first, second] = [await write(author), await write(author, 1)];
  await store(second);
  const round = next;
  next += 1;
  const erasure = signErasure(author.pair, bench.manifest.hash, idOf(second));
  await bench.engine.storeRound(round, [await bench.envelope(round, erasure)]);
  expect(liesAround(second)).toBe(false);
  await store(first);
  expect(published(first)).toEqual(first);
  expect(published(second)).toBeUndefined();
});

test('an erasure by anybody else, for another cohort, or of a post that is not here deletes nothing and is counted', async () => {
  const [author, other] = [await bench.pseudonym(), await bench.pseudonym()];
  const post = await write(author);
  await store(post);
  const { hash } = bench.manifest;
  const wrong = [
    signErasure(other.pair, hash, idOf(post)),
    signErasure(author.pair, idOf(post), idOf(post)),
    signErasure(author.pair, hash, idOf(await write(author, 1))),
    { ...signErasure(author.pair, hash, idOf(post)), signature: new Uint8Array(64) as never },
  ];
  const round = next;
  next += 1;
  await bench.engine.storeRound(
    round,
    await Promise.all(wrong.map((erasure) => bench.envelope(round, erasure))),
  );
  expect(published(post)).toEqual(post);
  expect(refusals).toEqual(wrong.map(() => 'erasure'));
});

test('a feed that was cut off right after a deletion has nothing of it left once it runs again', async () => {
  const post = await write(await bench.pseudonym());
  await store(post);
  const [copy, image] = ['copy', 'image'].map((name) => join(bench.cohort.data, name));
  if (!copy || !image) throw new Error('no folders');
  const names = ['feed', 'manifest.bin', 'notices.bin'];
  for (const name of names) {
    cpSync(join(bench.cohort.data, name), join(copy, name), { recursive: true });
  }
  // Deleted and committed; then the power goes, before the journal is emptied.
  const database = new DatabaseSync(join(copy, 'feed', 'feed.sqlite'));
  database.exec('PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=0');
  database.prepare('UPDATE posts SET body = NULL WHERE id = ?').run(idOf(post));
  cpSync(copy, image, { recursive: true });
  database.close();
  expect(liesAround(post, image)).toBe(true);
  const again = await openFeed(image, bench.environment);
  expect(liesAround(post, image)).toBe(false);
  await again.close();
});

test('the chain still holds from the first batch to the last', () => {
  let previous = bench.manifest.hash;
  for (const { bytes } of bench.engine.log.read(0, Number.POSITIVE_INFINITY)) {
    const batch = decodeBatch(bytes);
    expect(toHex(batch.previous)).toBe(toHex(previous));
    previous = batch.hash;
  }
});

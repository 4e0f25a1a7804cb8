import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  decodeBatch,
  encodeBatch,
  encodeCore,
  hashOfReceipts,
  type Batch,
} from '../../../../protocol/batch.ts';
import { sized, type EdSignature, type Hash, type SharedKey } from '../../../../protocol/bytes.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { postLength } from '../../../../protocol/post.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import type { Audience } from '../../../../preload/contract.ts';
import { batchOf, checkpoint, Writer } from '../feed-writers.ts';
import { VaultFolder } from '../vault-folder.ts';

let folder: VaultFolder;
let vault: Vault;

beforeEach(() => {
  folder = new VaultFolder();
  vault = folder.open();
});

afterEach(() => folder.remove());

/** A batch from the wire with these bodies, and the same as the vault keeps it, in its place; `null` as audience: no key of ours opens them. */
function store(
  round: number,
  bodies: readonly Uint8Array[] = [],
  audience: Audience | null = 'everyone',
): Batch {
  const zeros = sized<Hash>(new Uint8Array(32), 32);
  const sorted = bodies.toSorted((a, b) => Buffer.compare(sha256(a), sha256(b)));
  const core = encodeCore(zeros, {
    round,
    previous: zeros,
    notices: [],
    dayKeys: [],
    envelopes: 0,
    receiptsHash: hashOfReceipts([]),
    posts: sorted.map((body) => sha256(body)),
  });
  const signature = sized<EdSignature>(new Uint8Array(64), 64);
  const batch = decodeBatch(encodeBatch(core, signature, [], null, sorted));
  const author = new Writer(folder.environment);
  const opened = { checkpoint, kind: 5, part: 0, parts: 1, payload: new Uint8Array(2).fill(1) };
  const posts = batch.posts.map((id, place) => ({
    ...author.post(author.thread, round, audience && opened),
    id,
    bytes: audience ? null : (batch.bodies[place] ?? null),
  }));
  const key = sized<SharedKey>(new Uint8Array(32), 32);
  const { thread } = author;
  const threadKeys = audience ? [{ thread, key, audience, mentor: null }] : [];
  vault.feed.append([batchOf(round, posts, { threadKeys })]);
  return batch;
}

const body = (fill: number): Uint8Array => new Uint8Array(postLength).fill(fill);
const given = (after: number, count = 100, size = 1_000_000): Batch[] =>
  vault.kept.after(after, count, size).map(decodeBatch);
const rounds = (batches: readonly Batch[]): number[] => batches.map(({ round }) => round);

test('what came after a round is given as it came, as much as is asked for', () => {
  const batches = [store(1), store(4, [body(1), body(2)]), store(5)];
  vault.kept.keep(batches, 0);
  expect(rounds(given(0))).toEqual([1, 4, 5]);
  expect(given(1)[0]).toEqual(batches[1]);
  expect(rounds(given(0, 2))).toEqual([1, 4]);
  expect(rounds(given(0, 100, 1_000))).toEqual([1]);
  expect(given(5)).toEqual([]);
});

test('a body that is deleted is given no more, and one that was deleted as it came never', () => {
  const [one, two] = [store(1, [body(1)]), store(2, [body(2)])];
  vault.kept.keep([one], 0);
  expect(given(0)[0]?.bodies).toEqual([body(1)]);
  vault.feed.deleteBodies([...one.posts, ...two.posts], []);
  vault.kept.keep([two], 0);
  expect(given(0).map(({ bodies }) => bodies)).toEqual([[null], [null]]);
  expect(given(0).map(({ hash }) => hash)).toEqual([one.hash, two.hash]);
});

test('bodies that only some can read are given by nobody: what is missing must not tell who could', () => {
  const batches = [
    store(1, [body(1)], 'mentors'),
    store(2, [body(2)], 'one-mentor'),
    store(3, [body(3)], null),
    store(4, [body(4)]),
  ];
  vault.kept.keep(batches, 0);
  expect(given(0).map(({ bodies }) => bodies)).toEqual([[null], [null], [null], [body(4)]]);
});

test('what is older than the last days is forgotten, and nothing is given across the gap', () => {
  vault.kept.keep([store(1), store(2, [body(3)])], 0);
  vault.kept.keep([store(9)], 2);
  expect(given(0)).toEqual([]);
  expect(rounds(given(1))).toEqual([2, 9]);
});

test('since when the feed is behind is known until it is not', () => {
  expect(vault.kept.behindSince(7)).toBe(7);
  expect(vault.kept.behindSince(9)).toBe(7);
  vault.kept.notBehind();
  expect(vault.kept.behindSince(12)).toBe(12);
});

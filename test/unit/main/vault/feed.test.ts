import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AcceptedBatch } from '../../../../main/vault/feed-store.ts';
import type { StoredPost } from '../../../../main/vault/post-row.ts';
import type { ThreadKey } from '../../../../main/vault/pseudonym-store.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { sized, toHex, utf8, type SharedKey, type XPublicKey } from '../../../../protocol/bytes.ts';
import { splitContent } from '../../../../protocol/content.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { batchOf, checkpoint, Writer } from '../feed-writers.ts';
import { VaultFolder } from '../vault-folder.ts';

let folder: VaultFolder;
let vault: Vault;
let told: string[][];
let projected: [posts: readonly StoredPost[], notices: boolean][];

beforeEach(() => {
  folder = new VaultFolder();
  vault = folder.open();
  told = [];
  projected = [];
  vault.feed.onChanged((threads) => told.push(threads));
  vault.feed.setProjection((posts, notices) => projected.push([posts, notices]));
});

afterEach(() => folder.remove());

const writer = (): Writer => new Writer(folder.environment);
const keyOf = ({ thread }: Writer): ThreadKey => ({
  thread,
  key: sized<SharedKey>(folder.environment.random(32), 32),
  audience: 'everyone',
  mentor: null,
});
const opened = (): StoredPost[] => vault.feed.openedAfter(0, 1000).posts;

test('batches are kept in order, with all that is in them', () => {
  const asker = writer();
  const posts = asker.ask(3);
  const key = sized<XPublicKey>(folder.environment.random(32), 32);
  const threadKey = keyOf(asker);
  vault.feed.append([
    batchOf(1, [], { notices: [utf8('one'), utf8('two')], dayKeys: [{ day: 9, key }] }),
    batchOf(3, posts, { threadKeys: [threadKey] }),
    batchOf(4, [], { envelopes: 31, notices: [utf8('three')] }),
  ]);
  folder.close(vault);
  vault = folder.open();
  expect(vault.feed.head()).toEqual({ round: 4, hash: batchOf(4, []).hash });
  expect(vault.feed.hashOf(3)).toEqual(batchOf(3, []).hash);
  expect(vault.feed.hashOf(2)).toBeNull();
  expect(vault.feed.lastHashBefore(3)).toEqual(batchOf(1, []).hash);
  expect(vault.feed.lastHashBefore(1)).toBeNull();
  expect(vault.feed.notices().map((bytes) => Buffer.from(bytes).toString())).toEqual([
    'one',
    'two',
    'three',
  ]);
  expect([vault.feed.dayKey(9), vault.feed.dayKey(10)]).toEqual([key, null]);
  expect(vault.feed.recentEnvelopes(2)).toEqual([
    { round: 4, envelopes: 31 },
    { round: 3, envelopes: 20 },
  ]);
  expect(opened()).toEqual(posts);
  expect(posts.every(({ id }) => vault.feed.has(id))).toBe(true);
  expect(vault.pseudonyms.threadKey(asker.thread)).toEqual(threadKey.key);
});

test('a batch that comes again is passed over, and nothing is told of it', () => {
  const batch = batchOf(1, writer().ask(1), { notices: [utf8('one')] });
  vault.feed.append([batch]);
  vault.feed.append([batch, batchOf(2, [])]);
  expect(vault.feed.notices()).toHaveLength(1);
  expect(opened()).toHaveLength(1);
  expect([told.length, projected.length]).toEqual([1, 1]);
  expect(vault.feed.head()?.round).toBe(2);
});

test('another batch of a round, or one that comes too late, is refused with all that came beside it', () => {
  vault.feed.append([batchOf(2, [])]);
  const refuses = (batch: AcceptedBatch): void =>
    expect(() => vault.feed.append([batchOf(3, writer().ask(3)), batch])).toThrow(
      expect.objectContaining({ code: 'chain' }),
    );
  refuses(batchOf(2, [], { name: 'other' }));
  refuses(batchOf(1, []));
  expect([vault.feed.head()?.round, opened(), told]).toEqual([2, [], []]);
});

test('a post is kept once, and the first body under a place stands', () => {
  const asker = writer();
  const [question] = asker.ask(1);
  if (!question) throw new Error('question');
  const second = { ...question, id: sha256(utf8('second body')), round: 2 };
  vault.feed.append([batchOf(1, [question]), batchOf(2, [question, second])]);
  expect(opened()).toEqual([question]);
  expect(vault.feed.has(second.id)).toBe(false);
});

test('what cannot be opened keeps its bytes until a key comes, and gets its meaning then', () => {
  const asker = writer();
  const sealed = asker.post(asker.thread, 1, null);
  const content = { kind: 'question', topic: 'heart', title: '나중에', text: '' } as const;
  const [part] = splitContent(content, true, checkpoint);
  if (!part) throw new Error('part');
  vault.feed.append([batchOf(1, [sealed])]);
  expect([vault.feed.unopened(), opened(), told, projected]).toEqual([[sealed], [], [], []]);
  const threadKey = keyOf(asker);
  const later = { id: sealed.id, opened: part, threadKey };
  vault.feed.markOpened([later]);
  vault.feed.markOpened([later]);
  const now = { ...sealed, opened: part, bytes: null };
  expect([vault.feed.unopened(), opened()]).toEqual([[], [now]]);
  expect(told).toEqual([[toHex(asker.thread)]]);
  expect(projected).toEqual([[[now], false]]);
  expect(vault.pseudonyms.threadKey(asker.thread)).toEqual(threadKey.key);
});

test('neither posts nor their meaning are kept where the meaning fails', () => {
  vault.feed.setProjection(() => {
    throw new RangeError('a defect');
  });
  expect(() => vault.feed.append([batchOf(1, writer().ask(1))])).toThrow(RangeError);
  expect([vault.feed.head(), opened(), told]).toEqual([null, [], []]);
});

test('notices alone are given to the inbox, and a batch with nothing to read is not', () => {
  vault.feed.append([batchOf(1, [])]);
  vault.feed.append([batchOf(2, [], { notices: [utf8('one')] })]);
  expect(projected).toEqual([[[], true]]);
  expect(told).toEqual([]);
});

test('opened posts are read again a page at a time', () => {
  const askers = Array.from({ length: 7 }, writer);
  vault.feed.append(askers.map((asker, round) => batchOf(round, asker.ask(round))));
  const pages: number[] = [];
  for (let after = 0; ;) {
    const { posts, last } = vault.feed.openedAfter(after, 3);
    pages.push(posts.length);
    if (posts.length < 3) break;
    after = last;
  }
  expect(pages).toEqual([3, 3, 1]);
});

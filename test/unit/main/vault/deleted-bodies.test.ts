import { afterEach, beforeEach, expect, test } from 'vitest';
import { toHex } from '../../../../protocol/bytes.ts';
import type { StoredPost } from '../../../../main/vault/post-row.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { batchOf, Writer } from '../feed-writers.ts';
import { VaultFolder } from '../vault-folder.ts';

let folder: VaultFolder;
let vault: Vault;

beforeEach(() => {
  folder = new VaultFolder();
  vault = folder.open();
});

afterEach(() => folder.remove());

const words = 'voided-canary';

const found = (bytes: Buffer): number => bytes.toString('latin1').split(words).length - 1;

test('the body of a voided post is gone from the disk, free pages and log included', () => {
  const [one, two] = [new Writer(folder.environment), new Writer(folder.environment)];
  const kept = one.ask(1, '제목', '그대로 남는 글');
  const gone = two.ask(1, '제목', `${words} `.repeat(100));
  vault.feed.append([batchOf(1, kept), batchOf(2, gone)]);
  expect(found(folder.decrypted())).toBeGreaterThan(99);
  const deleted: string[] = [];
  vault.feed.setProjection((_, __, posts) => deleted.push(...posts.map(({ id }) => toHex(id))));
  vault.feed.deleteBodies(
    gone.map(({ id }) => id),
    [],
  );
  expect(deleted).toEqual(gone.map(({ id }) => toHex(id)));
  expect(found(folder.decrypted())).toBe(0);
  expect(vault.feed.openedAfter(0, 10).posts).toEqual(kept);
  expect(gone.every(({ id }) => vault.feed.has(id))).toBe(true);
});

test('all that an author wrote is deleted, opened or sealed, and once is enough', () => {
  const author = new Writer(folder.environment);
  const posts: StoredPost[] = [...author.ask(1), author.post(author.thread, 5, null)];
  vault.feed.append([batchOf(5, posts)]);
  expect(vault.feed.deleteBodies([], [author.key])).toHaveLength(2);
  expect(vault.feed.unopened()).toEqual([]);
  expect(vault.feed.openedAfter(0, 10).posts).toEqual([]);
  expect(vault.feed.deleteBodies([], [author.key])).toEqual([]);
});

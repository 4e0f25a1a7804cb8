import { afterEach, beforeEach, expect, test } from 'vitest';
import { Inbox } from '../../../../main/inbox/inbox.ts';
import { indexPosts } from '../../../../main/inbox/index-posts.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { Roll } from '../../../../protocol/roll.ts';
import { TestCohort } from '../exchange/cohort.ts';
import { batchOf, Writer } from '../feed-writers.ts';
import { VaultFolder } from '../vault-folder.ts';

let folder: VaultFolder;
let vault: Vault;
let inbox: Inbox;

beforeEach(() => {
  folder = new VaultFolder();
  vault = folder.open();
  const { manifest } = new TestCohort(folder.environment);
  const roll = new Roll(manifest);
  inbox = new Inbox({ vault, manifest, environment: folder.environment, roll: () => roll });
});

afterEach(() => folder.remove());

const found = (text: string): number =>
  inbox.search({ text, scope: 'all', topic: null, offset: 0, limit: 10 }).hits.length;

// Pairs that stand nowhere else, in words and in the index.
const words = '쀍쬁쬁뽥';
const tokens = ['쀍쬁', '쬁뽥'];
const isIn = (bytes: Buffer): boolean[] => tokens.map((token) => bytes.includes(token));

test('no token of the index is on the disk in plain', () => {
  vault.feed.append([batchOf(1, new Writer(folder.environment).ask(1, words, words))]);
  expect(found('쬁뽥')).toBe(1);
  expect(isIn(folder.bytes())).toEqual([false, false]);
  expect(isIn(folder.decrypted())).toEqual([true, true]);
});

test('the tokens of words that are gone leave the file itself', () => {
  const gone = new Writer(folder.environment);
  const kept = Array.from({ length: 50 }, (_, n) =>
    new Writer(folder.environment).ask(1, `남는 질문 ${n}`, '남는 내용이 여기 있어요'),
  ).flat();
  const posts = gone.ask(1, '제목', `${words} `.repeat(400));
  expect(posts.length).toBeGreaterThan(1);
  vault.feed.append([batchOf(1, kept.slice(0, 25)), batchOf(2, posts), batchOf(3, kept.slice(25))]);
  while (indexPosts(vault)) continue;
  expect(isIn(folder.decrypted())).toEqual([true, true]);
  const [first] = posts;
  if (!first) throw new Error('no post');
  const retraction = gone.write(gone.thread, 4, { kind: 'retract', target: first.id });
  vault.feed.append([batchOf(4, retraction)]);
  expect(isIn(folder.decrypted())).toEqual([false, false]);
  expect([found('쬁뽥'), found('남는 질문')]).toEqual([0, 10]);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Vault } from '../../../../main/vault/vault.ts';
import { fromHex, type ThreadId } from '../../../../protocol/bytes.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { someThread } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';

let folder: VaultFolder;
let vault: Vault;

beforeEach(() => {
  folder = new VaultFolder();
  vault = folder.open();
});

afterEach(() => folder.remove());

const reopen = (): void => {
  folder.close(vault);
  vault = folder.open();
};
const hash = (number: number) => sha256(Uint8Array.of(number));
const thread = fromHex<ThreadId>(someThread(7), 32);

describe('envelopes whose receipts are looked for', () => {
  test('are there after a restart, with what was inside and how far they got', () => {
    vault.receipts.expect(10, hash(1), null);
    vault.receipts.expect(11, hash(2), hash(3));
    vault.receipts.setState(11, 'sent');
    reopen();
    expect(vault.receipts.get(10)).toMatchObject({ envelope: hash(1), post: null, state: 'made' });
    expect(vault.receipts.get(11)).toMatchObject({ post: hash(3), state: 'sent' });
    vault.receipts.forget(10);
    expect(vault.receipts.get(10)).toBeNull();
  });

  test('are forgotten with their rounds, unless the feed has taken a post that it has not published', () => {
    for (const round of [10, 11, 12]) vault.receipts.expect(round, hash(round), hash(round + 100));
    vault.receipts.setState(11, 'found');
    vault.receipts.dropBefore(12);
    reopen();
    expect([10, 11, 12].map((round) => vault.receipts.get(round)?.state)).toEqual([
      undefined,
      'found',
      'made',
    ]);
    expect(vault.receipts.acknowledged()).toEqual([{ post: hash(111), round: 11 }]);
    vault.receipts.forgetPost(hash(111));
    vault.receipts.forgetPost(hash(112));
    expect(vault.receipts.acknowledged()).toEqual([]);
    expect(vault.receipts.get(12)).not.toBeNull();
  });
});

test('what a day’s search has found is counted over restarts, and old days are dropped', () => {
  vault.receipts.count(100, false);
  vault.receipts.count(100, true);
  reopen();
  vault.receipts.count(100, true);
  vault.receipts.count(101, false);
  expect(vault.receipts.day(100)).toEqual({ day: 100, sent: 3, missing: 2 });
  vault.receipts.dropDaysBefore(101);
  expect(vault.receipts.day(100)).toEqual({ day: 100, sent: 0, missing: 0 });
  expect(vault.receipts.day(101)).toEqual({ day: 101, sent: 1, missing: 0 });
});

test('a body that is to be deleted is asked for once, and is there until the feed was asked', () => {
  vault.erasures.add(hash(1), thread);
  vault.erasures.setPlan(hash(1), { round: 40, until: 90 });
  vault.erasures.add(hash(1), thread);
  vault.erasures.markUploaded(hash(1), 41, hash(2));
  reopen();
  expect(vault.erasures.list()).toEqual([
    { post: hash(1), thread, round: 41, envelope: hash(2), plan: { round: 40, until: 90 } },
  ]);
  vault.erasures.markFree(hash(1));
  expect(vault.erasures.list()).toEqual([
    { post: hash(1), thread, round: null, envelope: null, plan: null },
  ]);
  vault.erasures.remove(hash(1));
  expect(vault.erasures.list()).toEqual([]);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Vault } from '../../../../main/vault/vault.ts';
import {
  fromHex,
  sized,
  toHex,
  type Bytes,
  type SharedKey,
  type ThreadId,
} from '../../../../protocol/bytes.ts';
import type { Certificate } from '../../../../protocol/certificate.ts';
import { Writer } from '../feed-writers.ts';
import { pending, someThread, stock } from '../outbox-items.ts';
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
const certificate = (): Certificate => ({
  prefix: sized<Bytes<32>>(folder.environment.random(32), 32),
  signature: sized<Bytes<384>>(folder.environment.random(384), 384),
});

describe('certificates', () => {
  test('are asked for with the same bytes after a restart', () => {
    const asked = pending(folder.environment, 3);
    vault.certificates.savePending(4, asked);
    reopen();
    expect(vault.certificates.pending(4)).toEqual(asked);
    expect(vault.certificates.pending(5)).toBeNull();
    expect(vault.certificates.completedEpochs()).toEqual([]);
  });

  test('go into stock in the order of the request, each with its own seed', () => {
    const asked = pending(folder.environment, 3);
    const answered = [certificate(), certificate(), certificate()];
    vault.certificates.savePending(4, asked);
    vault.certificates.complete(4, answered);
    reopen();
    expect([vault.certificates.stock(4), vault.certificates.pending(4)]).toEqual([3, null]);
    expect(vault.certificates.completedEpochs()).toEqual([4]);
    for (const index of [0, 1, 2]) {
      expect(vault.certificates.take(4)).toEqual({
        seed: asked[index]?.seed,
        epoch: 4,
        certificate: answered[index],
      });
    }
    expect(vault.certificates.take(4)).toBeNull();
  });

  test('are not taken where one is missing, and the request stays', () => {
    vault.certificates.savePending(4, pending(folder.environment, 2));
    expect(() => vault.certificates.complete(4, [certificate()])).toThrow(
      expect.objectContaining({ code: 'length' }),
    );
    expect([vault.certificates.stock(4), vault.certificates.pending(4)?.length]).toEqual([0, 2]);
  });

  test('are not multiplied by an answer that comes twice', () => {
    const answered = [certificate(), certificate()];
    vault.certificates.savePending(4, pending(folder.environment, 2));
    vault.certificates.complete(4, answered);
    expect(() => vault.certificates.complete(4, answered)).toThrow(
      expect.objectContaining({ code: 'length' }),
    );
    expect(vault.certificates.stock(4)).toBe(2);
  });

  test('that were taken never come again', () => {
    stock(vault, folder.environment, 5);
    const taken = [1, 2].map(() => vault.certificates.take(0));
    reopen();
    const rest = [1, 2, 3].map(() => vault.certificates.take(0));
    const seeds = [...taken, ...rest].map((one) => one && toHex(one.seed));
    expect(new Set(seeds).size).toBe(5);
    expect(seeds).not.toContain(null);
    expect(vault.certificates.stock(0)).toBe(0);
  });

  test('of another epoch are never taken, and those of the past are dropped', () => {
    stock(vault, folder.environment, 1, 3);
    stock(vault, folder.environment, 2, 4);
    expect(vault.certificates.take(5)).toBeNull();
    vault.certificates.countQuestion(4);
    vault.certificates.dropBefore(4);
    expect([3, 4].map((epoch) => vault.certificates.stock(epoch))).toEqual([0, 2]);
    expect([3, 4].map((epoch) => vault.certificates.questions(epoch))).toEqual([0, 1]);
    expect(vault.certificates.completedEpochs()).toEqual([4]);
  });
});

describe('pseudonyms', () => {
  const writer = (): Writer => new Writer(folder.environment);

  test('are kept whole, one a thread', () => {
    const own = writer();
    const pseudonym = own.pseudonym();
    vault.pseudonyms.add(pseudonym);
    expect(() => vault.pseudonyms.add(writer().pseudonym(own.thread))).toThrow('UNIQUE');
    reopen();
    expect(vault.pseudonyms.ofThread(own.thread)).toEqual(pseudonym);
    expect(vault.pseudonyms.authorOf(own.thread)).toEqual({ author: own.key, opener: true });
    expect(vault.pseudonyms.authorOf(writer().thread)).toBeNull();
    vault.pseudonyms.remove(own.thread);
    expect(vault.pseudonyms.ofThread(own.thread)).toBeNull();
  });

  test('give no sequence number out twice, not even after a restart', () => {
    const own = writer();
    vault.pseudonyms.add(own.pseudonym());
    expect([1, 3, 1].map((count) => vault.pseudonyms.allocate(own.thread, count))).toEqual([
      0, 1, 4,
    ]);
    reopen();
    expect(vault.pseudonyms.allocate(own.thread, 2)).toBe(5);
    expect(() => vault.pseudonyms.allocate(writer().thread, 1)).toThrow(
      expect.objectContaining({ code: 'order' }),
    );
  });

  test('give a number that was taken back by a rollback to the next who asks', () => {
    const own = writer();
    vault.pseudonyms.add(own.pseudonym());
    const failing = (): void =>
      vault.transaction(() => {
        vault.pseudonyms.allocate(own.thread, 1);
        throw new RangeError('no');
      });
    expect(failing).toThrow(RangeError);
    expect(vault.pseudonyms.allocate(own.thread, 1)).toBe(0);
  });

  test('leave a badge its own numbers in every thread', () => {
    const [one, two] = [1, 2].map((number) => fromHex<ThreadId>(someThread(number), 32));
    if (!one || !two) throw new Error('threads');
    expect(vault.pseudonyms.badgeAllocate(one, 2)).toBe(0);
    expect(vault.pseudonyms.badgeAllocate(two, 1)).toBe(0);
    reopen();
    expect(vault.pseudonyms.badgeAllocate(one, 0)).toBe(2);
    expect(vault.pseudonyms.badgeAllocate(one, 1)).toBe(2);
  });

  test('keep the first key of a thread, and who has it', () => {
    const thread = writer().thread;
    const [first, second] = [1, 2].map(() => sized<SharedKey>(folder.environment.random(32), 32));
    if (!first || !second) throw new Error('keys');
    const badge = new Writer(folder.environment, 'badge').key;
    vault.pseudonyms.addThreadKey({ thread, key: first, audience: 'one-mentor', mentor: badge });
    vault.pseudonyms.addThreadKey({ thread, key: second, audience: 'everyone', mentor: null });
    expect(vault.pseudonyms.threadKey(thread)).toEqual(first);
    expect(vault.pseudonyms.audienceOf(thread)).toEqual({ audience: 'one-mentor', mentor: badge });
    expect(vault.pseudonyms.audienceOf(writer().thread)).toBeNull();
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';

import { derived } from '../../../../main/lock/pin.ts';
import type { ScreenLock } from '../../../../main/lock/screen-lock.ts';
import { waitAfter, waitUntil } from '../../../../main/lock/waiting-time.ts';
import { wordsOf } from '../../../../main/membership/phrase.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { VaultError } from '../../../../main/vault/vault-error.ts';
import { sized, type Bytes16 } from '../../../../protocol/bytes.ts';
import { VaultFolder } from '../vault-folder.ts';
import { entropy, lived, lockOn } from './locked-desk.ts';

const pin = '135790';
let folder: VaultFolder;
let vault: Vault;
let lock: ScreenLock;

beforeEach(async () => {
  folder = new VaultFolder();
  vault = lived(folder);
  lock = lockOn(folder, vault).lock;
  // At a cost that lets tests try often.
  const [cost, salt] = [2 ** 10, sized<Bytes16>(folder.environment.random(16), 16)];
  vault.pin.set({ cost, salt, verifier: await derived(pin, { cost, salt }) });
  lock.take(vault, false);
});

afterEach(() => folder.remove());

const miss = async (code = 'pin-wrong'): Promise<void> =>
  expect(lock.unlock({ pin: '246802' })).rejects.toMatchObject({ code });

/** As after so many wrong ones. */
function missed(count: number): void {
  vault.pin.noteMisses({ count, lastAt: folder.environment.now() });
  lock.take(vault, false);
}

test('four wrong PINs cost nothing, and each further one twice as long, up to a quarter of an hour', () => {
  const seconds = [1, 4, 5, 6, 7, 8, 9, 10, 1000].map((misses) => waitAfter(misses) / 1000);
  expect(seconds).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900]);
});

test('while one has to wait not even the right PIN is looked at; then it is, and the count begins anew', async () => {
  missed(4);
  await miss();
  const now = folder.environment.now();
  expect(lock.view().waitUntil).toBe(now + 30_000);
  await expect(lock.unlock({ pin })).rejects.toMatchObject({ code: 'pin-wait' });
  expect(vault.pin.get()?.misses.count).toBe(5);
  await folder.environment.advance(30_000);
  expect(lock.view().waitUntil).toBeNull();
  expect((await lock.unlock({ pin })).locked).toBe('no');
  expect(vault.pin.get()?.misses).toEqual({ count: 0, lastAt: 0 });
});

test('a restart shortens no wait', async () => {
  missed(7);
  await miss('pin-wait');
  folder.close(vault);
  vault = folder.open();
  ({ lock } = lockOn(folder, vault));
  expect(lock.view().waitUntil).toBe(folder.environment.now() + 120_000);
  await miss('pin-wait');
});

test('a try counts before it is looked at, and many at once are not one', async () => {
  const first = lock.unlock({ pin: '246802' });
  await Promise.resolve();
  await Promise.resolve();
  expect(vault.pin.get()?.misses.count).toBe(1);
  missed(4);
  const tries = ['246801', '246802', pin].map(async (one) => lock.unlock({ pin: one }));
  const codes = (await Promise.allSettled(tries)).map((outcome) =>
    outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'open',
  );
  expect(codes).toEqual(['pin-wrong', 'pin-wait', 'pin-wait']);
  await expect(first).rejects.toMatchObject({ code: 'pin-wrong' });
});

test('a wrong PIN in the settings counts as well', async () => {
  missed(0);
  await lock.unlock({ pin });
  await expect(lock.removePin({ current: '246802' })).rejects.toMatchObject({ code: 'pin-wrong' });
  expect(vault.pin.get()?.misses.count).toBe(1);
});

test('a clock that was set back neither ends a wait nor makes it longer than it is', async () => {
  const now = folder.environment.now();
  expect(waitUntil({ count: 5, lastAt: now + 86_400_000 }, now)).toBe(now + 30_000);
  vault.pin.noteMisses({ count: 5, lastAt: now + 86_400_000 });
  lock.take(vault, false);
  await miss('pin-wait');
  await folder.environment.advance(30_000);
  expect((await lock.unlock({ pin })).locked).toBe('no');
});

test('the 24 words open it while one has to wait, too', async () => {
  missed(20);
  const phrase = wordsOf(entropy, 'en').join(' ');
  expect((await lock.resetPin({ phrase })).locked).toBe('no');
});

test('on a disk that takes nothing it opens all the same, and wrong ones are counted', async () => {
  const full = {
    membership: vault.membership,
    pin: Object.assign(Object.create(vault.pin) as typeof vault.pin, {
      get: () => vault.pin.get(),
      noteMisses: () => {
        throw new VaultError('disk-full');
      },
    }),
  };
  lock.take(full, false);
  for (let tries = 0; tries < 5; tries += 1) await miss();
  await miss('pin-wait');
  await folder.environment.advance(30_000);
  expect((await lock.unlock({ pin })).locked).toBe('no');
});

import { scryptSync } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { wordsOf } from '../../../../main/membership/phrase.ts';
import { VaultFolder } from '../vault-folder.ts';
import { entropy, lived, lockOn } from './locked-desk.ts';

const pin = '135790';
let folder: VaultFolder;

beforeEach(() => {
  folder = new VaultFolder();
});

afterEach(() => folder.remove());

/** A vault under this PIN, and a lock that has just begun with it. */
async function withPin() {
  const vault = lived(folder);
  const { lock, told } = lockOn(folder, vault);
  await lock.setPin({ pin, current: null });
  return { vault, lock, told };
}

describe('without a PIN', () => {
  test('nothing is locked, for nothing could open it', () => {
    const { lock } = lockOn(folder, lived(folder));
    expect(lock.isLocked()).toBe(false);
    expect(lock.lock()).toBe(false);
    expect(lock.view()).toMatchObject({ locked: 'no', hasPin: false });
  });

  test('the screen is locked with the computer, and opens with it', () => {
    const { lock, told } = lockOn(folder, lived(folder));
    lock.systemLocked();
    expect(lock.view().locked).toBe('system');
    lock.systemUnlocked();
    expect(lock.isLocked()).toBe(false);
    expect(told.map(({ locked }) => locked)).toEqual(['no', 'system', 'no']);
  });

  test('a vault that opens behind a locked computer is locked with it', () => {
    const { lock } = lockOn(folder, null);
    lock.systemLocked();
    expect(lock.isLocked()).toBe(false);
    lock.take(lived(folder), true);
    expect(lock.view().locked).toBe('system');
  });

  test('nothing is locked before somebody has joined', async () => {
    const { lock } = lockOn(folder, folder.open());
    lock.systemLocked();
    expect(lock.isLocked()).toBe(false);
    await expect(lock.setPin({ pin, current: null })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  test('nothing is locked any more once there is no vault', async () => {
    const { lock } = await withPin();
    lock.lock();
    lock.take(null, false);
    expect(lock.isLocked()).toBe(false);
  });
});

describe('a PIN', () => {
  test('locks at once, opens, and asks again after every start', async () => {
    const { vault, lock } = await withPin();
    expect(lock.lock()).toBe(true);
    expect(lock.view()).toMatchObject({ locked: 'pin', hasPin: true, waitUntil: null });
    await expect(lock.unlock({ pin: '135791' })).rejects.toMatchObject({ code: 'pin-wrong' });
    expect(lock.isLocked()).toBe(true);
    expect((await lock.unlock({ pin })).locked).toBe('no');
    folder.close(vault);
    const again = lockOn(folder, folder.open());
    expect(again.told).toMatchObject([{ locked: 'pin' }]);
    expect((await again.lock.unlock({ pin })).locked).toBe('no');
  });

  test('costs whoever guesses it 128 megabytes and half a second a try', async () => {
    const vault = lived(folder);
    const { lock } = lockOn(folder, vault, false, null);
    await lock.setPin({ pin, current: null });
    const stored = vault.pin.get();
    const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };
    const slow = scryptSync(pin, stored?.salt ?? '', 32, cost);
    expect(stored?.verifier).toEqual(new Uint8Array(slow));
    lock.lock();
    expect((await lock.unlock({ pin })).locked).toBe('no');
  });

  test('is not asked for where the vault’s passphrase was typed just now', async () => {
    const { vault } = await withPin();
    expect(lockOn(folder, vault, true).lock.isLocked()).toBe(false);
  });

  test('is asked for all the same when the computer is open again', async () => {
    const { lock } = await withPin();
    lock.systemLocked();
    lock.systemUnlocked();
    expect(lock.view().locked).toBe('pin');
  });

  test('is the same from another keyboard, and may be a phrase', async () => {
    const { lock } = lockOn(folder, lived(folder));
    await lock.setPin({ pin: '느티나무 아래', current: null });
    lock.lock();
    expect((await lock.unlock({ pin: '느티나무 아래'.normalize('NFD') })).locked).toBe('no');
  });

  test.each([
    ['12345', 'pin-short'],
    ['😀😀😀😀😀', 'pin-short'],
    ['123456', 'pin-simple'],
    ['987654', 'pin-simple'],
    ['000000', 'pin-simple'],
    ['가가가가가가', 'pin-simple'],
  ])('is not %s', async (simple, code) => {
    const { lock } = lockOn(folder, lived(folder));
    await expect(lock.setPin({ pin: simple, current: null })).rejects.toMatchObject({ code });
    expect(lock.view().hasPin).toBe(false);
  });

  test('is only for who has written the words down', async () => {
    const { lock } = lockOn(folder, lived(folder, false));
    await expect(lock.setPin({ pin, current: null })).rejects.toMatchObject({
      code: 'phrase-not-noted',
    });
  });

  test('is changed and removed only by who knows it', async () => {
    const { lock } = await withPin();
    for (const current of [null, '246802'])
      await expect(lock.setPin({ pin: '975311', current })).rejects.toMatchObject({
        code: 'pin-wrong',
      });
    await expect(lock.removePin({ current: '246802' })).rejects.toMatchObject({
      code: 'pin-wrong',
    });
    await lock.setPin({ pin: '975311', current: pin });
    lock.lock();
    await lock.unlock({ pin: '975311' });
    expect(await lock.removePin({ current: '975311' })).toMatchObject({ hasPin: false });
    expect(lock.lock()).toBe(false);
  });

  test('that is forgotten gives way to the 24 words of this membership, and to no others', async () => {
    const { vault, lock } = await withPin();
    lock.lock();
    const other = wordsOf(entropy.map((byte) => byte + 1) as typeof entropy, 'ko').join(' ');
    await expect(lock.resetPin({ phrase: other })).rejects.toMatchObject({
      code: 'phrase-differs',
    });
    await expect(lock.resetPin({ phrase: '가격 가구' })).rejects.toMatchObject({
      code: 'phrase-malformed',
    });
    const phrase = wordsOf(entropy, 'ko').join('\n');
    expect(await lock.resetPin({ phrase })).toMatchObject({ locked: 'no', hasPin: false });
    expect(vault.pin.get()).toBeNull();
  });

  test('does not outlive the membership whose words could open it', async () => {
    const { vault } = await withPin();
    const stored = vault.pin.get();
    const other = new VaultFolder();
    const empty = other.open();
    if (stored) empty.pin.set(stored);
    expect(lockOn(other, empty).lock.isLocked()).toBe(false);
    expect(empty.pin.get()).toBeNull();
    other.remove();
  });
});

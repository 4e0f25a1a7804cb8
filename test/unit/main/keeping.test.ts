import { afterEach, beforeEach, expect, test } from 'vitest';
import { Keeping } from '../../../main/keeping.ts';
import { KeychainError, type Keychain } from '../../../main/vault/keychain.ts';
import { locked } from '../../../main/vault/locked.ts';
import { openVault } from '../../../main/vault/unlock.ts';
import type { AppState } from '../../../preload/contract.ts';
import type { Bytes32 } from '../../../protocol/bytes.ts';
import { VaultFolder } from './vault-folder.ts';

let folder: VaultFolder;
let keys: Map<string, Bytes32>;
let keepsKeys: boolean;
let told: string[];

beforeEach(() => {
  folder = new VaultFolder();
  keys = new Map();
  keepsKeys = false;
  told = [];
});
afterEach(() => folder.remove());

const keychain: Keychain = {
  state: async () => 'present',
  get: async (account) => keys.get(account) ?? null,
  set: async (account, key) => void keys.set(account, key),
  delete: async (account) => {
    if (keepsKeys) throw new KeychainError('keychain-refused');
    return keys.delete(account);
  },
};

const state: AppState = {
  phase: 'locked',
  vault: { mode: 'locked', why: 'deleted' },
  cohort: null,
  me: null,
  alarm: null,
};

/** What keeps a vault that nobody has open. */
async function keeping(): Promise<Keeping> {
  const { environment, path } = folder;
  (await openVault({ folder: path, environment, keychain, allowMemory: false })).vault?.close();
  return new Keeping({
    folder: path,
    keychain,
    inMemory: () => false,
    files: { save: async () => null, open: async () => null },
    opened: () => {
      throw new Error('not asked in this test');
    },
    replace: async (work) => {
      await work();
      told.push('opened again');
      return state;
    },
    unlock: async () => locked('deleted'),
    resetPreferences: () => void told.push('settings'),
    erased: () => void told.push('erased'),
  });
}

test('what is left outside of the vault goes with it, by the person’s choice and by the date, before another one is opened', async () => {
  await (await keeping()).eraseAll();
  expect(told).toEqual(['erased', 'opened again', 'settings']);
  told = [];
  await (await keeping()).expire();
  expect(told).toEqual(['erased', 'opened again']);
});

test('it stays where the vault stays', async () => {
  keepsKeys = true;
  await expect((await keeping()).eraseAll()).rejects.toMatchObject({ code: 'key-kept' });
  expect(told).toEqual(['opened again']);
});

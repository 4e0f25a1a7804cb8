import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eraseSteps, eraseVault, type EraseStep } from '../../../../main/vault/erase.ts';
import type { Keychain, KeychainState } from '../../../../main/vault/keychain.ts';
import { readMarker, writeMarker } from '../../../../main/vault/marker.ts';
import { openWithPassphrase } from '../../../../main/vault/unlock-passphrase.ts';
import { openVault } from '../../../../main/vault/unlock.ts';
import type { Bytes32 } from '../../../../protocol/bytes.ts';
import { quickStretch } from '../../../fixtures/quick-stretch.ts';
import { VaultFolder } from '../vault-folder.ts';

const passphrase = '느티나무 아래 작은 우체통';
let home: VaultFolder;

beforeEach(() => {
  home = new VaultFolder();
});

afterEach(() => home.remove());

/** One that can be told to be locked, gone, or to keep what it has. */
class ScriptedKeychain implements Keychain {
  readonly keys = new Map<string, Bytes32>();
  mood: KeychainState = 'present';
  keeps = false;

  async state(): Promise<KeychainState> {
    return this.mood;
  }
  async get(account: string): Promise<Bytes32 | null> {
    return this.mood === 'present' ? (this.keys.get(account) ?? null) : null;
  }
  async set(account: string, key: Bytes32): Promise<void> {
    this.keys.set(account, key);
  }
  async delete(account: string): Promise<boolean> {
    if (this.keeps || this.mood !== 'present') return false;
    return this.keys.delete(account);
  }
}

class Cut extends Error {}

async function vaultWith(keychain: Keychain): Promise<void> {
  const opened = await unlock(keychain);
  opened.vault?.close();
}

const unlock = async (keychain: Keychain) =>
  openVault({ folder: home.path, environment: home.environment, keychain, allowMemory: false });

const erase = async (keychain: Keychain, until?: EraseStep): Promise<void> =>
  eraseVault({
    folder: home.path,
    keychain,
    onStep: (step) => {
      if (step === until) throw new Cut();
    },
  });

test('nothing is left, in the keychain or in the folder, whatever lay there', async () => {
  const keychain = new ScriptedKeychain();
  await vaultWith(keychain);
  for (const name of [
    'vault-damaged-1.db',
    'vault-damaged-1.db-wal',
    'own-damaged-2.db',
    'vault-moving.db',
    'vault-sealing.db',
    'vault-mended.db',
  ])
    writeFileSync(join(home.path, name), 'words');
  await erase(keychain);
  expect(readdirSync(home.path)).toEqual([]);
  expect(keychain.keys.size).toBe(0);
});

test.for(eraseSteps)('cut off at %s, the next start ends it and begins anew', async (step) => {
  const keychain = new ScriptedKeychain();
  await vaultWith(keychain);
  const before = readMarker(home.path)?.vault ?? '';
  await expect(erase(keychain, step)).rejects.toThrow(Cut);
  const opened = await unlock(keychain);
  expect(opened.state).toEqual({ mode: 'keychain' });
  expect(opened.vault?.membership.load()).toBeNull();
  opened.vault?.close();
  expect(keychain.keys.has(before)).toBe(false);
  expect(readMarker(home.path)?.vault).not.toBe(before);
});

test.for(['locked', 'present'] as const)(
  'a keychain that is %s and does not delete is told of, and nothing is deleted',
  async (mood) => {
    const keychain = new ScriptedKeychain();
    await vaultWith(keychain);
    Object.assign(keychain, { mood, keeps: true });
    const files = readdirSync(home.path);
    await expect(erase(keychain)).rejects.toMatchObject({ code: 'key-kept' });
    expect(readdirSync(home.path)).toEqual(files);
    Object.assign(keychain, { mood: 'present' });
    const opened = await unlock(keychain);
    expect(opened.state).toEqual({ mode: 'keychain' });
    opened.vault?.close();
  },
);

test('where the system has no keychain any more the files go', async () => {
  const keychain = new ScriptedKeychain();
  await vaultWith(keychain);
  keychain.mood = 'absent';
  await erase(keychain);
  expect(readdirSync(home.path)).toEqual([]);
});

test('a vault under a passphrase loses its wrapped key with the first step', async () => {
  const opened = await openWithPassphrase(
    { folder: home.path, environment: home.environment, stretch: quickStretch },
    passphrase,
  );
  opened.vault?.close();
  const keychain = new ScriptedKeychain();
  await expect(erase(keychain, 'marked')).rejects.toThrow(Cut);
  expect(readFileSync(join(home.path, 'vault.json'), 'utf8')).not.toContain('wrapped');
  expect(readFileSync(join(home.path, 'vault-copy.json'), 'utf8')).not.toContain('wrapped');
  await erase(keychain);
  expect(readdirSync(home.path)).toEqual([]);
});

test('cut off between its two markers a vault still opens with its passphrase', async () => {
  const place = { folder: home.path, environment: home.environment, stretch: quickStretch };
  (await openWithPassphrase(place, passphrase)).vault?.close();
  writeFileSync(join(home.path, 'vault-copy.json'), new Uint8Array(300));
  const opened = await openWithPassphrase(place, passphrase);
  expect(opened.state).toEqual({ mode: 'passphrase' });
  opened.vault?.close();
});

test('a damaged marker, or none, does not keep the files', async () => {
  writeFileSync(join(home.path, 'vault.json'), '{');
  writeFileSync(join(home.path, 'vault.db'), 'not a vault');
  await erase(new ScriptedKeychain());
  expect(readdirSync(home.path)).toEqual([]);
});

test('a passphrase makes no vault over one that is being deleted', async () => {
  writeMarker(home.path, { version: 1, vault: 'a'.repeat(32), state: 'erasing' });
  const attempt = openWithPassphrase(
    { folder: home.path, environment: home.environment },
    passphrase,
  );
  await expect(attempt).rejects.toMatchObject({ code: 'vault-locked' });
  expect(existsSync(join(home.path, 'vault.db'))).toBe(false);
});

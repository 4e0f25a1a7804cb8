import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstStartSteps } from '../../../../main/vault/first-start.ts';
import { readMarker } from '../../../../main/vault/marker.ts';
import { unwrapKey } from '../../../../main/vault/passphrase.ts';
import { runChild } from '../../../fixtures/run-child.ts';
import { startKeyring, type KeyringKind, type TestKeyring } from '../../../keyring.ts';

const passphrase = '느티나무 아래 작은 우체통';
let folder = '';
let keyring: TestKeyring | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kkanbu-passphrase-'));
});

afterEach(async () => {
  await keyring?.stop();
  keyring = null;
  rmSync(folder, { recursive: true, force: true });
});

const inFolder = (name: string): string => join(folder, name);

/** `speed`: 'slow' for the program's own stretch. */
async function open(
  typed: string,
  options: { step?: string; words?: string; speed?: 'quick' | 'slow' } = {},
) {
  const { step = 'none', words = '', speed = 'quick' } = options;
  const args = [folder, step, typed, words, speed];
  const { said, signal, errors } = await runChild('passphrase-child.ts', args, {});
  expect(errors).toBe('');
  return signal ?? said;
}

/** The folder as a start with a keychain sees it. */
async function openWithKeychain(kind: KeyringKind, words = ''): Promise<unknown> {
  keyring ??= await startKeyring(kind);
  const { said, errors } = await runChild(
    'vault-child.ts',
    [folder, 'no-memory', words],
    keyring.env,
  );
  expect(errors).toBe('');
  return said;
}

const opened = (...drafts: string[]): object => ({ state: { mode: 'passphrase' }, drafts });
const locked = (why: string): object => ({ state: { mode: 'locked', why }, drafts: null });

test('what was written is there at the next start with the same passphrase, and with no other', async () => {
  expect(await open(passphrase, { words: '첫 글' })).toEqual(opened('첫 글'));
  expect(await open(`${passphrase}!`)).toEqual({ refused: 'passphrase-wrong' });
  expect(await open('short')).toEqual({ refused: 'passphrase-wrong' });
  expect(await open(passphrase)).toEqual(opened('첫 글'));
});

test('whoever guesses it is given no less work than the program itself has', async () => {
  expect(await open(passphrase, { words: '느리게', speed: 'slow' })).toEqual(opened('느리게'));
  const marker = readMarker(folder);
  if (marker?.version !== 2) throw new Error('not under a passphrase');
  expect(marker.wrapped.scrypt).toEqual({ N: 2 ** 17, r: 8, p: 1 });
  expect(await unwrapKey(passphrase, marker.wrapped, marker.vault)).toHaveLength(32);
  expect(await open(passphrase)).toEqual({ refused: 'passphrase-wrong' });
  expect(await open(passphrase, { speed: 'slow' })).toEqual(opened('느리게'));
});

test('a passphrase that is too short makes nothing', async () => {
  expect(await open('short')).toEqual({ refused: 'passphrase-short' });
  expect(readdirSync(folder)).toEqual([]);
});

test('only its owner may read the files, and neither the passphrase nor words lie there openly', async () => {
  await open(passphrase, { words: 'plain-words' });
  expect(readdirSync(folder).toSorted()).toEqual([
    'own.db',
    'vault-copy.json',
    'vault.db',
    'vault.json',
  ]);
  for (const name of readdirSync(folder)) {
    expect(statSync(inFolder(name)).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(inFolder(name));
    expect(bytes.includes(passphrase)).toBe(false);
    expect(bytes.includes('plain-words')).toBe(false);
  }
});

test('a start waits for the passphrase, whatever the keychain says', async () => {
  await open(passphrase, { words: '그대로' });
  for (const kind of ['none', 'locked', 'unlocked'] as const) {
    expect(await openWithKeychain(kind)).toEqual(locked('passphrase-needed'));
    await keyring?.stop();
    keyring = null;
  }
  expect(await open(passphrase)).toEqual(opened('그대로'));
});

test('a vault whose key is in the keychain is never opened or replaced by a passphrase', async () => {
  expect(await openWithKeychain('unlocked', '그대로')).toMatchObject({ drafts: ['그대로'] });
  const marker = readFileSync(inFolder('vault.json'), 'utf8');
  expect(await open(passphrase)).toEqual({ refused: 'vault-locked' });
  expect(readFileSync(inFolder('vault.json'), 'utf8')).toBe(marker);
  rmSync(inFolder('vault.json'));
  expect(await open(passphrase)).toEqual({ refused: 'vault-locked' });
  writeFileSync(inFolder('vault.json'), marker);
  expect(await openWithKeychain('unlocked')).toMatchObject({ drafts: ['그대로'] });
});

const steps = firstStartSteps.filter((name) => name !== 'keyed');
test.each(steps)(
  "a first start that is cut off at '%s' goes on with the same id and passphrase",
  async (step) => {
    expect(await open(passphrase, { step })).toBe('SIGKILL');
    const id = readMarker(folder)?.vault;
    expect(await openWithKeychain('unlocked')).toEqual(locked('passphrase-needed'));
    expect(await open(`${passphrase}!`)).toEqual({ refused: 'passphrase-wrong' });
    expect(await open(passphrase, { words: '한 사람' })).toEqual(opened('한 사람'));
    expect(readMarker(folder)).toMatchObject({ version: 2, vault: id, state: 'ready' });
    expect(await open(passphrase)).toEqual(opened('한 사람'));
  },
);

test('a first start that was cut off before the keychain had a key may go on with a passphrase', async () => {
  writeFileSync(
    inFolder('vault.json'),
    JSON.stringify({ version: 1, vault: 'ab'.repeat(16), state: 'creating' }),
  );
  expect(await openWithKeychain('none')).toEqual(locked('no-keychain'));
  expect(await open(passphrase, { words: '이제' })).toEqual(opened('이제'));
  expect(readMarker(folder)).toMatchObject({ version: 2, vault: 'ab'.repeat(16) });
});

test('a vault whose file has gone is damaged, never a new one', async () => {
  await open(passphrase, { words: '사라질 글' });
  rmSync(inFolder('vault.db'));
  expect(await openWithKeychain('none')).toEqual(locked('passphrase-needed'));
  expect(await open(passphrase)).toEqual(locked('damaged'));
  expect(existsSync(inFolder('vault.db'))).toBe(false);
});

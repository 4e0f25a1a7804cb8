import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { markerNames, readMarker } from '../../../../main/vault/marker.ts';
import { firstStartSteps } from '../../../../main/vault/first-start.ts';
import { runChild } from '../../../fixtures/run-child.ts';
import { startKeyring, type KeyringKind, type TestKeyring } from '../../../keyring.ts';

let keyring: TestKeyring | null = null;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kkanbu-unlock-'));
});

afterEach(async () => {
  await keyring?.stop();
  keyring = null;
  rmSync(folder, { recursive: true, force: true });
});

async function start(kind: KeyringKind): Promise<TestKeyring> {
  keyring = await startKeyring(kind);
  return keyring;
}

type Options = { profile?: string; step?: string; words?: string };

async function open({ env }: TestKeyring, options: Options = {}): Promise<unknown> {
  const { profile = 'one', step = 'none', words = '' } = options;
  const { said, signal, errors } = await runChild(
    'vault-child.ts',
    [join(folder, profile), step, words],
    env,
  );
  expect(errors).toBe('');
  return signal ?? said;
}

const opened = (...drafts: string[]): object => ({ state: { mode: 'keychain' }, drafts });
const locked = (why: string): object => ({ state: { mode: 'locked', why }, drafts: null });
const inMemory = { state: { mode: 'memory', why: 'no-keychain' }, drafts: [] };

const inFolder = (name: string): string => join(folder, 'one', name);
/** The id under which the keychain has a profile's key. */
const idOf = (profile: string): string => readMarker(join(folder, profile))?.vault ?? 'none';
const callKeychain = async ({ env }: TestKeyring, ...calls: string[]): Promise<unknown> =>
  (await runChild('keychain-child.ts', ['10000', ...calls], env)).said;

async function keyOf(desktop: TestKeyring): Promise<string | null> {
  const answer = await callKeychain(desktop, `get:${idOf('one')}`);
  return Array.isArray(answer) && typeof answer[0] === 'string' ? answer[0] : null;
}

test('what was written is there at the next start', async () => {
  const desktop = await start('unlocked');
  expect(await open(desktop, { words: '첫 글' })).toEqual(opened('첫 글'));
  expect(await open(desktop)).toEqual(opened('첫 글'));
});

test('only its owner may read the files, and neither words nor the key lie there openly', async () => {
  const desktop = await start('unlocked');
  await open(desktop, { words: 'plain-words' });
  const names = readdirSync(inFolder('.')).toSorted();
  expect(names).toEqual(['own.db', 'vault-copy.json', 'vault.db', 'vault.json']);
  for (const name of names) expect(statSync(inFolder(name)).mode & 0o777).toBe(0o600);
  expect(statSync(inFolder('.')).mode & 0o777).toBe(0o700);
  expect(readFileSync(inFolder('vault.db')).includes('plain-words')).toBe(false);
  expect(readFileSync(inFolder('vault.json'), 'utf8')).toMatch(
    /^{"version":1,"vault":"[0-9a-f]{32}","state":"ready","check":"[0-9a-f]{16}"}\n$/,
  );
});

test('two profiles share neither a vault nor a key', async () => {
  const desktop = await start('unlocked');
  expect(await open(desktop, { profile: 'one', words: '하나' })).toEqual(opened('하나'));
  expect(await open(desktop, { profile: 'two', words: '둘' })).toEqual(opened('둘'));
  expect(idOf('one')).not.toBe(idOf('two'));
  expect(await callKeychain(desktop, `delete:${idOf('one')}`)).toEqual([true]);
  expect(await open(desktop, { profile: 'one' })).toEqual(locked('key-missing'));
  expect(await open(desktop, { profile: 'two' })).toEqual(opened('둘'));
});

test('a locked keyring locks the vault, and once it is unlocked the same vault opens', async () => {
  const desktop = await start('unlocked');
  await open(desktop, { words: '그대로' });
  await desktop.lock();
  expect(await open(desktop)).toEqual(locked('keyring-locked'));
  await desktop.unlock();
  expect(await open(desktop)).toEqual(opened('그대로'));
});

test('a keyring that has gone locks the vault instead of starting in memory', async () => {
  const desktop = await start('unlocked');
  await open(desktop, { words: '그대로' });
  const gone = await startKeyring('none');
  expect(await open(gone)).toEqual(locked('keyring-gone'));
  await gone.stop();
  expect(await open(desktop)).toEqual(opened('그대로'));
});

test('a key that has gone locks the vault, and once it is back the same vault opens', async () => {
  const desktop = await start('unlocked');
  await open(desktop, { words: '그대로' });
  const key = await keyOf(desktop);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  await callKeychain(desktop, `delete:${idOf('one')}`);
  expect(await open(desktop)).toEqual(locked('key-missing'));
  await callKeychain(desktop, `set:${idOf('one')}:${key}`);
  expect(await open(desktop)).toEqual(opened('그대로'));
});

test('a first start with a locked keyring waits for it, and leaves nothing behind', async () => {
  const desktop = await start('locked');
  expect(await open(desktop)).toEqual(locked('keyring-locked'));
  expect(readdirSync(folder)).toEqual([]);
  await desktop.unlock();
  expect(await open(desktop, { words: '이제' })).toEqual(opened('이제'));
});

test('without any keychain a new person is asked; a demo goes on in memory; neither leaves anything behind', async () => {
  const desktop = await start('none');
  expect(await open(desktop, { step: 'no-memory' })).toEqual(locked('no-keychain'));
  expect(await open(desktop)).toEqual(inMemory);
  expect(readdirSync(folder)).toEqual([]);
});

for (const step of firstStartSteps) {
  test(`a first start that is cut off at '${step}' goes on with the same id and key`, async () => {
    const desktop = await start('unlocked');
    expect(await open(desktop, { step })).toBe('SIGKILL');
    const id = idOf('one');
    const key = await keyOf(desktop);
    expect(key === null).toBe(step === 'marked');

    await desktop.lock();
    expect(await open(desktop)).toEqual(locked('keyring-locked'));
    await desktop.unlock();

    expect(await open(desktop, { words: '한 사람' })).toEqual(opened('한 사람'));
    expect(readMarker(inFolder('.'))).toEqual({ version: 1, vault: id, state: 'ready' });
    expect(await open(desktop)).toEqual(opened('한 사람'));
    if (step === 'marked') return;
    expect(await keyOf(desktop)).toBe(key);
  });
}

test('a first start that was cut off while the file was made goes on with it', async () => {
  const desktop = await start('unlocked');
  await open(desktop, { step: 'keyed' });
  writeFileSync(inFolder('vault.db'), '', { mode: 0o600 });
  expect(await open(desktop, { words: '한 사람' })).toEqual(opened('한 사람'));
});

test('a first start whose key has gone after the file was made is locked, not begun again', async () => {
  const desktop = await start('unlocked');
  await open(desktop, { step: 'created' });
  await callKeychain(desktop, `delete:${idOf('one')}`);
  expect(await open(desktop)).toEqual(locked('key-missing'));
});

test('a first start that was cut off before there was a file may go on in memory where the keyring has gone', async () => {
  const desktop = await start('unlocked');
  await open(desktop, { step: 'marked' });
  const gone = await startKeyring('none');
  expect(await open(gone)).toEqual(inMemory);
  await gone.stop();
  expect(readMarker(inFolder('.'))?.state).toBe('creating');
  expect(await open(desktop, { words: '이제' })).toEqual(opened('이제'));
});

test('a vault whose file has gone or is empty is damaged, never a new one', async () => {
  const desktop = await start('unlocked');
  await open(desktop, { words: '사라질 글' });
  rmSync(inFolder('vault.db'));
  expect(await open(desktop)).toEqual(locked('damaged'));
  writeFileSync(inFolder('vault.db'), '');
  expect(await open(desktop)).toEqual(locked('damaged'));
  expect(readFileSync(inFolder('vault.db'))).toHaveLength(0);
});

test('a vault without its marker is locked, never replaced', async () => {
  const desktop = await start('unlocked');
  await open(desktop, { words: '그대로' });
  const marker = readFileSync(inFolder('vault.json'));
  for (const name of markerNames) rmSync(inFolder(name));
  expect(await open(desktop)).toEqual(locked('key-missing'));
  writeFileSync(inFolder('vault.json'), marker);
  expect(await open(desktop)).toEqual(opened('그대로'));
});

test('one marker that was lost or damaged is made up for by the other, and written again', async () => {
  const desktop = await start('unlocked');
  await open(desktop, { words: '그대로' });
  const folderOf = inFolder('.');
  const marker = readMarker(folderOf);
  for (const name of markerNames) {
    const whole = readFileSync(inFolder(name));
    for (let bit = 0; bit < whole.length * 8; bit += 7) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8((whole[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      writeFileSync(inFolder(name), flipped);
      expect(readMarker(folderOf), `bit ${bit}`).toEqual(marker);
    }
    rmSync(inFolder(name));
    expect(await open(desktop)).toEqual(opened('그대로'));
    expect(readFileSync(inFolder(name)).equals(whole)).toBe(true);
  }
});

test('a marker that cannot be read, or is of a newer version, is told and kept', async () => {
  const desktop = await start('unlocked');
  await open(desktop);
  const vault = idOf('one');
  const refusals = [
    ['', 'vault-damaged'],
    ['{"version":1}', 'vault-damaged'],
    [JSON.stringify({ version: 1, vault: '../else', state: 'ready' }), 'vault-damaged'],
    [JSON.stringify({ version: 2, vault, state: 'ready' }), 'vault-damaged'],
    [JSON.stringify({ version: 3, vault, state: 'moved' }), 'vault-newer'],
  ] as const;
  for (const [text, refused] of refusals) {
    for (const name of markerNames) writeFileSync(inFolder(name), text);
    expect(await open(desktop)).toEqual({ refused });
    expect(readFileSync(inFolder('vault.json'), 'utf8')).toBe(text);
  }
});

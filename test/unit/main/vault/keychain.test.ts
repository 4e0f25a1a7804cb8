import { afterEach, expect, test } from 'vitest';
import { runChild, type ChildEnd } from '../../../fixtures/run-child.ts';
import { startKeyring, type KeyringKind, type TestKeyring } from '../../../keyring.ts';

const key = 'ab'.repeat(32);
const other = 'cd'.repeat(32);
let keyring: TestKeyring | null = null;

afterEach(async () => {
  await keyring?.stop();
  keyring = null;
});

async function start(kind: KeyringKind): Promise<TestKeyring> {
  keyring = await startKeyring(kind);
  return keyring;
}

async function ask({ env }: TestKeyring, ...calls: string[]): Promise<unknown> {
  return (await askPatiently({ env }, 10_000, ...calls)).said;
}

async function askPatiently(
  { env }: Pick<TestKeyring, 'env'>,
  patience: number,
  ...calls: string[]
): Promise<ChildEnd> {
  const end = await runChild('keychain-child.ts', [`${patience}`, ...calls], env);
  expect(end.errors).toBe('');
  return end;
}

test('an unlocked keyring is present, and keeps keys for the next start until they are deleted', async () => {
  const desktop = await start('unlocked');
  expect(await ask(desktop, 'state', 'get:one')).toEqual(['present', null]);
  expect(await ask(desktop, `set:one:${key}`, `set:two:${other}`)).toEqual(['set', 'set']);
  expect(await ask(desktop, 'get:one', 'get:two', 'state')).toEqual([key, other, 'present']);
  expect(await ask(desktop, 'delete:one', 'get:one', 'delete:one', 'get:two')).toEqual([
    true,
    null,
    false,
    other,
  ]);
});

test('calls that are made at once run in their order', async () => {
  const desktop = await start('unlocked');
  const calls = [
    `set:one:${key}`,
    'get:one',
    `set:one:${other}`,
    'get:one',
    'delete:one',
    'get:one',
  ];
  expect(await ask(desktop, ...calls)).toEqual(['set', key, 'set', other, true, null]);
});

test('a locked keyring is locked: it has no key to give and takes none', async () => {
  const desktop = await start('unlocked');
  await ask(desktop, `set:one:${key}`);
  await desktop.lock();
  expect(await ask(desktop, 'state', 'get:one', `set:one:${other}`, 'delete:one')).toEqual([
    'locked',
    null,
    'keychain-refused',
    false,
  ]);
  await desktop.unlock();
  expect(await ask(desktop, 'state', 'get:one')).toEqual(['present', key]);
});

test('without D-Bus there is no keychain, and every call says so', async () => {
  const desktop = await start('none');
  expect(await ask(desktop, 'state', 'get:one', `set:one:${key}`, 'delete:one')).toEqual([
    'absent',
    'keychain-refused',
    'keychain-refused',
    'keychain-refused',
  ]);
});

test('a keyring that does not answer counts as locked, and does not keep the process from ending', async () => {
  const desktop = await start('unlocked');
  desktop.silence();
  const began = performance.now();
  const { said, signal } = await askPatiently(desktop, 500, 'state', 'get:one');
  expect(said).toEqual(['locked', 'keychain-silent']);
  expect(signal).toBe('SIGKILL');
  // D-Bus itself would give up after 25 seconds.
  expect(performance.now() - began).toBeLessThan(10_000);
});

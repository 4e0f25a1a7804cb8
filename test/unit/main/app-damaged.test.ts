import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../../../main/app.ts';
import type { AppState, PushName } from '../../../preload/contract.ts';
import type { Bytes32 } from '../../../protocol/bytes.ts';
import { draft } from './outbox-items.ts';
import { VaultFolder } from './vault-folder.ts';
import { windowlessApp } from './windowless-app.ts';

let folder: VaultFolder;
let app: App;
let isRunning: boolean;
let pushed: [PushName, unknown][];
let keys: Map<string, Bytes32>;

beforeEach(() => {
  folder = new VaultFolder();
  keys = new Map();
  app = newApp();
});

afterEach(async () => {
  if (isRunning) await app.close();
  folder.remove();
});

function newApp(): App {
  pushed = [];
  isRunning = true;
  return windowlessApp(folder, keys, (name, payload) => void pushed.push([name, payload]));
}

const write = async (): Promise<void> => {
  await app.start();
  for (let number = 1; number <= 60; number += 1) {
    await app.handlers.saveDraft(draft(number, { text: `쓰던 글 ${number} `.repeat(60) }));
  }
};

/** How many drafts lie in the vault, once the app has left it. */
async function saved(): Promise<number> {
  await app.close();
  isRunning = false;
  const [key] = keys.values();
  if (!key) throw new Error('no key');
  return folder.open(key).drafts.count();
}

const state = async (): Promise<AppState> => app.handlers.appState(undefined);
const damagedState = expect.objectContaining({
  phase: 'locked',
  vault: { mode: 'locked', why: 'damaged' },
}) as AppState;

test('a vault that is damaged at the start is locked until the person has it rebuilt; then every word is there', async () => {
  await write();
  await app.close();
  const bytes = readFileSync(folder.file);
  bytes.fill(0, 0, 4096);
  writeFileSync(folder.file, bytes);
  app = newApp();
  await app.start();
  expect(await state()).toEqual(damagedState);
  expect(() => app.handlers.saveDraft(draft(99))).toThrow('vault-locked');
  const rebuilt = await app.handlers.rebuild(undefined);
  expect(rebuilt).toMatchObject({ phase: 'welcome', vault: { mode: 'keychain' } });
  expect(await saved()).toBe(60);
  expect(readFileSync(join(folder.path, 'vault-damaged-1.db')).equals(bytes)).toBe(true);
});

test('damage that is met while the app runs locks it at once, and it is rebuilt without a restart', async () => {
  await write();
  await app.close();
  app = newApp();
  await app.start();
  // Below the open vault, as a failing disk does it.
  const bytes = readFileSync(folder.file);
  bytes.fill(0, 4096);
  writeFileSync(folder.file, bytes);
  await folder.environment.advance(60_000);
  expect(await state()).toEqual(damagedState);
  expect(pushed.filter(([name]) => name === 'stateChanged').at(-1)?.[1]).toEqual(damagedState);
  await app.handlers.rebuild(undefined);
  await app.handlers.saveDraft(draft(99, { text: '새 글' }));
  expect(await saved()).toBe(61);
});

test('nothing is rebuilt that is not damaged', async () => {
  await write();
  await app.handlers.rebuild(undefined);
  expect((await state()).vault).toEqual({ mode: 'keychain' });
  expect(await saved()).toBe(60);
});

test('a vault whose file is gone altogether comes back with every word', async () => {
  await write();
  await app.close();
  rmSync(folder.file);
  app = newApp();
  await app.start();
  expect(await state()).toEqual(damagedState);
  await app.handlers.rebuild(undefined);
  expect(await saved()).toBe(60);
});

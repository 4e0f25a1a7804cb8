import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Bytes32 } from '../../../protocol/bytes.ts';
import { draft } from './outbox-items.ts';
import { VaultFolder } from './vault-folder.ts';
import { windowlessApp } from './windowless-app.ts';

const pageLength = 4096;
const keys = new Map<string, Bytes32>();
let folder: VaultFolder;

beforeEach(() => {
  folder = new VaultFolder();
  keys.clear();
});
afterEach(() => folder.remove());

/** Started on this file; `damaged` where it says so and can be mended. */
async function startOn(bytes: Uint8Array): Promise<'open' | 'damaged'> {
  writeFileSync(folder.file, bytes);
  const app = windowlessApp(folder, keys);
  try {
    await app.start();
    const { vault } = await app.handlers.appState(undefined);
    if (vault.mode === 'keychain') return 'open';
    expect(vault).toEqual({ mode: 'locked', why: 'damaged' });
    await app.handlers.rebuild(undefined);
    return 'damaged';
  } finally {
    await app.close();
    const [key] = keys.values();
    const vault = key && folder.open(key);
    expect(vault?.drafts.count()).toBe(3);
    vault?.close();
  }
}

test('whichever page of the vault is damaged, the app starts: it works, or says so and is mended', async () => {
  const app = windowlessApp(folder, keys);
  await app.start();
  for (const number of [1, 2, 3]) await app.handlers.saveDraft(draft(number, { text: '쓰던 글' }));
  await app.close();
  const whole = readFileSync(folder.file);
  const seen = new Set<string>();
  for (let at = 0; at < whole.length; at += pageLength) {
    seen.add(await startOn(Uint8Array.from(whole).fill(0, at, at + pageLength)));
  }
  expect(seen).toEqual(new Set(['open', 'damaged']));
});

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VaultError } from '../../../../main/vault/vault-error.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { draft, idOf } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';
import { fillWithOwnWords, openAgain } from './own-words.ts';

let folder: VaultFolder;
let opened: Vault | null = null;

beforeEach(() => {
  folder = new VaultFolder();
  const vault = folder.open();
  fillWithOwnWords(vault, folder);
  folder.close(vault);
});

afterEach(() => {
  opened?.close();
  opened = null;
  folder.remove();
});

/** Damages pages until one is hit that the start does not look at; the vault opened over it. */
function openDamaged(): Vault {
  const whole = readFileSync(folder.file);
  for (let page = Math.floor(whole.length / 8192); page < whole.length / 4096; page += 1) {
    const bytes = Buffer.from(whole);
    bytes.fill(0, page * 4096, (page + 1) * 4096);
    writeFileSync(folder.file, bytes);
    const { vault } = openAgain(folder);
    if (vault) return vault;
  }
  throw new Error('every page was looked at');
}

describe('what lies in the file is read in the background, in pieces', () => {
  test('and damage is told before it is met; nothing is read or written from then on', async () => {
    const vault = (opened = openDamaged());
    let told = 0;
    vault.onDamaged(() => (told += 1));
    vault.startCare(folder.environment);
    await folder.environment.advance(9_000);
    expect(told).toBe(0);
    await folder.environment.advance(60_000);
    expect(told).toBe(1);
    const damaged = expect.objectContaining({ code: 'vault-damaged' }) as VaultError;
    expect(() => vault.drafts.list()).toThrow(damaged);
    expect(() => vault.drafts.save(draft(1))).toThrow(damaged);
    expect(folder.environment.timers).toBe(0);
    const bytes = readFileSync(folder.file);
    vault.close();
    opened = null;
    expect(readFileSync(folder.file).equals(bytes)).toBe(true);
  });

  test('and comes to its end where there is none; writing goes on meanwhile', async () => {
    const vault = folder.open();
    vault.onDamaged(() => {
      throw new Error('damaged');
    });
    vault.startCare(folder.environment);
    for (let time = 0; time < 20; time += 1) {
      await folder.environment.advance(2_000);
      vault.drafts.save(draft(time, { text: `${time}` }));
    }
    await folder.environment.advance(60_000);
    expect(folder.environment.timers).toBe(0);
    expect(vault.drafts.get(idOf(19))?.text).toBe('19');
  });

  test('and ends with the vault', async () => {
    const vault = folder.open();
    vault.startCare(folder.environment);
    await folder.environment.advance(11_000);
    folder.close(vault);
    expect(folder.environment.timers).toBe(0);
    await folder.environment.advance(60_000);
  });
});

test('a second copy is small, and up to date after every change', () => {
  const vault = folder.open();
  vault.drafts.save(draft(1, { text: '둘째 자리에도' }));
  expect(statSync(`${folder.path}/own.db`).size).toBe(1 << 20);
  expect(folder.bytes().includes('둘째 자리에도')).toBe(false);
});

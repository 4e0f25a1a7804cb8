import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VaultError } from '../../../../main/vault/vault-error.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { fromHex, sized, toHex, type Bytes32, type ThreadId } from '../../../../protocol/bytes.ts';
import { batchOf, Writer } from '../feed-writers.ts';
import { openedRaw } from '../opened-raw.ts';
import { draft, entry, idOf, someThread } from '../outbox-items.ts';
import { VaultFolder } from '../vault-folder.ts';

let folder: VaultFolder;

beforeEach(() => {
  folder = new VaultFolder();
});

afterEach(() => folder.remove());

const words = '아무도읽을수없는글 unreadable-canary';
const forms = [Buffer.from(words), 'unreadable-canary', Buffer.from(words, 'utf16le')];
const readable = (): boolean => forms.some((form) => folder.bytes().includes(form));

/** Writes the words everywhere, often enough to fill pages, and takes most of them away again. */
function fill(vault: Vault): void {
  const thread = fromHex<ThreadId>(someThread(7), 32);
  const asker = new Writer(folder.environment);
  vault.feed.append([batchOf(1, asker.ask(1, words, `${words} `.repeat(40)))]);
  for (let number = 1; number <= 100; number += 1) {
    vault.drafts.save(draft(number, { title: words, text: words.repeat(30) }));
    const content = { kind: 'comment', text: words.repeat(30) } as const;
    vault.outbox.add(entry(number, { content, thread }));
  }
  for (let number = 2; number <= 100; number += 1) {
    vault.drafts.discard(idOf(number));
    if (number > 50) vault.outbox.returnToDraft(idOf(number));
  }
}

const refused = (code: string): unknown => expect.objectContaining({ name: 'VaultError', code });

describe('what lies on the disk', () => {
  test('cannot be read in any file, neither while the vault is open nor after', () => {
    const vault = folder.open();
    fill(vault);
    expect(folder.bytes().length).toBeGreaterThan(100_000);
    expect(readable()).toBe(false);
    expect(vault.drafts.get(idOf(1))?.title).toBe(words);
    folder.close(vault);
    expect(readable()).toBe(false);
  });

  test('has neither SQLite’s name, nor a table’s, nor the key in it', () => {
    folder.close(folder.open());
    const bytes = folder.bytes();
    for (const plain of ['SQLite format 3', 'CREATE TABLE', 'outbox', toHex(folder.key)]) {
      expect(bytes.includes(plain)).toBe(false);
    }
    expect(bytes.includes(Buffer.from(folder.key))).toBe(false);
  });

  test('is for its owner alone', () => {
    const vault = folder.open();
    fill(vault);
    for (const name of ['vault.db', 'vault.db-wal']) {
      expect(statSync(`${folder.path}/${name}`).mode & 0o777).toBe(0o600);
    }
  });

  test('is the same text under two keys in two files that share nothing', () => {
    folder.close(folder.open());
    const first = readFileSync(folder.file);
    writeFileSync(`${folder.path}/other`, '');
    const second = new VaultFolder();
    try {
      second.close(second.open());
      const other = readFileSync(second.file);
      const same = first.filter((byte, at) => byte === other[at]).length;
      expect(same / first.length).toBeLessThan(0.05);
    } finally {
      second.remove();
    }
  });
});

describe('a file that does not open stays as it is', () => {
  const before = (): Buffer => {
    const vault = folder.open();
    fill(vault);
    folder.close(vault);
    return readFileSync(folder.file);
  };

  test('with another key', () => {
    const bytes = before();
    const wrong = sized<Bytes32>(folder.environment.random(32), 32);
    expect(() => folder.open(wrong)).toThrow(refused('vault-damaged'));
    expect(readFileSync(folder.file)).toEqual(bytes);
    const vault = folder.open();
    expect(vault.drafts.get(idOf(1))?.title).toBe(words);
  });

  test('where a newer version wrote it', () => {
    folder.close(folder.open());
    const raw = openedRaw(folder.file, folder.key);
    raw.pragma('user_version = 99');
    raw.close();
    const bytes = readFileSync(folder.file);
    expect(() => folder.open()).toThrow(refused('vault-newer'));
    expect(readFileSync(folder.file)).toEqual(bytes);
  });

  test('where it was cut off', () => {
    const whole = before();
    const refuses = (length: number): void => {
      writeFileSync(folder.file, whole);
      truncateSync(folder.file, length);
      const cut = readFileSync(folder.file);
      expect(() => folder.open().drafts.list(), `${length} bytes`).toThrow(
        refused('vault-damaged'),
      );
      folder.closeAll();
      expect(readFileSync(folder.file).equals(cut), `${length} bytes`).toBe(true);
    };
    for (const length of [1, 100, 4095, 4096, 5000]) refuses(length);
    refuses(Math.floor(whole.length / 8192) * 4096);
  });

  test('where a bit of any page was flipped: it is refused when that page is read, never read wrongly', () => {
    const whole = before();
    const read = (): unknown => {
      try {
        const vault = folder.open();
        return [vault.drafts.list(), vault.outbox.list(), vault.feed.openedAfter(0, 100)];
      } catch (error) {
        return error;
      } finally {
        folder.closeAll();
      }
    };
    const sound = read();
    const outcomes = Array.from({ length: 60 }, (_, sample) => {
      const flipped = Buffer.from(whole);
      const at = Buffer.from(folder.environment.random(4)).readUInt32BE(0) % whole.length;
      flipped.writeUInt8((whole[at] ?? 0) ^ (1 << (sample % 8)), at);
      writeFileSync(folder.file, flipped);
      const outcome = read();
      expect(readFileSync(folder.file).equals(flipped)).toBe(true);
      return outcome;
    });
    const refusals = outcomes.filter((outcome) => outcome instanceof VaultError);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['vault-damaged']));
    // The others lay in pages that hold nothing any more.
    const readable = outcomes.filter((outcome) => !(outcome instanceof VaultError));
    expect(readable).toEqual(readable.map(() => sound));
  });

  test('where it is no vault at all', () => {
    writeFileSync(folder.file, 'these are somebody’s notes, not a vault\n'.repeat(300));
    const bytes = readFileSync(folder.file);
    expect(() => folder.open()).toThrow(refused('vault-damaged'));
    expect(readFileSync(folder.file)).toEqual(bytes);
  });

  test('where its log was lost or damaged after a crash: what was moved to the file is there', () => {
    const vault = folder.open();
    vault.drafts.save(draft(1, { text: '먼저' }));
    folder.close(vault);
    writeFileSync(`${folder.file}-wal`, folder.environment.random(9000));
    expect(folder.open().drafts.get(idOf(1))?.text).toBe('먼저');
  });
});

test('a second opening is refused while the first has the vault, and harms nothing', () => {
  const vault = folder.open();
  vault.drafts.save(draft(1, { text: '하나' }));
  expect(() => folder.open()).toThrow(refused('vault-locked'));
  vault.drafts.save(draft(2, { text: '둘' }));
  folder.close(vault);
  expect(folder.open().drafts.count()).toBe(2);
});

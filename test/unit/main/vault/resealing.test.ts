import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VaultArchive } from '../../../../main/vault/archive.ts';
import {
  extractCopy,
  readArchiveHeader,
  writeArchive,
} from '../../../../main/vault/archive-file.ts';
import { sealOf } from '../../../../main/vault/page-seal.ts';
import { unwrapKey } from '../../../../main/vault/passphrase.ts';
import { toHex, type Bytes32 } from '../../../../protocol/bytes.ts';
import { quickStretch } from '../../../fixtures/quick-stretch.ts';
import { openedRaw } from '../opened-raw.ts';
import { VaultFolder } from '../vault-folder.ts';
import { draftCount, entryCount, fillWithOwnWords, openAgain } from './own-words.ts';

const child = fileURLToPath(new URL('../../../fixtures/read-only-child.ts', import.meta.url));
const passphrase = '느티나무 아래 작은 우체통';

let folder: VaultFolder;
let copy: string;

beforeEach(() => {
  folder = new VaultFolder();
  copy = join(folder.path, 'own.db');
});

afterEach(() => folder.remove());

/** Puts a closed file under the seal of the first versions of the program. */
function sealAsBefore(file: string, key: Bytes32): void {
  const raw = openedRaw(file, key);
  raw.pragma('journal_mode = DELETE');
  raw.pragma(`cipher = 'sqlcipher'`);
  raw.pragma(`rekey = "x'${toHex(key)}'"`);
  raw.close();
}

/** A vault full of own words, both of its files as the first versions of the program sealed them. */
function leftByEarlier(): void {
  const vault = folder.open();
  fillWithOwnWords(vault, folder);
  folder.close(vault);
  for (const file of [folder.file, copy]) sealAsBefore(file, folder.key);
  expect([folder.file, copy].map(sealOf)).toEqual(['sqlcipher', 'sqlcipher']);
}

const seals = () => [folder.file, copy].map(sealOf);

function expectAllWords(): void {
  const vault = folder.open();
  expect([vault.drafts.count(), vault.outbox.list().length]).toEqual([draftCount, entryCount]);
  expect(vault.feed.openedAfter(0, 1).posts).toHaveLength(1);
  folder.close(vault);
}

test('what an earlier program has sealed lies under today’s seal after the first start, with every word', () => {
  leftByEarlier();
  expectAllWords();
  expect(seals()).toEqual(['aegis', 'aegis']);
  expect(readdirSync(folder.path).toSorted()).toEqual(['own.db', 'vault.db']);
  expect([folder.file, copy].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
  expectAllWords();
});

test('what stood in the log of an earlier program only is there as well', () => {
  leftByEarlier();
  const raw = openedRaw(folder.file, folder.key, 'sqlcipher');
  raw.pragma('journal_mode = WAL');
  raw.exec(`UPDATE draft SET text = '기록에만 있는 글'`);
  const parts = ['', '-wal'].map((tail) => [tail, readFileSync(`${folder.file}${tail}`)] as const);
  raw.close();
  for (const [tail, bytes] of parts) writeFileSync(`${folder.file}${tail}`, bytes);
  const vault = folder.open();
  expect(seals()).toEqual(['aegis', 'aegis']);
  expect(new Set(vault.drafts.list().map(({ text }) => text))).toEqual(
    new Set(['기록에만 있는 글']),
  );
});

test('killed at any moment, one of the two is there whole, and the next start goes on', async () => {
  leftByEarlier();
  const before = [folder.file, copy].map((file) => readFileSync(file));
  for (let turn = 0; turn < 12; turn += 1) {
    for (const [place, file] of [folder.file, copy].entries())
      writeFileSync(file, before[place] ?? '');
    const running = spawn(process.execPath, [child, folder.file, toHex(folder.key)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(running, 'exit');
    const sealing = join(folder.path, 'vault-sealing.db');
    while (!existsSync(sealing) && running.exitCode === null) await wait(0);
    await wait(2 * turn);
    running.kill('SIGKILL');
    await ended;
    expectAllWords();
    expect(seals()).toEqual(['aegis', 'aegis']);
    expect(existsSync(sealing)).toBe(false);
  }
});

test('what a start that was cut off has left goes with the next, though nothing is left to be sealed', () => {
  folder.close(folder.open());
  const left = ['vault-sealing.db', 'vault-sealing.db-wal'];
  for (const name of left)
    writeFileSync(join(folder.path, name), 'a copy of what was deleted since');
  folder.close(folder.open());
  expect(readdirSync(folder.path).filter((name) => left.includes(name))).toEqual([]);
});

test('a copy that was cut off is never taken for the vault', () => {
  leftByEarlier();
  writeFileSync(join(folder.path, 'vault-sealing.db'), folder.environment.random(20_000));
  expectAllWords();
  expect(readdirSync(folder.path).toSorted()).toEqual(['own.db', 'vault.db']);
});

/** Opens the vault where no file may grow beyond so many bytes, which a write finds out as on a full disk. */
async function openWithin(largest: number): Promise<unknown> {
  const limited = `trap '' XFSZ; ulimit -f ${Math.floor(largest / 512)}; exec "$@"`;
  const words = ['-c', limited, 'sh', process.execPath, child, folder.file, toHex(folder.key)];
  const { stdout } = await promisify(execFile)('sh', words);
  return JSON.parse(stdout);
}

test.skipIf(process.platform === 'win32')(
  'where there is no room for a copy the vault opens as it is, and is put under the seal once there is',
  async () => {
    leftByEarlier();
    const { size } = statSync(folder.file);
    expect(await openWithin(size - 3 * 4096)).toEqual({ drafts: draftCount });
    expect([sealOf(folder.file), existsSync(join(folder.path, 'vault-sealing.db'))]).toEqual([
      'sqlcipher',
      false,
    ]);
    expectAllWords();
    expect(seals()).toEqual(['aegis', 'aegis']);
  },
);

test('with another key, or while another process has it, nothing of it is touched', async () => {
  leftByEarlier();
  const before = readFileSync(folder.file);
  const wrong = folder.environment.random(32);
  const { stdout } = await promisify(execFile)(process.execPath, [
    child,
    folder.file,
    toHex(wrong),
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ why: 'damaged' });
  const holding = openedRaw(folder.file, folder.key, 'sqlcipher');
  holding.exec('BEGIN EXCLUSIVE');
  const asked = await promisify(execFile)(process.execPath, [
    child,
    folder.file,
    toHex(folder.key),
  ]);
  expect(JSON.parse(asked.stdout)).toMatchObject({ mode: 'locked' });
  holding.exec('ROLLBACK');
  holding.close();
  expect(readFileSync(folder.file).equals(before)).toBe(true);
  expectAllWords();
});

test('a damaged file of an earlier program is left as it is, and mended under today’s seal', () => {
  leftByEarlier();
  const bytes = readFileSync(folder.file);
  bytes.fill(0, 4096, bytes.length - 4096);
  writeFileSync(folder.file, bytes);
  const opened = openAgain(folder);
  expect(opened.state).toMatchObject({ why: 'damaged' });
  expect(readFileSync(folder.file).equals(bytes)).toBe(true);
  const mended = opened.mend?.().vault;
  expect([mended?.drafts.count(), mended?.outbox.list().length]).toEqual([draftCount, entryCount]);
  mended?.close();
  expect(readFileSync(join(folder.path, 'vault-damaged-1.db')).equals(bytes)).toBe(true);
  expect(seals()).toEqual(['aegis', 'aegis']);
});

const archiveIn = ({ path, key, environment }: VaultFolder): VaultArchive =>
  new VaultArchive({ folder: path, key, environment, stretch: quickStretch });

test('a file with which somebody moves from an earlier program is taken', async () => {
  const vault = folder.open();
  fillWithOwnWords(vault, folder);
  const target = join(folder.path, 'move.kkanbu');
  await archiveIn(folder).write(vault, target, passphrase);
  const { id, wrapped } = readArchiveHeader(target);
  const key = await unwrapKey(passphrase, wrapped, id, quickStretch);
  const inside = join(folder.path, 'inside.db');
  extractCopy(target, inside);
  sealAsBefore(inside, key);
  const earlier = join(folder.path, 'earlier.kkanbu');
  writeArchive(earlier, { id, wrapped, length: statSync(inside).size }, inside);
  const other = new VaultFolder();
  try {
    other.close(other.open());
    const archive = archiveIn(other);
    await archive.take(earlier, passphrase);
    archive.place();
    const there = other.open();
    expect([there.drafts.count(), there.outbox.list().length]).toEqual([draftCount, entryCount]);
    expect(sealOf(other.file)).toBe('aegis');
  } finally {
    other.remove();
  }
});

test('a page that was put in the place of another is refused', () => {
  const vault = folder.open();
  fillWithOwnWords(vault, folder);
  folder.close(vault);
  const exchanged = join(folder.path, 'exchanged.db');
  copyFileSync(folder.file, exchanged);
  const bytes = readFileSync(exchanged);
  const page = (number: number) => bytes.subarray((number - 1) * 4096, number * 4096);
  const [second, third] = [Buffer.from(page(2)), Buffer.from(page(3))];
  page(2).set(third);
  page(3).set(second);
  writeFileSync(exchanged, bytes);
  const raw = openedRaw(exchanged, folder.key);
  // Code 11 is SQLITE_CORRUPT: the page does not fit its seal.
  const told = JSON.stringify(raw.pragma('integrity_check'));
  for (const number of [2, 3])
    expect(told).toMatch(new RegExp(`page ${number}\\b[^"]*error code=11`));
  raw.close();
});

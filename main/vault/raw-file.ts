import { accessSync, chmodSync, closeSync, constants, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
// oxlint-disable-next-line import/default -- a CommonJS module: Node gives its exports as the default
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { toHex, type Bytes32 } from '../../protocol/bytes.ts';
import { failureOf } from './failure.ts';
import { pageLength, sealOf, todaysSeal } from './page-seal.ts';
import type { Value } from './row.ts';
import { VaultError } from './vault-error.ts';

/** A connection to SQLite, as the library gives it. */
export type Raw = InstanceType<typeof SqliteDatabase>;

export type Prepared = ReturnType<typeof prepare>;

/** A row as the library gives it. */
export type Found = Readonly<Record<string, unknown>>;

export const prepare = (raw: Raw, sql: string) => raw.prepare<Value[], Found>(sql);

/** Opens a database in memory. */
export function openMemory(): Raw {
  const raw = new SqliteDatabase(':memory:');
  configure(raw);
  return raw;
}

/**
 * Opens an encrypted file (page-seal.ts), makes it where there is none, and holds it exclusively. Throws SQLite's errors, and
 * VaultError 'vault-damaged' for a stump, 'disk-readonly' where nothing can be written.
 */
export function openFile(file: string, key: Bytes32): Raw {
  prepareFile(file);
  let raw: Raw | null = null;
  try {
    raw = new SqliteDatabase(file, { timeout: 1000 });
    unlock(raw, file, key);
    configure(raw);
    // Without anything being written, this tells whether it could be.
    raw.exec('BEGIN IMMEDIATE');
    raw.exec('ROLLBACK');
    return raw;
  } catch (error) {
    raw?.close();
    throw isReadOnly(file, error) ? new VaultError('disk-readonly', { cause: error }) : error;
  }
}

/** Opens a file as it is, and holds it exclusively; one that is not there is made. Throws SQLite's errors. */
export function openAsItIs(file: string, key: Bytes32): Raw {
  const raw = new SqliteDatabase(file, { timeout: 1000 });
  try {
    unlock(raw, file, key);
    raw.pragma('temp_store = MEMORY');
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** Puts a file, which nothing else has open, under another key and today's seal; cut off, it opens with neither key. Throws SQLite's errors. */
export function rekeyFile(file: string, from: Bytes32, to: Bytes32): void {
  const raw = openAsItIs(file, from);
  try {
    // A journal on the disk would outlive a crash.
    raw.pragma('journal_mode = MEMORY');
    raw.pragma(`cipher = '${todaysSeal}'`);
    raw.pragma(`rekey = "raw:${toHex(to)}"`);
  } finally {
    raw.close();
  }
}

/** SQLite would make the file readable for everybody that the umask lets in; its WAL takes over the file's mode. */
function prepareFile(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  // SQLite takes the stump of a file for an empty one, and would begin a new vault in the place of the one that was cut off.
  if (size !== undefined && size > 0 && size < pageLength) throw new VaultError('vault-damaged');
  if (size !== undefined) return;
  closeSync(openSync(file, 'ax', 0o600));
  chmodSync(file, 0o600);
}

function unlock(raw: Raw, file: string, key: Bytes32): void {
  raw.pragma(`cipher = '${sealOf(file)}'`);
  raw.pragma(`key = "raw:${toHex(key)}"`);
  // One process owns a profile. Held exclusively from the first read on, WAL needs no index file beside the database: on a full disk there would
  // be no room for one, and nothing could be read.
  raw.pragma('locking_mode = EXCLUSIVE');
  // The first read tells whether the key fits.
  raw.pragma('schema_version');
}

function configure(raw: Raw): void {
  raw.pragma('journal_mode = WAL');
  // What a person has written must outlive a power cut.
  raw.pragma('synchronous = FULL');
  // Large sorts would spill readable rows into temporary files.
  raw.pragma('temp_store = MEMORY');
  raw.pragma('mmap_size = 0');
  // What is read and written often stays in memory: 32 MB of pages, and 16 MB of log before they are written to their places.
  raw.pragma('cache_size = -32000');
  raw.pragma('wal_autocheckpoint = 4000');
  raw.pragma('secure_delete = ON');
  raw.pragma('foreign_keys = ON');
  raw.pragma('trusted_schema = OFF');
}

/** Where the log cannot be made or the file not be locked, SQLite says only that. */
function isReadOnly(file: string, error: unknown): boolean {
  if (failureOf(error) !== 'vault-locked') return false;
  if (!mayDo(file, constants.R_OK)) return false;
  return !mayDo(file, constants.W_OK) || !mayDo(dirname(file), constants.W_OK);
}

function mayDo(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

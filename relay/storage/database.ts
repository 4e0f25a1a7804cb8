import { chmodSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

/** A relay's database was written by a newer version, or is no database of this role. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: 'newer' | 'column';

  constructor(code: StorageError['code']) {
    super(code);
    this.code = code;
  }
}

/**
 * Opens (or makes) a database that loses nothing it has confirmed: WAL, synchronous=FULL, deleted content overwritten.
 * `migrations`: one SQL script per version, only ever added to. Throws StorageError 'newer'.
 */
export function openDatabase(path: string, migrations: readonly string[]): DatabaseSync {
  const database = new DatabaseSync(path);
  chmodSync(path, 0o600);
  database.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000',
  );
  const version = integer(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > migrations.length) throw new StorageError('newer');
  transaction(database, () => {
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.exec(`PRAGMA user_version=${migrations.length}`);
  });
  return database;
}

/** All of `work` or nothing. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Empties the journal, so that what was deleted is gone from the disk's files. */
export const emptyJournal = (database: DatabaseSync): void => {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
};

/** A column that must be an integer. Throws StorageError 'column'. */
export function integer(value: SQLOutputValue | undefined): number {
  if (typeof value !== 'number') throw new StorageError('column');
  return value;
}

/** A column that must be text. */
export function text(value: SQLOutputValue | undefined): string {
  if (typeof value !== 'string') throw new StorageError('column');
  return value;
}

/** A column that must be a blob. */
export function blob(value: SQLOutputValue | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new StorageError('column');
  return value;
}

export const blobOrNull = (value: SQLOutputValue | undefined): Uint8Array | null =>
  value === null || value === undefined ? null : blob(value);

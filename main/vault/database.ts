import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
// oxlint-disable-next-line import/default -- a CommonJS module: Node gives its exports as the default
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { toHex, type Bytes32 } from '../../protocol/bytes.ts';
import { Row, type Value, type Values } from './row.ts';
import { latestVersion, migrations } from './schema/migrations.ts';
import { VaultError } from './vault-error.ts';

type Raw = InstanceType<typeof SqliteDatabase>;
type Prepared = ReturnType<typeof prepare>;

const prepare = (raw: Raw, sql: string) => raw.prepare<Value[], Values>(sql);

/**
 * The encrypted file (SQLCipher's format under a raw key), or a database in memory. Turns SQLite's failures into VaultErrors, prepares each
 * statement once, and runs what waits for a commit after it.
 */
export class VaultDatabase {
  readonly #raw: Raw;
  readonly #prepared = new Map<string, Prepared>();
  #afterCommit: (() => void)[] = [];

  private constructor(raw: Raw) {
    this.#raw = raw;
  }

  /**
   * Opens `file` (`null`: in memory) and brings its schema up to date.
   * Throws VaultError; a file that does not open is left as it is.
   */
  static open(file: string | null, key: Bytes32): VaultDatabase {
    return translated(() => {
      if (file !== null) prepareFile(file);
      const raw = new SqliteDatabase(file ?? ':memory:', { timeout: 1000 });
      try {
        if (file !== null) unlock(raw, key);
        configure(raw);
        migrate(raw);
        return new VaultDatabase(raw);
      } catch (error) {
        raw.close();
        throw error;
      }
    });
  }

  /** Runs a statement that answers nothing; the number of rows that it changed. */
  run(sql: string, ...values: Value[]): number {
    return translated(() => this.#prepare(sql).run(...values).changes);
  }

  get(sql: string, ...values: Value[]): Row | null {
    const row = translated(() => this.#prepare(sql).get(...values));
    return row ? new Row(row) : null;
  }

  all(sql: string, ...values: Value[]): Row[] {
    const rows = translated(() => this.#prepare(sql).all(...values));
    return rows.map((row) => new Row(row));
  }

  /** All or nothing; inside another transaction a savepoint. */
  transaction<T>(work: () => T): T {
    const outermost = !this.#raw.inTransaction;
    const waiting = this.#afterCommit.length;
    let result: T;
    try {
      result = translated(() => this.#raw.transaction(work)());
    } catch (error) {
      this.#afterCommit.length = Math.min(waiting, this.#afterCommit.length);
      throw error;
    }
    if (outermost) this.#committed();
    return result;
  }

  /** Runs `task` once what is written now is on the disk; never if it is rolled back. One that waits already is not added again. */
  afterCommit(task: () => void): void {
    if (!this.#raw.inTransaction) task();
    else if (!this.#afterCommit.includes(task)) this.#afterCommit.push(task);
  }

  /**
   * What was deleted leaves the disk as well: the write-ahead log, which still has it, is written back and cut to nothing. Where there is no room
   * for that, the log is written over later.
   */
  purge(): void {
    try {
      translated(() => this.#raw.pragma('wal_checkpoint(TRUNCATE)'));
    } catch (error) {
      if (!(error instanceof VaultError && error.code === 'disk-full')) throw error;
    }
  }

  close(): void {
    this.#raw.close();
  }

  #committed(): void {
    const tasks = this.#afterCommit;
    this.#afterCommit = [];
    for (const task of tasks) task();
  }

  #prepare(sql: string): Prepared {
    let prepared = this.#prepared.get(sql);
    if (!prepared) {
      prepared = prepare(this.#raw, sql);
      this.#prepared.set(sql, prepared);
    }
    return prepared;
  }
}

/** Bytes of the smallest piece that SQLCipher writes. */
const pageLength = 4096;

/** SQLite would make the file readable for everybody that the umask lets in; its WAL takes over the file's mode. */
function prepareFile(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  // SQLite takes the stump of a file for an empty one, and would begin a new vault in the place of the one that was cut off.
  if (size !== undefined && size > 0 && size < pageLength) throw new VaultError('vault-damaged');
  if (size !== undefined) return;
  closeSync(openSync(file, 'ax', 0o600));
  chmodSync(file, 0o600);
}

function unlock(raw: Raw, key: Bytes32): void {
  raw.pragma(`cipher = 'sqlcipher'`);
  raw.pragma(`key = "x'${toHex(key)}'"`);
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
  raw.pragma('secure_delete = ON');
  raw.pragma('foreign_keys = ON');
  raw.pragma('trusted_schema = OFF');
}

function migrate(raw: Raw): void {
  const version = raw.pragma('user_version', { simple: true });
  if (typeof version !== 'number' || version < 0) throw new VaultError('vault-damaged');
  if (version > latestVersion) throw new VaultError('vault-newer');
  migrations.slice(version).forEach((sql, done) => {
    raw.transaction(() => {
      raw.exec(sql);
      raw.pragma(`user_version = ${version + done + 1}`);
    })();
  });
}

const fullCodes = new Set([
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_SHMSIZE',
  'ENOSPC',
  'EDQUOT',
]);
const lockedCodes = new Set([
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
  'SQLITE_LOCKED',
  'SQLITE_CANTOPEN',
  'EACCES',
  'EPERM',
]);

/** Runs `work`; what the disk or SQLite refuses comes out as a VaultError. */
export function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (error instanceof VaultError) throw error;
    if (fullCodes.has(code)) throw new VaultError('disk-full', { cause: error });
    if (lockedCodes.has(code)) throw new VaultError('vault-locked', { cause: error });
    if (
      code === 'SQLITE_NOTADB' ||
      code.startsWith('SQLITE_CORRUPT') ||
      code.startsWith('SQLITE_IOERR')
    ) {
      throw new VaultError('vault-damaged', { cause: error });
    }
    throw error;
  }
}

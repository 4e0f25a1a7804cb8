import { dirname } from 'node:path';
import type { Bytes32 } from '../../protocol/bytes.ts';
import { DiskState, type DiskTrouble } from './disk-state.ts';
import { translated } from './failure.ts';
import { Listeners } from './listeners.ts';
import { OwnKeeper } from './own-keeper.ts';
import { ownTables } from './own-tables.ts';
import { openFile, openMemory, prepare, type Prepared, type Raw } from './raw-file.ts';
import { renewSeal } from './resealing.ts';
import { Row, type Value } from './row.ts';
import { latestVersion, migrations } from './schema/migrations.ts';
import { VaultError } from './vault-error.ts';
import { removeFile } from './vault-files.ts';

/**
 * The encrypted file, or a database in memory. Turns SQLite's failures into VaultErrors, prepares each
 * statement once, and runs what waits for a commit after it.
 */
export class VaultDatabase {
  readonly #raw: Raw;
  readonly #prepared = new Map<string, Prepared>();
  readonly #keeper: OwnKeeper | null;
  readonly #disk = new DiskState();
  readonly #damagedTold = new Listeners<null>();
  #afterCommit: (() => void)[] = [];
  #wrote = false;
  #damaged = false;

  private constructor(raw: Raw, keeper: OwnKeeper | null) {
    this.#raw = raw;
    this.#keeper = keeper;
  }

  /**
   * Opens `file` (`null`: in memory) and brings its schema up to date. `copy`: the file in which that is kept a second time which cannot be had
   * again; `null` for none. Throws VaultError; a file that does not open is left as it is.
   */
  static open(file: string | null, key: Bytes32, copy: string | null): VaultDatabase {
    return translated(() => {
      if (file !== null) renewSeal(file, key);
      const raw = file === null ? openMemory() : openFile(file, key);
      try {
        // A start that was cut off while it put a file under today's seal. Nobody else can be doing so: the file is held.
        if (file !== null) removeFile(dirname(file), 'sealing');
        const isNew = migrate(raw);
        const keeper = copy === null ? null : new OwnKeeper(raw, copy, key);
        keeper?.start(isNew);
        return new VaultDatabase(raw, keeper);
      } catch (error) {
        raw.close();
        throw error;
      }
    });
  }

  /** Runs a statement that answers nothing; the number of rows that it changed. */
  run(sql: string, ...values: Value[]): number {
    const changes = this.#watched(() => this.#prepare(sql).run(...values).changes);
    if (changes > 0) this.#written();
    return changes;
  }

  get(sql: string, ...values: Value[]): Row | null {
    const row = this.#watched(() => this.#prepare(sql).get(...values));
    if (row && isWriting(sql)) this.#written();
    return row ? new Row(row) : null;
  }

  all(sql: string, ...values: Value[]): Row[] {
    const rows = this.#watched(() => this.#prepare(sql).all(...values));
    if (rows.length > 0 && isWriting(sql)) this.#written();
    return rows.map((row) => new Row(row));
  }

  /** As {@link all}, row by row: what nobody asks for is not read. Nothing may be written until it is through, or left. */
  *each(sql: string, ...values: Value[]): Generator<Row> {
    const rows = this.#watched(() => this.#prepare(sql).iterate(...values));
    try {
      for (;;) {
        const next = this.#watched(() => rows.next());
        if (next.done === true) return;
        yield new Row(next.value);
      }
    } finally {
      rows.return?.();
    }
  }

  /** All or nothing; inside another transaction a savepoint. */
  transaction<T>(work: () => T): T {
    const outermost = !this.#raw.inTransaction;
    if (outermost) this.#listen();
    const waiting = this.#afterCommit.length;
    let result: T;
    try {
      result = this.#watched(() => this.#raw.transaction(work)());
    } catch (error) {
      this.#afterCommit.length = Math.min(waiting, this.#afterCommit.length);
      if (outermost) this.#wrote = false;
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
    this.#keeper?.purge();
    try {
      this.#watched(() => this.#raw.pragma('wal_checkpoint(TRUNCATE)'));
    } catch (error) {
      if (!(error instanceof VaultError && error.code === 'disk-full')) throw error;
    }
  }

  /** Writes all of it, and nothing that was deleted, into an empty file under the same key. Only of a vault on the disk: out of memory it would be plain. */
  copyInto(file: string): void {
    this.#watched(() => this.#prepare('VACUUM INTO ?').run(file));
  }

  /** Reads every page. */
  isSound(): boolean {
    return this.#watched(() => this.#raw.pragma('integrity_check(1)', { simple: true })) === 'ok';
  }

  /** What the disk refused when something was last written; `null` once it takes it again. */
  get disk(): DiskTrouble | null {
    return this.#disk.trouble;
  }

  onDiskChanged(listener: () => void): () => void {
    return this.#disk.onChanged(listener);
  }

  /** Tells once that the file is damaged. From then on every call throws VaultError 'vault-damaged', and nothing is written. */
  onDamaged(listener: () => void): () => void {
    return this.#damagedTold.add(listener);
  }

  /** Reads the second copy, and puts right what is not as it should be. */
  reviewCopy(): void {
    if (!this.#damaged && !this.#raw.inTransaction) this.#keeper?.review();
  }

  close(): void {
    if (!this.#damaged) this.#keeper?.flush();
    this.#keeper?.close();
    this.#raw.close();
  }

  #listen(): void {
    this.#watched(() => this.#keeper?.listen());
  }

  #watched<T>(work: () => T): T {
    if (this.#damaged) throw new VaultError('vault-damaged');
    try {
      return translated(work);
    } catch (error) {
      if (error instanceof VaultError) this.#failed(error);
      throw error;
    }
  }

  #failed(error: VaultError): void {
    this.#disk.failed(error.code);
    // What a row says may be wrong without the file being so: only SQLite's own word is taken for it.
    if (error.code !== 'vault-damaged' || error.cause === undefined || this.#damaged) return;
    this.#damaged = true;
    this.#damagedTold.tell(null);
  }

  #written(): void {
    if (this.#raw.inTransaction) {
      this.#wrote = true;
      return;
    }
    this.#disk.wrote();
    this.#keeper?.flush();
  }

  #committed(): void {
    if (this.#wrote) this.#written();
    this.#wrote = false;
    const tasks = this.#afterCommit;
    this.#afterCommit = [];
    for (const task of tasks) task();
  }

  #prepare(sql: string): Prepared {
    let prepared = this.#prepared.get(sql);
    if (!prepared) {
      if (!this.#raw.inTransaction && isWriting(sql)) this.#listen();
      prepared = prepare(this.#raw, sql);
      this.#prepared.set(sql, prepared);
    }
    return prepared;
  }
}

/** Statements that write answer rows as well. */
const isWriting = (sql: string): boolean => !/^\s*SELECT\b/i.test(sql);

/** Whether the file is a new one. Throws VaultError for one of a newer version, and for damage in what cannot be had again. */
function migrate(raw: Raw): boolean {
  const version = raw.pragma('user_version', { simple: true });
  if (typeof version !== 'number' || version < 0) throw new VaultError('vault-damaged');
  if (version > latestVersion) throw new VaultError('vault-newer');
  checkOwn(raw);
  migrations.slice(version).forEach((sql, done) => {
    raw.transaction(() => {
      raw.exec(sql);
      raw.pragma(`user_version = ${version + done + 1}`);
    })();
  });
  return version === 0;
}

/** Reads the small tables of that which cannot be had again whole; posts and keys, which are many, are read later and in pieces. */
function checkOwn(raw: Raw): void {
  const there = new Set(
    prepare(raw, `SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all()
      .map((row) => new Row(row).text('name')),
  );
  for (const { name } of ownTables) {
    if (name === 'post' || name === 'thread_key' || !there.has(name)) continue;
    for (const row of prepare(raw, `SELECT * FROM ${name}`).iterate()) void row;
  }
}

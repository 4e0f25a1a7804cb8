import { existsSync, rmSync } from 'node:fs';
import type { Bytes32 } from '../../protocol/bytes.ts';
import { isDamage, translated } from './failure.ts';
import { OwnCopy, type CopyChange, type CopyState } from './own-copy.ts';
import { encodeRow, keyText, type OwnRecord } from './own-record.ts';
import { ownRecords, ownRow, restore } from './own-rows.ts';
import { ownTriggers } from './own-tables.ts';
import { prepare, type Prepared, type Raw } from './raw-file.ts';
import { Row, type Value } from './row.ts';
import { VaultError, type VaultErrorCode } from './vault-error.ts';

/**
 * Keeps the second copy in step with the vault: after every commit, what it changed of that which cannot be had again. A copy that cannot be written
 * now is written later; one that is damaged is made anew. Neither stops the vault.
 */
export class OwnKeeper {
  readonly #raw: Raw;
  readonly #file: string;
  readonly #key: Bytes32;
  readonly #counted: Prepared;
  readonly #dirty = new Map<string, { part: string; key: Value }>();
  #copy: OwnCopy | null = null;
  #listening = false;
  /** Whether the copy is as the vault was before what is noted now. */
  #inStep = false;
  /** How many changes the vault counted when it was opened. */
  #changesAtStart = 0;

  constructor(raw: Raw, file: string, key: Bytes32) {
    this.#raw = raw;
    this.#file = file;
    this.#key = key;
    this.#counted = prepare(
      raw,
      `SELECT vault, number AS changes, coalesce((SELECT max(round) FROM batch), -1) AS head FROM own_changes`,
    );
    raw.function('note_own', (part: unknown, key: unknown) => {
      this.#note(part, key);
      return null;
    });
  }

  /** Before the first write: from now on every change is noted. Not in a transaction, which would take it back with itself. */
  listen(): void {
    if (this.#listening) return;
    this.#raw.exec(ownTriggers());
    this.#listening = true;
  }

  /**
   * Compares the two. Where the copy knows of more changes, the vault has lost its log: what was written is put back. Where it knows of fewer, or is
   * damaged, it is brought up to date. Throws VaultError where the copy has what the vault has lost: 'vault-damaged' where it cannot be read whole,
   * 'vault-newer' where a later program has written it.
   */
  start(isNew: boolean): void {
    try {
      this.#changesAtStart = translated(() => this.#state()).changes;
      this.#copy = OwnCopy.open(this.#file, this.#key);
      const copied = this.#copy.state();
      // There was a vault once: it is not to be taken for one that holds nothing.
      if (isNew && copied) throw new NeededCopyError('vault-damaged');
      const { vault, changes, version } = this.#state();
      const isOurs = copied?.vault === vault;
      // The rows of an earlier version lack what its tables have been given since.
      const isBehind = !isOurs || copied.changes < changes || copied.version < version;
      if (isOurs && copied.changes > changes) this.#putBack(copied, this.#copy);
      else if (isBehind) this.#bringUpToDate(this.#copy);
      this.#inStep = true;
    } catch (error) {
      if (!(error instanceof NeededCopyError)) {
        this.#suffer(error);
        return;
      }
      // Held on to, the file would be locked for the vault that is made anew out of it.
      this.#copy?.close();
      this.#copy = null;
      throw new VaultError(error.code, { cause: error });
    }
  }

  /** After a commit. */
  flush(): void {
    if (this.#dirty.size === 0) return;
    try {
      this.#copy ??= OwnCopy.open(this.#file, this.#key);
      if (!this.#inStep) {
        this.#catchUp(this.#copy);
        return;
      }
      const changes = [...this.#dirty.values()].map(({ part, key }) => ({
        part,
        key: keyText(key),
        row: ownRow(this.#raw, part, key),
      }));
      this.#copy.write(changes, this.#state());
      this.#dirty.clear();
    } catch (error) {
      this.#suffer(error);
    }
  }

  /** Reads all of the copy, and compares it with all of what it is of; whatever is not as it should be is put right. */
  review(): void {
    try {
      // Deleted by somebody while it is open, it would be written to, and be gone with this process.
      const isThere = this.#copy === null || existsSync(this.#file);
      this.#copy ??= OwnCopy.open(this.#file, this.#key);
      if (isThere && this.#copy.isSound()) {
        if (this.#inStep) this.#bringUpToDate(this.#copy);
        else this.#catchUp(this.#copy);
      } else this.#makeAnew();
    } catch (error) {
      this.#suffer(error);
    }
  }

  purge(): void {
    try {
      this.#copy?.purge();
    } catch (error) {
      this.#suffer(error);
    }
  }

  close(): void {
    this.flush();
    this.#copy?.close();
    this.#copy = null;
  }

  #note(part: unknown, key: unknown): void {
    const isKey = typeof key === 'number' || key instanceof Uint8Array;
    if (typeof part !== 'string' || !isKey) throw new VaultError('vault-damaged');
    const value = typeof key === 'number' ? key : new Uint8Array(key);
    this.#dirty.set(`${part} ${keyText(value)}`, { part, key: value });
  }

  #state(): CopyState {
    const row = this.#counted.get();
    if (!row) throw new VaultError('vault-damaged');
    const counted = new Row(row);
    const version = this.#raw.pragma('user_version', { simple: true });
    return {
      vault: counted.text('vault'),
      changes: counted.integer('changes'),
      head: counted.integer('head'),
      version: typeof version === 'number' ? version : 0,
    };
  }

  #putBack(copied: CopyState, copy: OwnCopy): void {
    // What a later program has written would not go into the tables of this one whole.
    if (copied.version > this.#state().version) throw new NeededCopyError('vault-newer');
    const records = neededFrom(copy);
    try {
      translated(() =>
        this.#raw.transaction(() => {
          // What has no place in the vault's tables must not leave the copy as well: a rebuild says so, and keeps the files.
          if (restore(this.#raw, records).length > 0) throw new VaultError('vault-damaged');
          prepare(this.#raw, 'UPDATE own_changes SET number = ?').run(copied.changes + 1);
        })(),
      );
    } catch (error) {
      // As it is, the vault would give numbers out again that have left, and lack what was written last.
      if (error instanceof VaultError) throw new NeededCopyError(error.code, { cause: error });
      throw error;
    }
    // The rows may have other numbers now.
    this.#dirty.clear();
    this.#bringUpToDate(copy);
  }

  /** The copy could not be read or written at the start. One that knows of more than the vault did then is nothing to write over. */
  #catchUp(copy: OwnCopy): void {
    const copied = copy.state();
    const isOurs = copied?.vault === this.#state().vault;
    if (!isOurs || copied.changes <= this.#changesAtStart) this.#bringUpToDate(copy);
  }

  #bringUpToDate(copy: OwnCopy): void {
    const before = new Map(copy.records().map((record) => [nameOf(record), record]));
    const now = translated(() => ownRecords(this.#raw)).map(
      (record) => [nameOf(record), record] as const,
    );
    const names = new Set(now.map(([name]) => name));
    const gone: CopyChange[] = [...before]
      .filter(([name]) => !names.has(name))
      .map(([, record]) => ({ ...record, row: null }));
    const changed = now.filter(([name, { row }]) => {
      const known = before.get(name);
      return !known || encodeRow(known.row) !== encodeRow(row);
    });
    copy.write([...gone, ...changed.map(([, record]) => record)], this.#state());
    this.#dirty.clear();
    this.#inStep = true;
  }

  /** Everything that the copy has is in the vault as well, which has just been read. */
  #makeAnew(): void {
    const records = translated(() => ownRecords(this.#raw));
    this.#copy?.close();
    this.#copy = null;
    for (const name of [this.#file, `${this.#file}-wal`]) rmSync(name, { force: true });
    this.#copy = OwnCopy.open(this.#file, this.#key);
    this.#copy.write(records, this.#state());
    this.#dirty.clear();
    this.#inStep = true;
  }

  #suffer(error: unknown): void {
    if (!(error instanceof VaultError) && !isDamage(error)) throw error;
    if (!isDamage(error)) return;
    try {
      this.#makeAnew();
    } catch (again) {
      if (!(again instanceof VaultError)) throw again;
    }
  }
}

/** The copy has what the vault does not have, and the vault does not get it. */
class NeededCopyError extends Error {
  override readonly name = 'NeededCopyError';
  readonly code: VaultErrorCode;

  constructor(code: VaultErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

function neededFrom(copy: OwnCopy): OwnRecord[] {
  try {
    return copy.records();
  } catch (error) {
    if (isDamage(error)) throw new NeededCopyError('vault-damaged', { cause: error });
    throw error;
  }
}

const nameOf = ({ part, key }: OwnRecord): string => `${part} ${key}`;

import type { Bytes32 } from '../../protocol/bytes.ts';
import { keepSizeEven } from './even-size.ts';
import { translated } from './failure.ts';
import { decodeRow, encodeRow, type OwnRecord } from './own-record.ts';
import { openFile, prepare, type Prepared, type Raw } from './raw-file.ts';
import { renewSeal } from './resealing.ts';
import { Row } from './row.ts';
import { VaultError } from './vault-error.ts';

/** How far a copy goes. */
export type CopyState = {
  /** Of which vault: 32 hex digits, known to these two files only. */
  vault: string;
  /** The number of changes that the vault counts. */
  changes: number;
  /** The last batch that the vault had, as it was last noted; -1 for none. */
  head: number;
  /** The version of the schema that the rows are of. */
  version: number;
};

/** A row, or that there is none any more. */
export type CopyChange = Omit<OwnRecord, 'row'> & { row: OwnRecord['row'] | null };

const tables = `
CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), changes INTEGER NOT NULL, head INTEGER NOT NULL, version INTEGER NOT NULL, vault TEXT NOT NULL) STRICT;
CREATE TABLE record (number INTEGER PRIMARY KEY, part TEXT NOT NULL, key TEXT NOT NULL, row TEXT NOT NULL, UNIQUE (part, key)) STRICT;
`;

/** The second copy of what cannot be had again: a small file under the same key, each row a record of its own. Every method throws VaultError. */
export class OwnCopy {
  readonly #raw: Raw;
  readonly #put: Prepared;
  readonly #drop: Prepared;

  private constructor(raw: Raw) {
    this.#raw = raw;
    this.#put = prepare(
      raw,
      'INSERT INTO record (part, key, row) VALUES (?, ?, ?) ON CONFLICT (part, key) DO UPDATE SET row = excluded.row',
    );
    this.#drop = prepare(raw, 'DELETE FROM record WHERE part = ? AND key = ?');
  }

  /** Makes the file where there is none. */
  static open(file: string, key: Bytes32): OwnCopy {
    return translated(() => {
      renewSeal(file, key);
      const raw = openFile(file, key);
      try {
        // The file itself is up to date after every change: its log may be lost.
        raw.pragma('wal_autocheckpoint = 1');
        if (raw.pragma('user_version', { simple: true }) === 0) {
          raw.transaction(() => {
            raw.exec(tables);
            raw.pragma('user_version = 1');
          })();
        }
        keepSizeEven(raw);
        return new OwnCopy(raw);
      } catch (error) {
        raw.close();
        throw error;
      }
    });
  }

  /** `null` as long as it has never been written. */
  state(): CopyState | null {
    const row = translated(() => prepare(this.#raw, 'SELECT * FROM state').get());
    if (!row) return null;
    const stored = new Row(row);
    return {
      changes: stored.integer('changes'),
      head: stored.integer('head'),
      version: stored.integer('version'),
      vault: stored.text('vault'),
    };
  }

  /** All of it. A record that is not one is damage. */
  records(): OwnRecord[] {
    const rows = translated(() => prepare(this.#raw, 'SELECT part, key, row FROM record').all());
    return rows.map((found) => {
      const stored = new Row(found);
      const row = decodeRow(stored.text('row'));
      if (!row) throw new VaultError('vault-damaged');
      return { part: stored.text('part'), key: stored.text('key'), row };
    });
  }

  /** All or nothing. */
  write(changes: readonly CopyChange[], state: CopyState): void {
    translated(() => {
      this.#raw.transaction(() => {
        for (const { part, key, row } of changes) {
          if (row) this.#put.run(part, key, encodeRow(row));
          else this.#drop.run(part, key);
        }
        prepare(this.#raw, 'INSERT OR REPLACE INTO state VALUES (1, ?, ?, ?, ?)').run(
          state.changes,
          state.head,
          state.version,
          state.vault,
        );
      })();
      keepSizeEven(this.#raw);
    });
  }

  /** Reads every page. */
  isSound(): boolean {
    return translated(() => this.#raw.pragma('integrity_check(1)', { simple: true })) === 'ok';
  }

  /** What was deleted leaves the log as well. */
  purge(): void {
    translated(() => this.#raw.pragma('wal_checkpoint(TRUNCATE)'));
  }

  close(): void {
    this.#raw.close();
  }
}

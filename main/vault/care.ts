import type { Environment, Timer } from '../../protocol/environment.ts';
import type { VaultDatabase } from './database.ts';
import { VaultError } from './vault-error.ts';

/** How long after its opening the vault is left alone, and between two pieces, ms: somebody wants to see their posts first. */
const rest = 10_000;
const pause = 250;
/** Rows of a piece: some hundred kilobytes, read within milliseconds. */
const piece = 100;

/**
 * Reads everything once, in pieces: every page carries a seal, so reading is checking. Damage is told by the database; what else a read meets is
 * left to whoever needs it.
 */
export class Care {
  readonly #environment: Environment;
  readonly #pieces: Generator<undefined>;
  #timer: Timer | null;

  constructor(database: VaultDatabase, environment: Environment) {
    this.#environment = environment;
    this.#pieces = piecesOf(database);
    this.#timer = environment.after(rest, () => this.#go());
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #go(): void {
    try {
      if (this.#pieces.next().done || this.#timer === null) return;
    } catch (error) {
      if (error instanceof VaultError) return;
      throw error;
    }
    this.#timer = this.#environment.after(pause, () => this.#go());
  }
}

function* piecesOf(database: VaultDatabase): Generator<undefined> {
  database.reviewCopy();
  yield;
  const tables = database.all(
    `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite_%'`,
  );
  for (const table of tables) {
    const name = `"${table.text('name')}"`;
    // Those without row numbers hold keys and what is made of posts, which every list reads.
    if (table.flag('wr')) continue;
    for (let after = 0, last = after; ; after = last) {
      const rows = database.all(
        `SELECT rowid AS "row number", * FROM ${name} WHERE rowid > ? ORDER BY rowid LIMIT ${piece}`,
        after,
      );
      yield;
      if (rows.length === 0) break;
      last = rows.at(-1)?.integer('row number') ?? after;
    }
  }
}

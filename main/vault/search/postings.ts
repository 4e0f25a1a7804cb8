import * as v from 'valibot';
import { parseJson } from '../../../protocol/signed-json.ts';
import type { VaultDatabase } from '../database.ts';
import type { Shelf } from './documents.ts';

const numbers = v.array(v.pipe(v.number(), v.safeInteger()));

/** In how many rows of the index each token stands, and in which: what a likeness is reckoned from. Reads alone; nothing is written. */
export class Postings {
  readonly #database: VaultDatabase;
  readonly #titles: number;
  #isReady = false;

  /** `titles`: where the rows of titles begin. */
  constructor(database: VaultDatabase, titles: number) {
    this.#database = database;
    this.#titles = titles;
  }

  /** Posts in the index. */
  size(): number {
    const row = this.#database.get('SELECT count(*) AS size FROM search_document');
    return row?.integer('size') ?? 0;
  }

  /** Rows, titles among them, by token; tokens that stand nowhere are missing. */
  counts(tokens: readonly string[]): ReadonlyMap<string, number> {
    this.#begin();
    const rows = this.#database.all(
      `SELECT word.term, word.doc FROM json_each(?) AS wanted CROSS JOIN temp.search_word AS word ON word.term = wanted.value`,
      JSON.stringify(tokens),
    );
    return new Map(rows.map((row) => [row.text('term'), row.integer('doc')]));
  }

  /** Numbers of posts on a shelf that have a token, newest first, at most `limit`. */
  of(token: string, shelf: Shelf, limit: number): number[] {
    const base = shelf === 'titles' ? this.#titles : 0;
    const row = this.#database.get(
      `SELECT json_group_array(number) AS numbers FROM (
         SELECT rowid - ? AS number FROM search WHERE search MATCH ? AND rowid > ? AND rowid < ? ORDER BY rowid DESC LIMIT ?)`,
      base,
      `"${token.replaceAll('"', '""')}"`,
      base,
      base + this.#titles,
      limit,
    );
    return row ? parseJson(numbers, row.text('numbers')) : [];
  }

  /** A view of the index that SQLite makes for this connection alone, in memory (sqlite.org/fts5.html, 6). */
  #begin(): void {
    if (this.#isReady) return;
    this.#database.run(
      'CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab(main, search, row)',
    );
    this.#isReady = true;
  }
}

import type { Rebuilt } from '../../preload/keeping-views.ts';
import type { VaultDatabase } from './database.ts';

/** How much of everything there is. */
export type Kept = { posts: number; drafts: number; outbox: number };

/** What becomes of the vault: what was mended of it, and when it has to go. */
export class KeepingStore {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  kept(): Kept {
    return {
      posts: this.#count('post'),
      drafts: this.#count(`draft WHERE title <> '' OR text <> '' OR reason IS NOT NULL`),
      outbox: this.#count('outbox'),
    };
  }

  /** What was saved when this vault was made out of a damaged one, until the person has seen it. */
  rebuilt(): Rebuilt | null {
    const row = this.#database.get('SELECT * FROM rebuilt');
    return (
      row && {
        day: row.integer('day'),
        drafts: row.integer('drafts'),
        outbox: row.integer('outbox'),
        ownThreads: row.integer('own_threads'),
        lost: row.optional('lost', () => row.integer('lost')),
        membership: row.flag('membership'),
      }
    );
  }

  noteRebuilt(): void {
    this.#database.run('DELETE FROM rebuilt');
  }

  /** Notes a local day on which this PC's clock stood past the date of deletion; how many there were. */
  countDeletionDay(day: number): number {
    this.#database.run('INSERT OR IGNORE INTO deletion_day VALUES (?)', day);
    return this.#count('deletion_day');
  }

  /** Those days were none. */
  forgetDeletionDays(): void {
    this.#database.run('DELETE FROM deletion_day');
  }

  #count(from: string): number {
    return this.#database.get(`SELECT count(*) AS n FROM ${from}`)?.integer('n') ?? 0;
  }
}

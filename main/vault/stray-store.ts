import type { EdPublicKey, Hash } from '../../protocol/bytes.ts';
import type { VaultDatabase } from './database.ts';

/** A post whose checkpoint stands in no batch that we have from before it. */
export type Stray = { author: EdPublicKey; round: number; checkpoint: Hash };

/** Signs, inside posts, that their authors were shown another history than we were. */
export class StrayStore {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  add(post: Hash, author: EdPublicKey, round: number): void {
    this.#database.run(
      'INSERT OR IGNORE INTO stray_checkpoint VALUES (?, ?, ?)',
      post,
      author,
      round,
    );
  }

  /** Oldest first. */
  list(): Stray[] {
    return this.#database
      .all(
        `SELECT stray.author, stray.round, post.checkpoint
         FROM stray_checkpoint AS stray JOIN post ON post.id = stray.post
         WHERE post.checkpoint IS NOT NULL ORDER BY stray.round, stray.post`,
      )
      .map((row) => ({
        author: row.bytes<EdPublicKey>('author', 32),
        round: row.integer('round'),
        checkpoint: row.bytes<Hash>('checkpoint', 32),
      }));
  }
}

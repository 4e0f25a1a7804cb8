import type { Hash } from '../../protocol/bytes.ts';
import type { ContentPart } from '../../protocol/content.ts';
import type { VaultDatabase } from './database.ts';
import { readPart, type StoredPost } from './post-row.ts';

/** What is known of posts that come again, because this vault was made out of a damaged one, or has lost its log. In every other vault it is nothing. */
export class RereadStore {
  readonly #database: VaultDatabase;
  /** The last round that had been read before; -1 for none. */
  readonly #last: number;
  /** Whether anything comes again: after a lost log there are saved posts, and no such round. */
  readonly #awaits: boolean;

  constructor(database: VaultDatabase) {
    this.#database = database;
    this.#last = database.get('SELECT round FROM reread')?.integer('round') ?? -1;
    this.#awaits =
      this.#last >= 0 || database.get('SELECT 1 AS one FROM saved_post LIMIT 1') !== null;
  }

  /** Whether a round had been read before. */
  covers(round: number): boolean {
    return round <= this.#last;
  }

  /** Whether a post had been seen before. */
  wasSeen(post: Hash, round: number): boolean {
    if (!this.covers(round)) return false;
    return this.#database.get('SELECT 1 AS one FROM unseen WHERE post = ?', post) === null;
  }

  /** What a post of this person's own says, which no key here may open; `null` where nothing was saved of it. */
  savedPart(post: Hash): ContentPart | null {
    if (!this.#awaits) return null;
    const row = this.#database.get('SELECT * FROM saved_post WHERE id = ?', post);
    return row && readPart(row);
  }

  /**
   * A post is here again. Once it is open, or came without its body, what was saved of it is not needed, or not to be kept. If it is one's own, its
   * number is never given out again, whatever was lost of the count: nothing is sealed before all of the feed was read.
   */
  cameBack({ id, thread, author, sequence, opened, bytes }: StoredPost): void {
    if (!this.#awaits) return;
    if (opened || !bytes) this.#database.run('DELETE FROM saved_post WHERE id = ?', id);
    this.#database.run(
      'UPDATE pseudonym SET next_sequence = ? WHERE thread = ? AND author = ? AND next_sequence <= ?',
      sequence + 1,
      thread,
      author,
      sequence,
    );
  }
}

import { decodeBatch, encodeBatch, encodeCore, type Batch } from '../../protocol/batch.ts';
import { toHex } from '../../protocol/bytes.ts';
import type { VaultDatabase } from './database.ts';

/** Bodies that are kept at most; about 40 MB. */
const mostBodies = 8_192;

const withBodies = (batch: Batch, bodies: readonly (Uint8Array | null)[]): Uint8Array =>
  encodeBatch(
    encodeCore(batch.manifest, batch),
    batch.signature,
    batch.noticeBodies,
    // Everybody who has to see theirs has read this batch, or does without, as with every batch that is some days old.
    null,
    bodies,
  );

/**
 * The batches of the last days as the feed has sent them, for a feed that has lost them, with the bodies that everybody can read. They say nothing of
 * this person: everybody's are the same.
 * A body that is deleted from its post is deleted here too, by {@link emptyPosts}.
 */
export class KeptBatches {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  /** Keeps batches whose posts were stored in the same transaction, from round `oldest` on, and forgets those before. */
  keep(batches: readonly Batch[], oldest: number): void {
    this.#database.transaction(() => {
      for (const batch of batches) if (batch.round >= oldest) this.#add(batch);
      this.#database.run('DELETE FROM kept_batch WHERE round < ?', oldest);
      this.#database.run('DELETE FROM kept_body WHERE round < ?', oldest);
      this.#database.run(
        `DELETE FROM kept_body WHERE round <
           (SELECT round FROM kept_body ORDER BY round DESC LIMIT 1 OFFSET ?)`,
        mostBodies - 1,
      );
    });
  }

  /**
   * What came directly after a round, without a gap, in about `size` bytes, at least one batch if there is any; at most `count`. `null` stands for
   * bodies that are not here.
   */
  after(round: number, count: number, size: number): Uint8Array[] {
    const first = this.#database.get(
      'SELECT min(round) AS round FROM batch WHERE round > ?',
      round,
    );
    const begin = first?.optional('round', () => first.integer('round')) ?? null;
    if (begin === null) return [];
    const given: Uint8Array[] = [];
    let total = 0;
    let from = begin;
    while (given.length < count && total < size) {
      const row = this.#database.get(
        'SELECT round, bytes FROM kept_batch WHERE round >= ? ORDER BY round LIMIT 1',
        from,
      );
      if (!row || (given.length === 0 && row.integer('round') !== begin)) break;
      const bytes = this.#whole(decodeBatch(row.blob('bytes')));
      if (given.length > 0 && total + bytes.length > size) break;
      given.push(bytes);
      total += bytes.length;
      from = row.integer('round') + 1;
    }
    return given;
  }

  /** Since which round the feed is behind what was read here; from now (`round`) on, if it was not. */
  behindSince(round: number): number {
    this.#database.run('INSERT OR IGNORE INTO feed_behind VALUES (1, ?)', round);
    return this.#database.get('SELECT round FROM feed_behind')?.integer('round') ?? round;
  }

  /** The feed has what was read here. */
  notBehind(): void {
    this.#database.run('DELETE FROM feed_behind');
  }

  #add(batch: Batch): void {
    const { round, posts, bodies } = batch;
    this.#database.run(
      'INSERT OR REPLACE INTO kept_batch VALUES (?, ?)',
      round,
      withBodies(
        batch,
        posts.map(() => null),
      ),
    );
    for (const [place, id] of posts.entries()) {
      const body = bodies[place];
      if (!body) continue;
      // A post that was deleted as it came is not kept; nor what only some can read: they alone would know of its being taken back, and a feed that
      // asks everybody for its body would learn from its absence who they are.
      this.#database.run(
        `INSERT OR REPLACE INTO kept_body
         SELECT post.id, ?, ? FROM post JOIN thread_key ON thread_key.thread = post.thread
         WHERE post.id = ? AND payload IS NOT NULL AND audience = 'everyone'`,
        round,
        body,
        id,
      );
    }
  }

  #whole(batch: Batch): Uint8Array {
    const rows = this.#database.all(
      'SELECT post, bytes FROM kept_body WHERE round = ?',
      batch.round,
    );
    const kept = new Map(rows.map((row) => [toHex(row.blob('post')), row.blob('bytes')]));
    return withBodies(
      batch,
      batch.posts.map((id) => kept.get(toHex(id)) ?? null),
    );
  }
}

import type { Hash, ThreadId } from '../../protocol/bytes.ts';
import type { VaultDatabase } from './database.ts';
import { readPlan, type PlannedRound } from './outbox-row.ts';
import type { Row } from './row.ts';

/** A body of ours that the feed is to delete. `round`, `envelope`: of the last upload. `plan`: of the next; `null` until there is one. */
export type PendingErasure = {
  post: Hash;
  thread: ThreadId;
  round: number | null;
  envelope: Hash | null;
  plan: PlannedRound | null;
};

/** Bodies of posts that this person has taken back, until the feed has acknowledged that it was asked to delete them. */
export class ErasureStore {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  /** Asks for the body of a post of this person's own pseudonym or badge in the thread. Asked for again, it changes nothing. */
  add(post: Hash, thread: ThreadId): void {
    this.#database.run('INSERT OR IGNORE INTO erasure (post, thread) VALUES (?, ?)', post, thread);
  }

  list(): PendingErasure[] {
    return this.#database.all('SELECT * FROM erasure ORDER BY post').map(readErasure);
  }

  setPlan(post: Hash, plan: PlannedRound): void {
    this.#database.run(
      'UPDATE erasure SET planned_round = ?, until_round = ? WHERE post = ?',
      plan.round,
      plan.until,
      post,
    );
  }

  markUploaded(post: Hash, round: number, envelope: Hash): void {
    this.#database.run(
      'UPDATE erasure SET round = ?, envelope = ? WHERE post = ?',
      round,
      envelope,
      post,
    );
  }

  /** The last upload did not arrive, or never left. */
  markFree(post: Hash): void {
    this.#database.run(
      `UPDATE erasure SET round = NULL, envelope = NULL, planned_round = NULL, until_round = NULL
       WHERE post = ?`,
      post,
    );
  }

  /** The feed was asked, or there is nobody who could ask it. */
  remove(post: Hash): void {
    this.#database.run('DELETE FROM erasure WHERE post = ?', post);
  }
}

function readErasure(row: Row): PendingErasure {
  return {
    post: row.bytes<Hash>('post', 32),
    thread: row.bytes<ThreadId>('thread', 32),
    round: row.optional('round', () => row.integer('round')),
    envelope: row.optional('envelope', () => row.bytes<Hash>('envelope', 32)),
    plan: readPlan(row),
  };
}

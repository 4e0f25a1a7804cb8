import type { DatabaseSync } from 'node:sqlite';
import { sized, type EdPublicKey, type Hash } from '../../protocol/bytes.ts';
import { erasureHolds, type Erasure } from '../../protocol/envelope.ts';
import type { NoticeBody } from '../../protocol/notice.ts';
import { blob } from '../storage/database.ts';

/**
 * Deletes bodies: by the coordinator's notices, and as authors ask. Ids stay, because the chain names them. Writes stand in the caller's
 * transaction; SQLite overwrites what they delete, and once the journal is emptied too, nothing of it is in the files.
 */
export class Eraser {
  readonly #manifest: Hash;
  readonly #statements;
  #erased = false;

  constructor(database: DatabaseSync, manifest: Hash) {
    this.#manifest = manifest;
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      authorOf: prepare(
        'SELECT author FROM posts WHERE id = ?1 UNION ALL SELECT author FROM parked WHERE id = ?1',
      ),
      post: prepare('UPDATE posts SET body = NULL WHERE id = ? AND body IS NOT NULL'),
      author: prepare('UPDATE posts SET body = NULL WHERE author = ? AND body IS NOT NULL'),
      parkedPost: prepare('DELETE FROM parked WHERE id = ?'),
      parkedOf: prepare('DELETE FROM parked WHERE author = ?'),
      parkedIn: prepare('DELETE FROM parked WHERE thread = ?'),
    };
  }

  /** Deletes what a notice that has just come into force forbids. */
  enforce(notice: NoticeBody | null): void {
    if (notice?.kind === 'void-post') this.#erasePost(notice.post);
    if (notice?.kind === 'void-pseudonym') {
      this.#note(this.#statements.author.run(notice.author));
      this.#note(this.#statements.parkedOf.run(notice.author));
    }
    if (notice?.kind === 'close-thread') this.#note(this.#statements.parkedIn.run(notice.thread));
  }

  /** Deletes the body of a post whose author asks for it. `false` for a post that is not here, and where somebody else asks. */
  erase(erasure: Erasure): boolean {
    const row = this.#statements.authorOf.get(erasure.post);
    if (!row) return false;
    const author = sized<EdPublicKey>(blob(row['author']), 32);
    if (!erasureHolds(author, this.#manifest, erasure)) return false;
    this.#erasePost(erasure.post);
    return true;
  }

  /** Whether anything was deleted since the last time that this was asked. */
  takeErased(): boolean {
    const erased = this.#erased;
    this.#erased = false;
    return erased;
  }

  #erasePost(post: Hash): void {
    this.#note(this.#statements.post.run(post));
    this.#note(this.#statements.parkedPost.run(post));
  }

  #note({ changes }: { changes: number | bigint }): void {
    if (Number(changes) > 0) this.#erased = true;
  }
}

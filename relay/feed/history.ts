import type { DatabaseSync } from 'node:sqlite';
import { sized, type EdPublicKey, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import { firstRoundOfDay } from '../../protocol/calendar.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { decodePost, opensThread, type Post } from '../../protocol/post.ts';
import { blob, integer, text } from '../storage/database.ts';
import type { History } from './rules.ts';

/** The posts that are stored and parked. Writes stand in the caller's transaction. */
export class StoredHistory implements History {
  readonly #manifest: Manifest;
  readonly #statements;

  constructor(database: DatabaseSync, manifest: Manifest) {
    this.#manifest = manifest;
    const prepare = (sql: string) => database.prepare(sql);
    this.#statements = {
      opening: prepare('SELECT round, role FROM threads WHERE thread = ?'),
      last: prepare(
        'SELECT sequence, epoch FROM posts WHERE author = ? AND thread = ? ORDER BY sequence DESC LIMIT 1',
      ),
      idAt: prepare(
        `SELECT id FROM posts WHERE author = ?1 AND thread = ?2 AND sequence = ?3
         UNION ALL SELECT id FROM parked WHERE author = ?1 AND thread = ?2 AND sequence = ?3`,
      ),
      threadOfAuthor: prepare(
        `SELECT thread FROM posts WHERE author = ?1
         UNION ALL SELECT thread FROM parked WHERE author = ?1 LIMIT 1`,
      ),
      postsBetween: prepare(
        'SELECT count(*) AS count FROM posts WHERE author = ? AND round >= ? AND round < ?',
      ),
      insert: prepare(
        'INSERT INTO posts (id, round, author, thread, epoch, sequence, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      insertEmpty: prepare(
        'INSERT INTO posts (id, round, author, thread, epoch, sequence, body) VALUES (?1, ?2, ?1, ?1, 0, 0, NULL)',
      ),
      fill: prepare(
        `UPDATE posts SET author = ?, thread = ?, epoch = ?, sequence = ?, body = ?
         WHERE id = ? AND body IS NULL AND author = id RETURNING round`,
      ),
      unpark: prepare('DELETE FROM parked WHERE id = ?'),
      openThread: prepare('INSERT INTO threads (thread, round, role) VALUES (?, ?, ?)'),
      park: prepare(
        'INSERT INTO parked (author, thread, sequence, id, round, body) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      successor: prepare(
        'DELETE FROM parked WHERE author = ? AND thread = ? AND sequence = ? RETURNING body',
      ),
      dropParked: prepare('DELETE FROM parked WHERE round < ?'),
    };
  }

  opening(thread: ThreadId): ReturnType<History['opening']> {
    const row = this.#statements.opening.get(thread);
    if (!row) return null;
    return {
      round: integer(row['round']),
      role: text(row['role']) === 'badge' ? 'badge' : 'member',
    };
  }

  last(author: EdPublicKey, thread: ThreadId): ReturnType<History['last']> {
    const row = this.#statements.last.get(author, thread);
    return row ? { sequence: integer(row['sequence']), epoch: integer(row['epoch']) } : null;
  }

  idAt(author: EdPublicKey, thread: ThreadId, sequence: number): Hash | null {
    const row = this.#statements.idAt.get(author, thread, sequence);
    return row ? sized<Hash>(blob(row['id']), 32) : null;
  }

  threadOfAuthor(author: EdPublicKey): ThreadId | null {
    const row = this.#statements.threadOfAuthor.get(author);
    return row ? sized<ThreadId>(blob(row['thread']), 32) : null;
  }

  postsOnDay(author: EdPublicKey, dayNumber: number): number {
    const from = firstRoundOfDay(this.#manifest, dayNumber);
    const to = firstRoundOfDay(this.#manifest, dayNumber + 1);
    return integer(this.#statements.postsBetween.get(author, from, to)?.['count']);
  }

  insert(post: Post, round: number): void {
    const { id, author, thread, epoch, sequence, bytes } = post;
    this.#statements.insert.run(id, round, author, thread, epoch, sequence, bytes);
    if (opensThread(post)) this.#statements.openThread.run(thread, round, post.role);
  }

  /** Keeps the place of a post that came back without its body. */
  insertEmpty(id: Hash, round: number): void {
    this.#statements.insertEmpty.run(id, round);
  }

  /** Gives a post whose place was kept its body. `false` for any other. */
  fill(post: Post): boolean {
    const { id, author, thread, epoch, sequence, bytes } = post;
    const row = this.#statements.fill.get(author, thread, epoch, sequence, bytes, id);
    if (row && opensThread(post)) {
      this.#statements.openThread.run(thread, integer(row['round']), post.role);
    }
    return row !== undefined;
  }

  /** A post that was parked has come back as part of a batch. */
  unpark(id: Hash): void {
    this.#statements.unpark.run(id);
  }

  park(post: Post, round: number): void {
    const { author, thread, sequence, id, bytes } = post;
    this.#statements.park.run(author, thread, sequence, id, round, bytes);
  }

  /** Takes the parked post that comes after this one out of its place. */
  takeSuccessor(post: Post): Post | null {
    const row = this.#statements.successor.get(post.author, post.thread, post.sequence + 1);
    return row ? decodePost(blob(row['body'])) : null;
  }

  /** Drops what was parked before a round; answers how many. */
  dropParkedBefore(round: number): number {
    return Number(this.#statements.dropParked.run(round).changes);
  }
}

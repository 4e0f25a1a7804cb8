import type { DayKey } from '../../protocol/batch.ts';
import {
  equal,
  toHex,
  type EdPublicKey,
  type Hash,
  type ThreadId,
  type XPublicKey,
} from '../../protocol/bytes.ts';
import type { ContentPart } from '../../protocol/content.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { VaultDatabase } from './database.ts';
import { emptyPosts } from './empty-posts.ts';
import { Listeners } from './listeners.ts';
import { readPost, type StoredPost } from './post-row.ts';
import type { PseudonymStore, ThreadKey } from './pseudonym-store.ts';
import type { RereadStore } from './reread-store.ts';
import type { SearchStore } from './search/store.ts';

/** A batch whose signature, place in the chain, and posts were checked. */
export type AcceptedBatch = {
  round: number;
  hash: Hash;
  envelopes: number;
  notices: Uint8Array[];
  dayKeys: DayKey[];
  posts: StoredPost[];
  threadKeys: ThreadKey[];
};

/** A post that a key has opened meanwhile. */
export type OpenedLater = {
  id: Hash;
  opened: ContentPart;
  threadKey: ThreadKey | null;
};

/**
 * Makes meaning of posts that were opened, in the transaction that keeps them. `notices`: the roll has changed as well. `deleted`: posts whose
 * bodies are gone; an entry for each that was there, without its content.
 */
export type Projection = (
  posts: readonly StoredPost[],
  notices: boolean,
  deleted: readonly StoredPost[],
) => void;

/** What is known of a notice besides what it says. `number`: its place, from 0. `round`: of the batch that brought it. */
export type NoticeRecord = { number: number; round: number | null; seen: boolean };

/** The cohort's feed as far as this PC has followed it. */
export class FeedStore {
  readonly #database: VaultDatabase;
  readonly #pseudonyms: PseudonymStore;
  readonly #changed = new Listeners<string[]>();
  /** Always the same function: a commit that forgets much cuts the log once. */
  readonly #purge = (): void => this.#database.purge();
  readonly #reread: RereadStore;
  readonly #search: SearchStore;
  #projection: Projection = () => undefined;
  #witness: (posts: readonly StoredPost[]) => void = () => undefined;

  constructor(
    database: VaultDatabase,
    pseudonyms: PseudonymStore,
    reread: RereadStore,
    search: SearchStore,
  ) {
    this.#database = database;
    this.#pseudonyms = pseudonyms;
    this.#reread = reread;
    this.#search = search;
  }

  /** The last batch; `null` before the first. */
  head(): { round: number; hash: Hash } | null {
    const row = this.#database.get('SELECT round, hash FROM batch ORDER BY round DESC LIMIT 1');
    return row && { round: row.integer('round'), hash: row.bytes<Hash>('hash', 32) };
  }

  hashOf(round: number): Hash | null {
    const row = this.#database.get('SELECT hash FROM batch WHERE round = ?', round);
    return row && row.bytes<Hash>('hash', 32);
  }

  /** The round of a batch of ours. */
  roundOf(hash: Hash): number | null {
    const row = this.#database.get('SELECT round FROM batch WHERE hash = ?', hash);
    return row && row.integer('round');
  }

  /** Hash of the last batch whose round is below `round`; for checkpoints. */
  lastHashBefore(round: number): Hash | null {
    const row = this.#database.get(
      'SELECT hash FROM batch WHERE round < ? ORDER BY round DESC LIMIT 1',
      round,
    );
    return row && row.bytes<Hash>('hash', 32);
  }

  /**
   * Keeps batches in order, with what they mean, in one transaction; then tells the listeners. A batch that is here already is passed over.
   * Throws ProtocolError 'chain' for another batch of a round that is here, or for one that comes too late.
   */
  append(batches: readonly AcceptedBatch[]): void {
    this.#database.transaction(() => {
      const fresh: StoredPost[] = [];
      let notices = false;
      for (const batch of batches) {
        if (!this.#addBatch(batch)) continue;
        notices ||= batch.notices.length > 0;
        for (const post of batch.posts) if (this.#addPost(post)) fresh.push(post);
      }
      this.#project(fresh, notices);
    });
  }

  notices(): Uint8Array[] {
    return this.#database
      .all('SELECT bytes FROM notice ORDER BY number')
      .map((row) => row.blob('bytes'));
  }

  noticeRecords(): NoticeRecord[] {
    return this.#database
      .all('SELECT number, round, seen FROM notice ORDER BY number')
      .map((row) => ({
        // SQLite counts rows from 1.
        number: row.integer('number') - 1,
        round: row.optional('round', () => row.integer('round')),
        seen: row.flag('seen'),
      }));
  }

  markNoticesSeen(): void {
    this.#database.run('UPDATE notice SET seen = 1 WHERE seen = 0');
  }

  /** The feed's HPKE key of a local day, once it was announced. */
  dayKey(day: number): XPublicKey | null {
    const row = this.#database.get('SELECT key FROM day_key WHERE day = ?', day);
    return row && row.bytes<XPublicKey>('key', 32);
  }

  /** How many envelopes the last `count` batches had, newest first. */
  recentEnvelopes(count: number): { round: number; envelopes: number }[] {
    return this.#database
      .all('SELECT round, envelopes FROM batch ORDER BY round DESC LIMIT ?', count)
      .map((row) => ({ round: row.integer('round'), envelopes: row.integer('envelopes') }));
  }

  /** How many envelopes the published rounds from one to another had, both included. */
  envelopesBetween(from: number, to: number): Map<number, number> {
    const rows = this.#database.all(
      'SELECT round, envelopes FROM batch WHERE round BETWEEN ? AND ?',
      from,
      to,
    );
    return new Map(rows.map((row) => [row.integer('round'), row.integer('envelopes')]));
  }

  /** The last round in which an author wrote in a thread, of those that are here; -1 for none. */
  lastRoundOf(thread: ThreadId, author: EdPublicKey): number {
    const row = this.#database.get(
      'SELECT max(round) AS round FROM post WHERE thread = ? AND author = ?',
      thread,
      author,
    );
    return row?.optional('round', () => row.integer('round')) ?? -1;
  }

  /** How many posts of an author in a thread came in the rounds from one to another, both included, whether their bodies are still here or not. */
  countOf(thread: ThreadId, author: EdPublicKey, from: number, to: number): number {
    const row = this.#database.get(
      'SELECT count(*) AS n FROM post WHERE thread = ? AND author = ? AND round BETWEEN ? AND ?',
      thread,
      author,
      from,
      to,
    );
    return row?.integer('n') ?? 0;
  }

  has(id: Hash): boolean {
    return this.#database.get('SELECT 1 AS one FROM post WHERE id = ?', id) !== null;
  }

  /** Posts that no key has opened yet, with their bytes, oldest first: `limit` of those that came after a post, or all. */
  unopened(after: Hash | null = null, limit = -1): StoredPost[] {
    return this.#database
      .all(
        `SELECT * FROM post WHERE bytes IS NOT NULL
           AND number > coalesce((SELECT number FROM post WHERE id = ?), 0) ORDER BY number LIMIT ?`,
        after,
        limit,
      )
      .map(readPost);
  }

  /** Keeps what was read, drops the bytes, gives it its meaning. Posts that are open already are passed over. */
  markOpened(list: readonly OpenedLater[]): void {
    this.#database.transaction(() => {
      const fresh: StoredPost[] = [];
      for (const { id, opened, threadKey } of list) {
        const row = this.#database.get(
          `UPDATE post SET checkpoint = ?, kind = ?, part = ?, parts = ?, payload = ?, bytes = NULL
           WHERE id = ? AND bytes IS NOT NULL RETURNING *`,
          opened.checkpoint,
          opened.kind,
          opened.part,
          opened.parts,
          opened.payload,
          id,
        );
        if (threadKey) this.#pseudonyms.addThreadKey(threadKey);
        if (row) fresh.push(readPost(row));
      }
      this.#project(fresh, false);
    });
  }

  /** All opened posts, a page at a time, in the order in which they came: to make their meaning anew. */
  openedAfter(number: number, limit: number): { posts: StoredPost[]; last: number } {
    const rows = this.#database.all(
      'SELECT * FROM post WHERE number > ? AND payload IS NOT NULL ORDER BY number LIMIT ?',
      number,
      limit,
    );
    return { posts: rows.map(readPost), last: rows.at(-1)?.integer('number') ?? number };
  }

  /** The opened posts of one author in a thread whose sequences lie in `first` to `first + count - 1`. */
  openedParts(thread: ThreadId, author: EdPublicKey, first: number, count: number): StoredPost[] {
    return this.#database
      .all(
        `SELECT * FROM post
         WHERE thread = ? AND author = ? AND sequence BETWEEN ? AND ? AND payload IS NOT NULL ORDER BY sequence`,
        thread,
        author,
        first,
        first + count - 1,
      )
      .map(readPost);
  }

  /**
   * Deletes the bodies of posts, and of all that some authors wrote, opened or sealed: nothing of them stays on the disk once it is written. The
   * posts keep their places. Tells the projection; answers those that had a body.
   */
  deleteBodies(ids: readonly Hash[], authors: readonly EdPublicKey[]): StoredPost[] {
    return this.#database.transaction(() => {
      const deleted = [
        ...ids.flatMap((id) => this.#empty('id', id)),
        ...authors.flatMap((author) => this.#empty('author', author)),
      ];
      if (deleted.length === 0) return [];
      this.#projection([], false, deleted);
      this.tell([...new Set(deleted.map((post) => toHex(post.thread)))]);
      return deleted;
    });
  }

  /** As {@link deleteBodies}, for the projection itself, which knows already: tells nobody. */
  forgetBodies(ids: readonly Hash[]): void {
    for (const id of ids) this.#empty('id', id);
  }

  #empty(which: 'id' | 'author', value: Hash | EdPublicKey): StoredPost[] {
    const emptied = emptyPosts(this.#database, this.#search, which, value);
    if (emptied.length > 0) this.#database.afterCommit(this.#purge);
    return emptied;
  }

  /** Sees posts as soon as they are open, inside the transaction that keeps them, before they are given a meaning. */
  setWitness(witness: (posts: readonly StoredPost[]) => void): void {
    this.#witness = witness;
  }

  /** What the inbox makes of posts runs inside the transaction that keeps them: neither is there without the other. */
  setProjection(projection: Projection): void {
    this.#projection = projection;
  }

  /** Tells which threads (64 hex digits) have new posts, after the commit. */
  onChanged(listener: (threads: string[]) => void): () => void {
    return this.#changed.add(listener);
  }

  /** Tells the listeners, after the commit, of threads (64 hex digits) that mean something else now. */
  tell(threads: string[]): void {
    if (threads.length > 0) this.#database.afterCommit(() => this.#changed.tell(threads));
  }

  #project(posts: readonly StoredPost[], notices: boolean): void {
    const opened = posts.filter((post) => post.opened);
    this.#witness(opened);
    if (opened.length > 0 || notices) this.#projection(opened, notices, []);
    this.tell([...new Set(opened.map((post) => toHex(post.thread)))]);
  }

  #addBatch(batch: AcceptedBatch): boolean {
    const stored = this.hashOf(batch.round);
    if (stored && equal(stored, batch.hash)) return false;
    const head = this.head();
    if (head && batch.round <= head.round) throw new ProtocolError('chain', 'another batch');
    this.#database.run(
      'INSERT INTO batch VALUES (?, ?, ?)',
      batch.round,
      batch.hash,
      batch.envelopes,
    );
    for (const notice of batch.notices) {
      this.#database.run(
        'INSERT INTO notice (bytes, round, seen) VALUES (?, ?, ?)',
        notice,
        batch.round,
        Number(this.#reread.covers(batch.round)),
      );
    }
    for (const { day, key } of batch.dayKeys) {
      this.#database.run('INSERT OR IGNORE INTO day_key VALUES (?, ?)', day, key);
    }
    for (const key of batch.threadKeys) this.#pseudonyms.addThreadKey(key);
    return true;
  }

  #addPost(post: StoredPost): boolean {
    const { opened } = post;
    const changes = this.#database.run(
      `INSERT OR IGNORE INTO post
       (id, thread, author, epoch, sequence, role, round, checkpoint, kind, part, parts, payload, bytes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      post.id,
      post.thread,
      post.author,
      post.epoch,
      post.sequence,
      post.role,
      post.round,
      opened?.checkpoint ?? null,
      opened?.kind ?? null,
      opened?.part ?? null,
      opened?.parts ?? null,
      opened?.payload ?? null,
      opened ? null : post.bytes,
    );
    this.#reread.cameBack(post);
    return changes === 1;
  }
}

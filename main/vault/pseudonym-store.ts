import { audiences, type Audience } from '../../preload/contract.ts';
import type { Bytes, EdPublicKey, EdSeed, SharedKey, ThreadId } from '../../protocol/bytes.ts';
import type { Certificate } from '../../protocol/certificate.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { modulusLength } from '../../protocol/rules.ts';
import type { VaultDatabase } from './database.ts';

/** Who this person is in one thread. */
export type Pseudonym = {
  thread: ThreadId;
  seed: EdSeed;
  epoch: number;
  certificate: Certificate;
  nextSequence: number;
  /** Whether it opened the thread. */
  opener: boolean;
};

/** A thread's key, and who has it: as the key tells that opened its first post, or as its asker chose. */
export type ThreadKey = {
  thread: ThreadId;
  key: SharedKey;
  audience: Audience;
  /** The badge of the one mentor who can read it. */
  mentor: EdPublicKey | null;
};

/** Pseudonyms, the sequence numbers that were given out, and the keys of threads. */
export class PseudonymStore {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  ofThread(thread: ThreadId): Pseudonym | null {
    const row = this.#database.get('SELECT * FROM pseudonym WHERE thread = ?', thread);
    if (!row) return null;
    return {
      thread: row.bytes<ThreadId>('thread', 32),
      seed: row.bytes<EdSeed>('seed', 32),
      epoch: row.integer('epoch'),
      certificate: {
        prefix: row.bytes<Bytes<32>>('prefix', 32),
        signature: row.bytes<Bytes<384>>('signature', modulusLength),
      },
      nextSequence: row.integer('next_sequence'),
      opener: row.flag('opener'),
    };
  }

  /** The public key of the pseudonym in a thread, and whether it opened the thread, without its secrets. */
  authorOf(thread: ThreadId): { author: EdPublicKey; opener: boolean } | null {
    const row = this.#database.get('SELECT author, opener FROM pseudonym WHERE thread = ?', thread);
    return row && { author: row.bytes<EdPublicKey>('author', 32), opener: row.flag('opener') };
  }

  /** Throws if the thread has one: two would be one person seen twice. */
  add(pseudonym: Pseudonym): void {
    this.#database.run(
      'INSERT INTO pseudonym VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      pseudonym.thread,
      edKeyPair(pseudonym.seed).publicKey,
      pseudonym.seed,
      pseudonym.epoch,
      pseudonym.certificate.prefix,
      pseudonym.certificate.signature,
      pseudonym.nextSequence,
      Number(pseudonym.opener),
    );
  }

  /** Forgets a pseudonym under which nothing has come to the feed, and nothing can any more. */
  remove(thread: ThreadId): void {
    this.#database.run('DELETE FROM pseudonym WHERE thread = ?', thread);
  }

  /** As {@link remove}, and with it the key of the thread that it was to open: another question may go to others. */
  forgetThread(thread: ThreadId): void {
    this.remove(thread);
    this.#database.run('DELETE FROM thread_key WHERE thread = ?', thread);
  }

  /** The number that is given out next in a thread, whoever this person is there; 0 where none was yet. */
  nextIn(thread: ThreadId): number {
    const table = this.authorOf(thread) ? 'pseudonym' : 'badge_sequence';
    const row = this.#database.get(`SELECT next_sequence FROM ${table} WHERE thread = ?`, thread);
    return row?.integer('next_sequence') ?? 0;
  }

  /** Gives out `count` sequence numbers of the thread's pseudonym, never again; the first of them. Throws ProtocolError 'order' without one. */
  allocate(thread: ThreadId, count: number): number {
    const row = this.#database.get(
      'UPDATE pseudonym SET next_sequence = next_sequence + ? WHERE thread = ? RETURNING next_sequence',
      count,
      thread,
    );
    if (!row) throw new ProtocolError('order', 'no pseudonym');
    return row.integer('next_sequence') - count;
  }

  /** As `allocate`, for the badge in a thread. */
  badgeAllocate(thread: ThreadId, count: number): number {
    const row = this.#database.get(
      `INSERT INTO badge_sequence VALUES (?, ?)
       ON CONFLICT (thread) DO UPDATE SET next_sequence = next_sequence + excluded.next_sequence
       RETURNING next_sequence`,
      thread,
      count,
    );
    if (!row) throw new ProtocolError('order', 'badge');
    return row.integer('next_sequence') - count;
  }

  /**
   * Takes numbers back of which no post has left this PC, from `first` to before `next`, whoever this person is in the thread. `false`, and nothing is
   * changed, where others were given out since.
   */
  giveBack(thread: ThreadId, first: number, next: number): boolean {
    const table = this.authorOf(thread) ? 'pseudonym' : 'badge_sequence';
    const change = `UPDATE ${table} SET next_sequence = ? WHERE thread = ? AND next_sequence = ?`;
    return this.#database.run(change, first, thread, next) === 1;
  }

  threadKey(thread: ThreadId): SharedKey | null {
    const row = this.#database.get('SELECT key FROM thread_key WHERE thread = ?', thread);
    return row && row.bytes<SharedKey>('key', 32);
  }

  /** Whether this person has opened a thread, and no key opens its first post, which is here: a report. */
  isClosed(thread: ThreadId): boolean {
    const row = this.#database.get(
      `SELECT 1 AS one FROM pseudonym JOIN post USING (thread, author)
       WHERE thread = ? AND opener = 1 AND sequence = 0 AND bytes IS NOT NULL`,
      thread,
    );
    return row !== null;
  }

  /** Who can read a thread whose key is here. */
  audienceOf(thread: ThreadId): Pick<ThreadKey, 'audience' | 'mentor'> | null {
    const row = this.#database.get(
      'SELECT audience, mentor FROM thread_key WHERE thread = ?',
      thread,
    );
    return (
      row && {
        audience: row.word('audience', audiences),
        mentor: row.optional('mentor', () => row.bytes<EdPublicKey>('mentor', 32)),
      }
    );
  }

  /** The first key of a thread stands. */
  addThreadKey({ thread, key, audience, mentor }: ThreadKey): void {
    this.#database.run(
      'INSERT OR IGNORE INTO thread_key (thread, key, audience, mentor) VALUES (?, ?, ?, ?)',
      thread,
      key,
      audience,
      mentor,
    );
  }
}

import type { ThreadFilter, Topic } from '../../preload/contract.ts';
import type { EdPublicKey, Hash, ThreadId } from '../../protocol/bytes.ts';
import type { ContentKind } from '../../protocol/content.ts';
import type { PostRole } from '../../protocol/post.ts';
import type { VaultDatabase } from './database.ts';
import { postRoles, readPost, type StoredPost } from './post-row.ts';
import type { Row } from './row.ts';
import { changedColumns, readThread, type ThreadRow, type ThreadSum } from './thread-row.ts';

/** A whole content of the feed, without its text: that stays in the posts. Named by its first post. */
export type Message = {
  post: Hash;
  thread: ThreadId;
  author: EdPublicKey;
  role: PostRole;
  /** Of its first post. */
  sequence: number;
  parts: number;
  kind: ContentKind;
  /** In which its last part came. */
  round: number;
  /** The answer that an 'accept' names, the post that is taken back or given other words. */
  target: Hash | null;
  seen: boolean;
  state: MessageState;
};

/** retracted: by its author. voided: by the coordinator. The words of either are gone. */
export const messageStates = ['shown', 'retracted', 'voided'] as const;
export type MessageState = (typeof messageStates)[number];

const kinds = [
  'question',
  'answer',
  'comment',
  'follow-up',
  'me-too',
  'accept',
  'claim',
  'release',
  'retract',
  'edit',
  'availability',
  'report',
] as const satisfies readonly ContentKind[];

/** Threads with the marks that this person has put on them. */
export const marked = 'thread LEFT JOIN thread_mark ON thread_mark.thread = thread.id';
export const shown = `thread.*, coalesce(bookmarked, 0) AS bookmarked, coalesce(muted, 0) AS muted`;
/** Those that are put by are few, and found by their marks. */
const putBy = 'thread_mark CROSS JOIN thread ON thread.id = thread_mark.thread';

/** Conditions and orders of the filters; each has its own index, with and without a topic. `tally`: `null` where each is counted. */
const filters: Record<ThreadFilter, { where: string; order: string; tally: string | null }> = {
  inbox: { where: `question <> 'empty'`, order: 'latest DESC, id', tally: 'listed = 1' },
  // Who has waited longest comes first.
  waiting: {
    where: `answers = 0 AND mine = 0 AND question = 'shown'`,
    order: 'asked, id',
    tally: 'waiting = 1',
  },
  mine: {
    where: `mine = 1 AND question <> 'empty'`,
    order: 'latest DESC, id',
    tally: 'mine = 1 AND listed = 1',
  },
  helpful: { where: `state = 'accepted'`, order: 'latest DESC, id', tally: 'helpful = 1' },
  bookmarked: {
    where: `bookmarked = 1 AND question <> 'empty'`,
    order: 'latest DESC, id',
    tally: null,
  },
};

/** Messages with the places of their first posts, of which nothing else is read. */
const placed = 'post INDEXED BY post_place CROSS JOIN message USING (number)';
const columns = `post.thread, post.author, post.sequence, message.*`;
/** The number of the post at a place: thread, author, sequence. */
const numberOf = '(SELECT number FROM post WHERE thread = ? AND author = ? AND sequence = ?)';

/** What the inbox has made of the posts: messages and threads. Nothing is decided here. */
export class ThreadStore {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  /** Which rules the stored meaning follows; 0 for none. */
  rules(): number {
    return this.#database.get('SELECT version FROM projection')?.integer('version') ?? 0;
  }

  /** `done`: the number of the last post whose meaning follows them; `null`: all do. */
  setRules(version: number, done: number | null = null): void {
    this.#database.run('INSERT OR REPLACE INTO projection VALUES (1, ?, ?)', version, done);
  }

  /** How far meaning was made anew; `null`: nothing waits for it. */
  madeAnew(): number | null {
    const row = this.#database.get('SELECT done FROM projection');
    return row?.optional('done', () => row.integer('done')) ?? null;
  }

  /**
   * Forgets the messages whose first posts come after a number, up to another, but those whose words are gone: these cannot be made again. Answers
   * the numbers of those that were seen, and the threads of all.
   */
  forget(after: number, last: number): { seen: number[]; threads: ThreadId[] } {
    const range = `message.number > ? AND message.number <= ? AND state = 'shown'`;
    const rows = this.#database.all(
      `SELECT post.number, post.thread, seen FROM message CROSS JOIN post USING (number) WHERE ${range}`,
      after,
      last,
    );
    this.#database.run(`DELETE FROM message WHERE ${range}`, after, last);
    return {
      seen: rows.filter((row) => row.flag('seen')).map((row) => row.integer('number')),
      threads: rows.map((row) => row.bytes<ThreadId>('thread', 32)),
    };
  }

  remove(thread: ThreadId): void {
    this.#database.run('DELETE FROM thread WHERE id = ?', thread);
  }

  /** Passed over if it is there. */
  addMessage(message: Message): void {
    this.#database.run(
      `INSERT OR IGNORE INTO message (number, post, role, parts, kind, round, target, seen, state)
       VALUES (${numberOf}, ?, ?, ?, ?, ?, ?, ?, ?)`,
      message.thread,
      message.author,
      message.sequence,
      message.post,
      message.role,
      message.parts,
      message.kind,
      message.round,
      message.target,
      Number(message.seen),
      message.state,
    );
  }

  setState({ thread, author, sequence }: Message, state: MessageState): void {
    this.#database.run(
      `UPDATE message SET state = ? WHERE number = ${numberOf}`,
      state,
      thread,
      author,
      sequence,
    );
  }

  /** Ids of the posts that a message is made of, also of those whose words are gone. */
  postsOf({ thread, author, sequence, parts, post }: Message): Hash[] {
    if (parts === 1) return [post];
    return this.#database
      .all(
        'SELECT id FROM post WHERE thread = ? AND author = ? AND sequence BETWEEN ? AND ?',
        thread,
        author,
        sequence,
        sequence + parts - 1,
      )
      .map((row) => row.bytes<Hash>('id', 32));
  }

  /** Threads with a post, or with posts of an author. */
  threadsWith(which: { post: Hash } | { author: EdPublicKey }): ThreadId[] {
    const rows =
      'post' in which
        ? this.#database.all('SELECT thread FROM post WHERE id = ?', which.post)
        : this.#database.all(
            // The index of places alone: what was written is not read.
            'SELECT DISTINCT thread FROM post INDEXED BY post_place WHERE author = ?',
            which.author,
          );
    return rows.map((row) => row.bytes<ThreadId>('thread', 32));
  }

  /** In the order of the conversation, which does not depend on when they came to this PC. */
  messages(thread: ThreadId): Message[] {
    return this.#database
      .all(
        `SELECT ${columns} FROM ${placed} WHERE thread = ? ORDER BY round, author, sequence`,
        thread,
      )
      .map(readMessage);
  }

  /** Opened posts of a thread that begin a content, and have no message. */
  withoutMessage(thread: ThreadId): StoredPost[] {
    return this.#database
      .all(
        `SELECT post.* FROM post INDEXED BY post_place
         WHERE thread = ? AND part = 0 AND payload IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM message WHERE message.number = post.number)`,
        thread,
      )
      .map(readPost);
  }

  markSeen(thread: ThreadId): number {
    return this.#database.run(
      `UPDATE message SET seen = 1
       WHERE number IN (SELECT number FROM post INDEXED BY post_place WHERE thread = ?) AND seen = 0`,
      thread,
    );
  }

  markMessageSeen(number: number): void {
    this.#database.run('UPDATE message SET seen = 1 WHERE number = ?', number);
  }

  /** Writes what has changed since `stored` was read (`null`: the thread is new), so that no list is touched in which it keeps its place. */
  save(thread: ThreadSum, stored: ThreadSum | null): void {
    const changed = changedColumns(thread, stored);
    if (changed.length === 0) return;
    const names = changed.map(([column]) => column);
    const written = changed.map(([, value]) => value);
    if (stored) {
      const change = names.map((name) => `${name} = ?`).join(', ');
      this.#database.run(`UPDATE thread SET ${change} WHERE id = ?`, ...written, thread.id);
    } else {
      const places = names.map(() => '?').join(', ');
      this.#database.run(`INSERT INTO thread (${names.join(', ')}) VALUES (${places})`, ...written);
    }
  }

  get(id: ThreadId): ThreadRow | null {
    const row = this.#database.get(`SELECT ${shown} FROM ${marked} WHERE id = ?`, id);
    return row && readThread(row);
  }

  page(filter: ThreadFilter, topic: Topic | null, offset: number, limit: number): ThreadRow[] {
    const { where, order } = filters[filter];
    const ofTopic = topic === null ? '' : 'topic = ? AND ';
    return this.#database
      .all(
        `SELECT ${shown} FROM ${filter === 'bookmarked' ? putBy : marked}
         WHERE ${ofTopic}${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
        ...(topic === null ? [] : [topic]),
        limit,
        offset,
      )
      .map(readThread);
  }

  /** Threads with a helpful answer in the order of their list, those that come after one of them: `null` begins. */
  helpfulAfter(last: Pick<ThreadRow, 'latest' | 'id'> | null, limit: number): ThreadRow[] {
    const [latest, id] = [last?.latest ?? Number.MAX_SAFE_INTEGER, last?.id ?? null];
    return this.#database
      .all(
        `SELECT ${shown} FROM ${marked}
         WHERE state = 'accepted' AND latest <= ? AND (latest < ? OR id > ?)
         ORDER BY latest DESC, id LIMIT ?`,
        latest,
        latest,
        id,
        limit,
      )
      .map(readThread);
  }

  count(filter: ThreadFilter, topic: Topic | null): number {
    const ofTopic = topic === null ? '' : 'topic = ? AND ';
    const values = topic === null ? [] : [topic];
    const { tally, where } = filters[filter];
    if (tally !== null) return this.#tallied(`${ofTopic}${tally}`, ...values);
    const sql = `SELECT count(*) AS n FROM ${putBy} WHERE ${ofTopic}${where}`;
    return this.#database.get(sql, ...values)?.integer('n') ?? 0;
  }

  /** Threads with something unread. */
  unread(): { all: number; mine: number } {
    return {
      all: this.#tallied('unread = 1'),
      mine: this.#tallied('unread = 1 AND mine = 1'),
    };
  }

  /** Own questions that wait as others' do, for everybody or for mentors: what other mentors count, and 'waiting' leaves out. */
  ownWaiting(): number {
    const row = this.#database.get(
      `SELECT count(*) AS n FROM thread INDEXED BY thread_mine
       WHERE mine = 1 AND question <> 'empty' AND question = 'shown' AND answers = 0 AND audience <> 'one-mentor'`,
    );
    return row?.integer('n') ?? 0;
  }

  claimed(): ThreadId[] {
    return this.#database
      .all('SELECT id FROM thread WHERE claimed_by IS NOT NULL')
      .map((row) => row.bytes<ThreadId>('id', 32));
  }

  #tallied(where: string, ...values: string[]): number {
    const sql = `SELECT coalesce(sum(threads), 0) AS n FROM thread_tally WHERE ${where}`;
    return this.#database.get(sql, ...values)?.integer('n') ?? 0;
  }
}

function readMessage(row: Row): Message {
  return {
    post: row.bytes<Hash>('post', 32),
    thread: row.bytes<ThreadId>('thread', 32),
    author: row.bytes<EdPublicKey>('author', 32),
    role: row.word('role', postRoles),
    sequence: row.integer('sequence'),
    parts: row.integer('parts'),
    kind: row.word('kind', kinds),
    round: row.integer('round'),
    target: row.optional('target', () => row.bytes<Hash>('target', 32)),
    seen: row.flag('seen'),
    state: row.word('state', messageStates),
  };
}

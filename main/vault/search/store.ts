import type { EdPublicKey, Hash, ThreadId } from '../../../protocol/bytes.ts';
import type { VaultDatabase } from '../database.ts';
import {
  documentsAt,
  documentsFrom,
  originOf,
  titles,
  type Origin,
  type SearchDocument,
  type SearchFilter,
  type Shelf,
} from './documents.ts';
import type { SearchedWords } from './expression.ts';
import { hitsAt, type HitRow } from './hits.ts';
import { postRoles } from '../post-row.ts';
import type { Value } from '../row.ts';
import type { Message } from '../thread-store.ts';
import { foldWords, squeeze } from './fold.ts';
import { ownPostsIn, type OwnPost } from './own-posts.ts';
import { Postings } from './postings.ts';
import { wordsAt, type PostWords } from './post-words.ts';
import { tokenRules, tokensOf } from './tokens.ts';

/** A post that waits for the index. `edit`: the number of that whose words count for it. */
export type Waiting = {
  number: number;
  edit: number | null;
  message: Pick<Message, 'thread' | 'author' | 'role' | 'sequence' | 'kind'>;
};

/** Posts after `done`, up to `last`, may not be in the index yet. Equal: all are. */
export type SearchProgress = { done: number; last: number };

const wordedKinds = ['question', 'answer', 'comment', 'follow-up'] as const;
const waitingPosts = `
  SELECT post.number, post.thread, post.author, post.sequence, post.role, message.kind, (
    SELECT edit.number FROM post AS place INDEXED BY post_place JOIN message AS edit ON edit.number = place.number
    WHERE place.thread = post.thread AND place.author = post.author
      AND edit.kind = 'edit' AND edit.state = 'shown' AND edit.target = post.id
    ORDER BY place.sequence DESC LIMIT 1
  ) AS edit
  FROM message JOIN post ON post.number = message.number
  WHERE message.number > ? AND message.number <= ?
    AND message.state = 'shown' AND message.kind IN ('question', 'answer', 'comment', 'follow-up')
    AND NOT EXISTS (SELECT 1 FROM search_document WHERE search_document.number = message.number)
  ORDER BY message.number LIMIT ?`;

/**
 * Which words stand in which posts. It is written in the transactions that keep posts or let go of their words. Posts are named by the number of
 * their first part, which grows in the order in which they came.
 */
export class SearchStore {
  readonly postings: Postings;
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
    this.postings = new Postings(database, titles);
  }

  /** Takes up a post with the words that count for it. One that is there is passed over. */
  add(number: number, words: PostWords, edit: number | null = null): void {
    const title = words.title === null ? null : foldWords(words.title);
    const text = foldWords(words.text);
    const added = this.#database.run(
      'INSERT OR IGNORE INTO search_document (number, edit, title, text) VALUES (?, ?, ?, ?)',
      number,
      edit,
      title,
      text,
    );
    if (added === 0) return;
    for (const { row, tokens } of rowsOf(number, { title, text })) {
      this.#database.run('INSERT INTO search (rowid, tokens) VALUES (?, ?)', row, tokens);
    }
  }

  /** Other words count for a post from now on, or its own again (`null`). One that waits for the index is passed over: it is read then. */
  retell(number: number, edit: number | null): void {
    const stored = this.#database.get('SELECT edit FROM search_document WHERE number = ?', number);
    if (!stored && this.#isWaiting(number)) return;
    if (stored && stored.optional('edit', () => stored.integer('edit')) === edit) return;
    if (stored) this.#remove(number);
    const words = wordsAt(this.#database, number, edit);
    if (words) this.add(number, words, edit);
  }

  /** Before posts (a condition with one value, SQL), or parts of posts, lose their bodies: their words leave the index, and the file with it. */
  forget(where: string, value: Value): void {
    const posts = this.#database.all(
      `SELECT number FROM post WHERE payload IS NOT NULL AND ${where}`,
      value,
    );
    for (const post of posts) this.#forget(post.integer('number'));
  }

  /** The posts after these are looked at again by {@link next}: too many came at once, or the rules of the tokens have changed. */
  postpone(first: number, last: number): void {
    const { done, last: before } = this.progress();
    const isBehind = done < before;
    this.#save(isBehind ? Math.min(done, first - 1) : first - 1, Math.max(before, last));
  }

  /** Forgets everything; all posts wait then. */
  clear(): void {
    this.#database.run(`INSERT INTO search (search) VALUES ('delete-all')`);
    this.#database.run('DELETE FROM search_document');
    const last = this.#database.get('SELECT max(number) AS number FROM post');
    this.#save(0, last?.optional('number', () => last.integer('number')) ?? 0);
  }

  /** Whether the index was made by the rules of today. */
  isCurrent(): boolean {
    const row = this.#database.get('SELECT rules FROM search_progress');
    return row?.integer('rules') === tokenRules;
  }

  progress(): SearchProgress {
    const row = this.#database.get('SELECT done, last FROM search_progress');
    return row ? { done: row.integer('done'), last: row.integer('last') } : { done: 0, last: 0 };
  }

  /** Everything up to `done` is in the index. */
  advance(done: number): void {
    this.#save(done, this.progress().last);
  }

  /** Whole posts with words, after one number up to another, that are not in the index, in order. */
  waiting(done: number, last: number, limit: number): Waiting[] {
    return this.#database.all(waitingPosts, done, last, limit).map((row) => ({
      number: row.integer('number'),
      edit: row.optional('edit', () => row.integer('edit')),
      message: {
        thread: row.bytes<ThreadId>('thread', 32),
        author: row.bytes<EdPublicKey>('author', 32),
        role: row.word('role', postRoles),
        sequence: row.integer('sequence'),
        kind: row.word('kind', wordedKinds),
      },
    }));
  }

  numberOf(post: Hash): number | null {
    return (
      this.#database.get('SELECT number FROM post WHERE id = ?', post)?.integer('number') ?? null
    );
  }

  words(number: number, edit: number | null): PostWords | null {
    return wordsAt(this.#database, number, edit);
  }

  /** Posts that may have the words, from a shelf on: titles first, newest first. Read as they are asked for; nothing may be written meanwhile. */
  candidates(words: SearchedWords, from: Shelf, filter: SearchFilter): Iterable<SearchDocument> {
    return documentsFrom(this.#database, words, from, filter);
  }

  /** Of these posts, those whose questions are here, newest first. */
  documents(numbers: readonly number[]): SearchDocument[] {
    return documentsAt(this.#database, numbers);
  }

  /** What is shown of these posts. */
  hits(numbers: readonly number[]): ReadonlyMap<number, HitRow> {
    return hitsAt(this.#database, numbers);
  }

  /** A number above those of all posts that are in the index. */
  end(): number {
    const row = this.#database.get('SELECT max(number) AS number FROM search_document');
    return (row?.optional('number', () => row.integer('number')) ?? 0) + 1;
  }

  origin(number: number): Origin | null {
    return originOf(this.#database, number);
  }

  /** The newest posts of this person, whose badge this is. */
  own(badge: EdPublicKey | null, limit: number): OwnPost[] {
    return ownPostsIn(this.#database, badge, limit);
  }

  #forget(post: number): void {
    const row = this.#database.get(
      `SELECT first.number FROM post JOIN post AS first
         ON first.thread = post.thread AND first.author = post.author AND first.sequence = post.sequence - post.part
       WHERE post.number = ?`,
      post,
    );
    if (!row) return;
    const first = row.integer('number');
    const documents = this.#database.all(
      'SELECT number FROM search_document WHERE number = ? UNION SELECT number FROM search_document WHERE edit = ?',
      first,
      first,
    );
    for (const document of documents) this.#remove(document.integer('number'));
  }

  #remove(number: number): void {
    const row = this.#database.get(
      'SELECT title, text FROM search_document WHERE number = ?',
      number,
    );
    if (!row) return;
    const words = { title: row.optional('title', () => row.text('title')), text: row.text('text') };
    for (const { row: place, tokens } of rowsOf(number, words)) {
      this.#database.run(
        `INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?, ?)`,
        place,
        tokens,
      );
    }
    this.#database.run('DELETE FROM search_document WHERE number = ?', number);
  }

  #isWaiting(number: number): boolean {
    const { done, last } = this.progress();
    return number > done && number <= last;
  }

  #save(done: number, last: number): void {
    this.#database.run(
      'INSERT OR REPLACE INTO search_progress (only, rules, done, last) VALUES (1, ?, ?, ?)',
      tokenRules,
      done,
      last,
    );
  }
}

/** Folded words, as rows of the index. */
function rowsOf(number: number, { title, text }: PostWords): { row: number; tokens: string }[] {
  const squeezed = squeeze(title ?? '');
  const body = { row: number, tokens: tokensOf(squeezed + squeeze(text)) };
  return squeezed === '' ? [body] : [{ row: number + titles, tokens: tokensOf(squeezed) }, body];
}

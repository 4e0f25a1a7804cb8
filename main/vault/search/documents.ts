import type { SearchScope, ThreadState, Topic } from '../../../preload/contract.ts';
import { toHex, type ThreadId } from '../../../protocol/bytes.ts';
import type { PostRole } from '../../../protocol/post.ts';
import type { VaultDatabase } from '../database.ts';
import { postRoles } from '../post-row.ts';
import type { Row, Value } from '../row.ts';
import { threadStates } from '../thread-row.ts';
import type { SearchedWords } from './expression.ts';
import type { PostWords } from './post-words.ts';

/** Titles stand in the index once more by themselves, above all posts: newest first is titles first. Within 32 bits, as SQLite binds numbers. */
export const titles = 2 ** 30;

/** Where to look: titles alone, or posts, a question's with its title. */
export type Shelf = 'titles' | 'posts';

/** A post of the index, and what its thread is. */
export type SearchDocument = {
  number: number;
  /** Where it was found. */
  shelf: Shelf;
  /** Tells the threads of this vault apart. */
  thread: number;
  state: ThreadState;
  /** Folded (fold.ts). */
  words: PostWords;
};

/** Whose post it is. `post`: id of its first part, hex. */
export type Origin = { post: string; thread: ThreadId; role: PostRole; round: number };

/** Which threads to look in; `topic` `null`: of every topic. `before`: posts of this number and above are not looked at. */
export type SearchFilter = { scope: SearchScope; topic: Topic | null; before?: number };

const threadOfPost = `
  CROSS JOIN post ON post.number = document.number
  CROSS JOIN thread ON thread.id = post.thread`;
const documentColumns = 'document.title, document.text, thread.rowid AS place, thread.state';

/** Number of the post that a row of the index is about. */
const numberOfRow = `(search.rowid & ${titles - 1})`;

/** From the index outwards, so that no more is read than is asked for. */
const found = `
  SELECT search.rowid AS place_in_index, ${documentColumns}
  FROM search CROSS JOIN search_document AS document ON document.number = ${numberOfRow} ${threadOfPost}
  WHERE search MATCH ? AND search.rowid < ? AND ${numberOfRow} < ?`;

const fewPosts = (which: string): string =>
  `AND ${numberOfRow} IN (SELECT post.number FROM thread JOIN post ON post.thread = thread.id WHERE ${which})`;

/** Few threads are looked up once, before anything is read of a post; the others are told by their state. */
const ofScope: Record<SearchScope, string> = {
  all: '',
  mine: fewPosts(`mine = 1 AND question <> 'empty'`),
  waiting: fewPosts(`answers = 0 AND question = 'shown'`),
  answered: `AND thread.state = 'answered'`,
  accepted: `AND thread.state = 'accepted'`,
};

/** What is looked through of a row of the index, without spaces. Asked before anything is read of the post and its thread. */
const squeezed = `replace(CASE WHEN search.rowid > ${titles} THEN document.title ELSE coalesce(document.title, '') || document.text END, ' ', '')`;

/**
 * Posts that have the words (expression.ts), whose questions are here and which are in threads of the filter, from a shelf
 * on: titles first, newest first. Read as they are asked for.
 */
export function* documentsFrom(
  database: VaultDatabase,
  { tokens, stretches, patterns }: SearchedWords,
  from: Shelf,
  { scope, topic, before = titles }: SearchFilter,
): Generator<SearchDocument> {
  const fits = [
    ...stretches.map(() => `AND instr(${squeezed}, ?) > 0`),
    ...patterns.map(() => `AND ${squeezed} GLOB ?`),
  ].join(' ');
  const sql = `${found} ${fits} ${ofScope[scope]} ${topic === null ? '' : 'AND thread.topic = ?'} ORDER BY search.rowid DESC`;
  const values: Value[] = [tokens, from === 'titles' ? 2 * titles - 1 : titles, before];
  values.push(...stretches, ...patterns);
  if (topic !== null) values.push(topic);
  for (const row of database.each(sql, ...values)) {
    const at = row.integer('place_in_index');
    yield at > titles ? documentOf(row, at - titles, 'titles') : documentOf(row, at, 'posts');
  }
}

const numbered = `
  SELECT document.number, ${documentColumns}
  FROM (SELECT value FROM json_each(?)) CROSS JOIN search_document AS document ON document.number = value ${threadOfPost}
  ORDER BY document.number DESC`;

/** Of the posts with these numbers, those whose questions are here; newest first. */
export const documentsAt = (
  database: VaultDatabase,
  numbers: readonly number[],
): SearchDocument[] =>
  database
    .all(numbered, JSON.stringify(numbers))
    .map((row) => documentOf(row, row.integer('number'), 'posts'));

export function originOf(database: VaultDatabase, number: number): Origin | null {
  const row = database.get('SELECT id, thread, role, round FROM post WHERE number = ?', number);
  return (
    row && {
      post: toHex(row.bytes('id', 32)),
      thread: row.bytes<ThreadId>('thread', 32),
      role: row.word('role', postRoles),
      round: row.integer('round'),
    }
  );
}

const documentOf = (row: Row, number: number, shelf: Shelf): SearchDocument => ({
  number,
  shelf,
  thread: row.integer('place'),
  state: row.word('state', threadStates),
  words: { title: row.optional('title', () => row.text('title')), text: row.text('text') },
});

import {
  topics,
  type SearchScope,
  type ThreadState,
  type Topic,
} from '../../../preload/contract.ts';
import { toHex, type ThreadId } from '../../../protocol/bytes.ts';
import type { PostRole } from '../../../protocol/post.ts';
import type { VaultDatabase } from '../database.ts';
import { postRoles } from '../post-row.ts';
import type { Row } from '../row.ts';
import { threadStates } from '../thread-row.ts';
import { wordsAt, wordsInRow, type PostWords } from './post-words.ts';

/** A post of the index with its words, and what its thread is. */
export type SearchDocument = {
  number: number;
  /** Tells the threads of this vault apart. */
  thread: number;
  topic: Topic;
  state: ThreadState;
  words: PostWords;
};

/** Whose post it is. `post`: id of its first part, hex. */
export type Origin = { post: string; thread: ThreadId; role: PostRole; round: number };

/** Which threads to look in; `topic` `null`: of every topic. */
export type SearchFilter = { scope: SearchScope; topic: Topic | null };

const columns = `post.number, post.parts, post.payload, search_document.edit, thread.rowid AS place, thread.topic, thread.state`;
const joined = `JOIN search_document USING (number) JOIN post USING (number) JOIN thread ON thread.id = post.thread`;

const documents = `SELECT ${columns} FROM (SELECT value AS number FROM json_each(?)) ${joined}`;

/** Of the posts with these numbers, those whose questions are here and which are in threads of the filter; in the same order. */
export function documentsAt(
  database: VaultDatabase,
  numbers: readonly number[],
  filter: SearchFilter,
): SearchDocument[] {
  return database
    .all(documents, JSON.stringify(numbers))
    .flatMap((row) => documentOf(database, row, filter) ?? [])
    .toSorted((a, b) => b.number - a.number);
}

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

const few = {
  mine: `mine = 1 AND question <> 'empty'`,
  waiting: `answers = 0 AND question = 'shown'`,
} as const;

/** Posts of the threads of a scope that has few of them; `null` for the others, whose posts are everywhere. */
export function postsIn(database: VaultDatabase, scope: SearchScope): Set<number> | null {
  if (scope !== 'mine' && scope !== 'waiting') return null;
  const rows = database.all(
    `SELECT post.number FROM thread JOIN post ON post.thread = thread.id WHERE ${few[scope]}`,
  );
  return new Set(rows.map((row) => row.integer('number')));
}

function documentOf(
  database: VaultDatabase,
  row: Row,
  { scope, topic }: SearchFilter,
): SearchDocument | null {
  const state = row.word('state', threadStates);
  const ofTopic = row.word('topic', topics);
  if (topic !== null && topic !== ofTopic) return null;
  if ((scope === 'answered' || scope === 'accepted') && state !== scope) return null;
  const number = row.integer('number');
  const edit = row.optional('edit', () => row.integer('edit'));
  const isPlain = edit === null && row.integer('parts') === 1;
  const words = isPlain ? wordsInRow(row) : wordsAt(database, number, edit);
  return words && { number, thread: row.integer('place'), topic: ofTopic, state, words };
}

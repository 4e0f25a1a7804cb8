import type { SearchScope, ThreadState, Topic } from '../../../preload/contract.ts';
import { topics } from '../../../preload/contract.ts';
import { toHex, type ThreadId } from '../../../protocol/bytes.ts';
import type { PostRole } from '../../../protocol/post.ts';
import type { VaultDatabase } from '../database.ts';
import { postRoles } from '../post-row.ts';
import { threadStates } from '../thread-row.ts';
import { wordsOfRow, type PostWords } from './post-words.ts';

/** A post of the index with its words, and what its thread is. */
export type SearchDocument = {
  number: number;
  /** Id of its first part, hex. */
  post: string;
  thread: ThreadId;
  role: PostRole;
  round: number;
  topic: Topic;
  state: ThreadState;
  words: PostWords;
};

/** Which threads to look in; `null`: of every topic. */
export type SearchFilter = { scope: SearchScope; topic: Topic | null };

/** The post of that number; `null` where its question is not here, or it is not one of these threads. */
export function documentAt(
  database: VaultDatabase,
  number: number,
  { scope, topic }: SearchFilter,
): SearchDocument | null {
  const row = database.get(
    `SELECT post.number, post.id, post.thread, post.author, post.sequence, post.role, post.round, post.parts, post.payload,
       search_document.edit, thread.topic, thread.state
     FROM search_document JOIN post ON post.number = search_document.number JOIN thread ON thread.id = post.thread
     WHERE search_document.number = ?`,
    number,
  );
  if (!row) return null;
  const state = row.word('state', threadStates);
  const ofTopic = row.word('topic', topics);
  if (topic !== null && topic !== ofTopic) return null;
  if ((scope === 'answered' || scope === 'accepted') && state !== scope) return null;
  const words = wordsOfRow(
    database,
    row,
    row.optional('edit', () => row.integer('edit')),
  );
  if (!words) return null;
  return {
    number,
    post: toHex(row.bytes('id', 32)),
    thread: row.bytes<ThreadId>('thread', 32),
    role: row.word('role', postRoles),
    round: row.integer('round'),
    topic: ofTopic,
    state,
    words,
  };
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

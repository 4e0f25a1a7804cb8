import { toHex } from '../../../protocol/bytes.ts';
import type { PostRole } from '../../../protocol/post.ts';
import type { VaultDatabase } from '../database.ts';
import { postRoles } from '../post-row.ts';
import type { Row } from '../row.ts';
import { readThread, type ThreadRow } from '../thread-row.ts';
import { marked as threadsWithMarks, shown as threadColumns } from '../thread-store.ts';
import { wordsAt, wordsInRow, type PostWords } from './post-words.ts';

/** What is shown of a post, its words as they were written. `post`: id of its first part, hex. `came`: the round. */
export type HitRow = {
  post: string;
  author: PostRole;
  came: number;
  thread: ThreadRow;
  words: PostWords;
};

const hits = `
  SELECT post.number, post.id AS post, post.role AS author, post.round AS came, post.parts, post.payload, edit, ${threadColumns}
  FROM (SELECT value FROM json_each(?)) CROSS JOIN search_document ON search_document.number = value
  CROSS JOIN post ON post.number = value CROSS JOIN ${threadsWithMarks} WHERE thread.id = post.thread`;

/** By their numbers; those whose words are gone are missing. */
export const hitsAt = (database: VaultDatabase, numbers: readonly number[]): Map<number, HitRow> =>
  new Map(
    database.all(hits, JSON.stringify(numbers)).flatMap((row) => {
      const number = row.integer('number');
      const words = wordsOf(database, row, number);
      if (!words) return [];
      const hit = {
        post: toHex(row.bytes('post', 32)),
        author: row.word('author', postRoles),
        came: row.integer('came'),
        thread: readThread(row),
        words,
      };
      return [[number, hit]];
    }),
  );

function wordsOf(database: VaultDatabase, row: Row, number: number): PostWords | null {
  const edit = row.optional('edit', () => row.integer('edit'));
  const isPlain = edit === null && row.integer('parts') === 1;
  return isPlain ? wordsInRow(row) : wordsAt(database, number, edit);
}

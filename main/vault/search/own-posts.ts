import type { EdPublicKey, ThreadId } from '../../../protocol/bytes.ts';
import type { VaultDatabase } from '../database.ts';
import { wordsAt, type PostWords } from './post-words.ts';

/** Posts of this person that are here and have words. `number`: as the index names them. */
export type OwnPost = { number: number; thread: ThreadId; words: PostWords };

/** Under pseudonyms, and under a badge in threads that it wrote in. */
const written = `
  SELECT post.number, post.thread, search_document.edit FROM (
    SELECT thread, author FROM pseudonym UNION ALL SELECT thread, ? FROM badge_sequence
  ) AS me
  CROSS JOIN post INDEXED BY post_place ON post.thread = me.thread AND post.author = me.author
  CROSS JOIN message ON message.number = post.number
  LEFT JOIN search_document ON search_document.number = post.number
  WHERE message.state = 'shown' AND message.kind IN ('question', 'answer', 'comment', 'follow-up')
  ORDER BY post.number DESC LIMIT ?`;

/** The newest first. `badge`: `null` for who has none. */
export function ownPostsIn(
  database: VaultDatabase,
  badge: EdPublicKey | null,
  limit: number,
): OwnPost[] {
  return database.all(written, badge, limit).flatMap((row) => {
    const number = row.integer('number');
    const words = wordsAt(
      database,
      number,
      row.optional('edit', () => row.integer('edit')),
    );
    return words ? [{ number, thread: row.bytes<ThreadId>('thread', 32), words }] : [];
  });
}

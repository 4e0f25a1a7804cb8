import type { EdPublicKey, Hash } from '../../protocol/bytes.ts';
import type { VaultDatabase } from './database.ts';
import { readPost, type StoredPost } from './post-row.ts';
import type { SearchStore } from './search/store.ts';

/** Takes the bodies from a post, or from all that an author wrote, and what can be found by them from the index. Answers those that had one. */
export function emptyPosts(
  database: VaultDatabase,
  search: SearchStore,
  which: 'id' | 'author',
  value: Hash | EdPublicKey,
): StoredPost[] {
  // The index of places knows the authors.
  const where =
    which === 'id'
      ? 'id = ?'
      : 'number IN (SELECT number FROM post INDEXED BY post_place WHERE author = ?)';
  search.forget(where, value);
  const emptied = database
    .all(
      `UPDATE post SET checkpoint = NULL, payload = NULL, bytes = NULL
       WHERE (payload IS NOT NULL OR bytes IS NOT NULL) AND ${where} RETURNING *`,
      value,
    )
    .map(readPost);
  for (const { id } of emptied) {
    database.run('DELETE FROM stray_checkpoint WHERE post = ?', id);
    database.run('DELETE FROM kept_body WHERE post = ?', id);
  }
  return emptied;
}

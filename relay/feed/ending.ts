import type { DatabaseSync } from 'node:sqlite';
import { emptyJournal, transaction } from '../storage/database.ts';

/**
 * At the programme's date of deletion: bodies go, and under which pseudonym and in which thread each was written. What is left are the ids that the chain
 * names, so that every PC can be told that the programme is over. May be repeated.
 */
export function deletePosts(database: DatabaseSync): void {
  transaction(database, () => {
    database.exec(`
      UPDATE posts SET body = NULL, author = id, thread = id, epoch = 0, sequence = 0
        WHERE body IS NOT NULL OR author <> id;
      DELETE FROM threads;
      DELETE FROM parked;
      DELETE FROM receipts;
    `);
  });
  emptyJournal(database);
}

import type { DatabaseSync } from 'node:sqlite';
import { emptyJournal, transaction } from '../storage/database.ts';
import type { Epochs } from './epochs.ts';

const tables = ['issuances', 'keys_ahead', 'badges', 'members', 'invites', 'removals', 'epochs'];

/** At the programme's date of deletion: nobody was ever here, and no epoch had a key. May be repeated. */
export function forgetEverybody(database: DatabaseSync, epochs: Epochs): void {
  epochs.eraseBefore(Number.MAX_SAFE_INTEGER);
  transaction(database, () => {
    for (const table of tables) database.exec(`DELETE FROM ${table}`);
  });
  emptyJournal(database);
}

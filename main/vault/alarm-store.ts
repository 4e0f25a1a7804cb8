import { alarmKinds, type AlarmKind } from '../../preload/contract.ts';
import type { VaultDatabase } from './database.ts';

/** An alarm that was met. `day`: start of that local day, ms since 1970. */
export type StoredAlarm = { kind: AlarmKind; report: string; day: number };

/** The one alarm that stands, over every restart, until the person decides to go on. */
export class AlarmStore {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  load(): StoredAlarm | null {
    const row = this.#database.get('SELECT * FROM alarm');
    if (!row) return null;
    return {
      kind: row.word('kind', alarmKinds),
      report: row.text('report'),
      day: row.integer('day'),
    };
  }

  save({ kind, report, day }: StoredAlarm): void {
    this.#database.run('INSERT OR REPLACE INTO alarm VALUES (1, ?, ?, ?)', kind, report, day);
  }

  clear(): void {
    this.#database.run('DELETE FROM alarm');
  }
}

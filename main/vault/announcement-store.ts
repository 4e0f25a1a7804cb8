import type { VaultDatabase } from './database.ts';

/** What this PC knows of a notice beside its text: the round that brought it (`null`: before this was written down), and whether it was seen. */
export type NoticeMark = { number: number; round: number | null; seen: boolean };

/** Which announcements this person has seen. */
export class AnnouncementStore {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  /** Of all notices, by their numbers in the chain, which begin at 0. */
  marks(): Map<number, NoticeMark> {
    const rows = this.#database.all('SELECT number, round, seen FROM notice ORDER BY number');
    return new Map(
      rows.map((row, number) => {
        const round = row.optional('round', () => row.integer('round'));
        return [number, { number, round, seen: row.flag('seen') }];
      }),
    );
  }

  /** Everything that is here now counts as seen. How many were not before. */
  markSeen(): number {
    return this.#database.run('UPDATE notice SET seen = 1 WHERE seen = 0');
  }
}

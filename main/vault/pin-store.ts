import type { Bytes16, Bytes32 } from '../../protocol/bytes.ts';
import type { VaultDatabase } from './database.ts';

/** What the PIN of the screen is recognised by: scrypt of it, with this cost (N) and salt. It opens no key. */
export type Pin = { cost: number; salt: Bytes16; verifier: Bytes32 };

/** Wrong PINs in a row, and when the last one was typed, ms since 1970. */
export type Misses = { count: number; lastAt: number };

/** The PIN of this PC's screen, if there is one. */
export class PinStore {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  get(): (Pin & { misses: Misses }) | null {
    const row = this.#database.get('SELECT * FROM pin');
    return (
      row && {
        cost: row.integer('cost'),
        salt: row.bytes<Bytes16>('salt', 16),
        verifier: row.bytes<Bytes32>('verifier', 32),
        misses: { count: row.integer('misses'), lastAt: row.integer('missed_at') },
      }
    );
  }

  /** In place of the one before, and without its misses. */
  set({ cost, salt, verifier }: Pin): void {
    this.#database.run(
      'INSERT OR REPLACE INTO pin VALUES (1, ?, ?, ?, 0, 0)',
      cost,
      salt,
      verifier,
    );
  }

  noteMisses({ count, lastAt }: Misses): void {
    this.#database.run('UPDATE pin SET misses = ?, missed_at = ?', count, lastAt);
  }

  remove(): void {
    this.#database.run('DELETE FROM pin');
  }
}

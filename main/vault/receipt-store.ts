import type { Hash } from '../../protocol/bytes.ts';
import type { VaultDatabase } from './database.ts';
import type { Row } from './row.ts';

/**
 * made: written down, and perhaps never handed to the network, if the program was ended in between. sent: handed over. found: its receipt was
 * seen; kept while its post has not been published.
 */
export const expectationStates = ['made', 'sent', 'found'] as const;
export type ExpectationState = (typeof expectationStates)[number];

/** An envelope of ours. `post`: what is in it, `null` for a dummy or an erasure. */
export type Expectation = {
  round: number;
  envelope: Hash;
  post: Hash | null;
  state: ExpectationState;
};

/** What a local day's search for receipts has found so far. */
export type ReceiptDay = { day: number; sent: number; missing: number };

/** Which envelopes of ours have to be acknowledged, and how many were not. */
export class ReceiptStore {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  expect(round: number, envelope: Hash, post: Hash | null): void {
    this.#database.run(
      'INSERT OR REPLACE INTO expected_receipt (round, envelope, post, state) VALUES (?, ?, ?, ?)',
      round,
      envelope,
      post,
      'made' satisfies ExpectationState,
    );
  }

  setState(round: number, state: ExpectationState): void {
    this.#database.run('UPDATE expected_receipt SET state = ? WHERE round = ?', state, round);
  }

  forget(round: number): void {
    this.#database.run('DELETE FROM expected_receipt WHERE round = ?', round);
  }

  /** The post is published, or is to be sent again. */
  forgetPost(post: Hash): void {
    this.#database.run(`DELETE FROM expected_receipt WHERE post = ? AND state = 'found'`, post);
  }

  /** The last round that an envelope was written down for; -1 for none. */
  newest(): number {
    const row = this.#database.get('SELECT max(round) AS round FROM expected_receipt');
    return row?.optional('round', () => row.integer('round')) ?? -1;
  }

  get(round: number): Expectation | null {
    const row = this.#database.get('SELECT * FROM expected_receipt WHERE round = ?', round);
    return row && readExpectation(row);
  }

  /** Those that were not found, in rounds below `round`, are dropped: those rounds were published for nobody. */
  dropBefore(round: number): void {
    this.#database.run(`DELETE FROM expected_receipt WHERE round < ? AND state <> 'found'`, round);
  }

  /** Posts whose envelope was found and that are not published, with the rounds of their receipts. */
  acknowledged(): { post: Hash; round: number }[] {
    return this.#database
      .all(`SELECT post, round FROM expected_receipt WHERE state = 'found' AND post IS NOT NULL`)
      .map((row) => ({ post: row.bytes<Hash>('post', 32), round: row.integer('round') }));
  }

  /** Counts an envelope of a local day. */
  count(day: number, missing: boolean): void {
    this.#database.run(
      `INSERT INTO receipt_day VALUES (?, 1, ?)
       ON CONFLICT (day) DO UPDATE SET sent = sent + 1, missing = missing + excluded.missing`,
      day,
      Number(missing),
    );
  }

  day(day: number): ReceiptDay {
    const row = this.#database.get('SELECT * FROM receipt_day WHERE day = ?', day);
    return row
      ? { day, sent: row.integer('sent'), missing: row.integer('missing') }
      : { day, sent: 0, missing: 0 };
  }

  /** Forgets the counts of days before this one. */
  dropDaysBefore(day: number): void {
    this.#database.run('DELETE FROM receipt_day WHERE day < ?', day);
  }
}

function readExpectation(row: Row): Expectation {
  return {
    round: row.integer('round'),
    envelope: row.bytes<Hash>('envelope', 32),
    post: row.optional('post', () => row.bytes<Hash>('post', 32)),
    state: row.word('state', expectationStates),
  };
}

import type { HoldReason, ReturnReason, SendChoice } from '../../preload/contract.ts';
import type { Hash, ThreadId } from '../../protocol/bytes.ts';
import type { VaultDatabase } from './database.ts';
import type { DraftStore } from './draft-store.ts';
import { Listeners } from './listeners.ts';
import {
  readItem,
  readOutboxPart,
  storedContent,
  type OutboxItem,
  type OutboxPart,
  type OutboxState,
  type PlannedRound,
} from './outbox-row.ts';
import { draftOf } from './returned-draft.ts';
import type { Row } from './row.ts';

/** Stands for the round of an upload that is to be forgotten, though not that there was one: no envelope goes into the feed's first batch. */
const longAgo = 0;
const free = `round = ${longAgo}, envelope = NULL, planned_round = NULL, until_round = NULL`;

/** How many entries that were seen in the feed are remembered. */
const confirmedKept = 20;

/** What was sent and not seen in the feed yet. An entry leaves only when all its posts were seen, or goes back to the drafts. */
export class OutboxStore {
  readonly #database: VaultDatabase;
  readonly #drafts: DraftStore;
  readonly #changed = new Listeners<null>();
  /** In memory only: when something arrived is nothing to keep. */
  #confirmed: OutboxItem[] = [];

  constructor(database: VaultDatabase, drafts: DraftStore) {
    this.#database = database;
    this.#drafts = drafts;
  }

  add(item: OutboxItem): void {
    const { kind, payload } = storedContent(item.content);
    this.#database.transaction(() => {
      this.#database.run(
        `INSERT INTO outbox (id, kind, payload, thread, opens, audience, mentor, choice, created_at, state, hold, why, planned_round)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        item.id,
        kind,
        payload,
        item.thread,
        Number(item.opens),
        item.audience,
        item.mentor,
        item.choice,
        item.createdAt,
        item.state,
        item.hold,
        item.why,
        item.plannedRound,
      );
      this.#insertParts(item.id, item.parts);
      this.#tell();
    });
  }

  /** Oldest first. */
  list(): OutboxItem[] {
    return this.#items(
      this.#database.all('SELECT * FROM outbox ORDER BY number'),
      this.#database.all('SELECT * FROM outbox_part ORDER BY outbox, sequence'),
    );
  }

  /** Those that were seen in the feed since this vault was opened, the last ones, oldest first. */
  confirmed(): readonly OutboxItem[] {
    return this.#confirmed;
  }

  /** A thread's entries, oldest first. */
  ofThread(thread: ThreadId): OutboxItem[] {
    return this.#items(
      this.#database.all('SELECT * FROM outbox WHERE thread = ? ORDER BY number', thread),
      this.#database.all(
        `SELECT * FROM outbox_part WHERE outbox IN (SELECT number FROM outbox WHERE thread = ?)
         ORDER BY outbox, sequence`,
        thread,
      ),
    );
  }

  count(): number {
    return this.#database.get('SELECT count(*) AS n FROM outbox')?.integer('n') ?? 0;
  }

  get(id: string): OutboxItem | null {
    const row = this.#database.get('SELECT * FROM outbox WHERE id = ?', id);
    return row && this.#item(row);
  }

  setThread(id: string, thread: ThreadId): void {
    this.#database.run('UPDATE outbox SET thread = ? WHERE id = ?', thread, id);
    this.#tell();
  }

  /** Keeps the sealed posts: from now on the same bytes are sent, however often. */
  setParts(id: string, parts: readonly OutboxPart[]): void {
    this.#database.transaction(() => {
      this.#database.run(
        'DELETE FROM outbox_part WHERE outbox = (SELECT number FROM outbox WHERE id = ?)',
        id,
      );
      this.#insertParts(id, parts);
      this.#tell();
    });
  }

  /** `hold`, `why` and `plannedRound` are `null` where they are not given. */
  setState(
    id: string,
    state: OutboxState,
    details: {
      hold?: HoldReason | null;
      why?: ReturnReason | null;
      plannedRound?: number | null;
    } = {},
  ): void {
    this.#database.run(
      'UPDATE outbox SET state = ?, hold = ?, why = ?, planned_round = ? WHERE id = ?',
      state,
      details.hold ?? null,
      details.why ?? null,
      details.plannedRound ?? null,
      id,
    );
    this.#tell();
  }

  /** Another choice of when an entry goes. What was planned for posts that have not left is forgotten. */
  setChoice(id: string, choice: SendChoice): void {
    this.#database.transaction(() => {
      this.#database.run('UPDATE outbox SET choice = ? WHERE id = ?', choice, id);
      this.#database.run(
        `UPDATE outbox_part SET planned_round = NULL, until_round = NULL
         WHERE outbox = (SELECT number FROM outbox WHERE id = ?) AND seen = 0`,
        id,
      );
      this.#tell();
    });
  }

  setPlan(id: string, sequence: number, plan: PlannedRound | null): void {
    const change = 'planned_round = ?, until_round = ?';
    this.#changePart(id, sequence, change, plan?.round ?? null, plan?.until ?? null);
  }

  markUploaded(id: string, sequence: number, round: number, envelope: Hash): void {
    this.#changePart(id, sequence, 'round = ?, envelope = ?', round, envelope);
  }

  /** The receipt of the last upload did not come: the post is free to be planned and sent again. */
  markMissed(id: string, sequence: number): void {
    this.#changePart(id, sequence, `misses = misses + 1, ${free}`);
  }

  /** The last upload is to be repeated, whatever became of it. */
  markFree(id: string, sequence: number): void {
    this.#changePart(id, sequence, free);
  }

  /** The author has been asked: the post is free to be sent as if it had never been missed. */
  forgive(id: string, sequence: number): void {
    this.#changePart(id, sequence, `misses = 0, ${free}`);
  }

  /** The last upload never left: `round` is that of the one before it. */
  markNotLeft(id: string, sequence: number, round: number | null): void {
    this.#changePart(id, sequence, 'round = ?, envelope = NULL', round);
  }

  /**
   * Notes which posts stand in the feed. Entries that are complete leave; their ids. `empty`: posts among them that stand there without a body, for it
   * was voided: their entries come back, for nobody else has those words any more.
   */
  markSeen(posts: readonly Hash[], empty: readonly Hash[] = []): string[] {
    return this.#database.transaction(() => {
      let marked = 0;
      for (const post of posts) {
        marked += this.#database.run(
          'UPDATE outbox_part SET seen = 1 WHERE id = ? AND seen = 0',
          post,
        );
      }
      if (marked === 0) return [];
      this.#tell();
      for (const post of empty) {
        this.#database.run(
          `UPDATE outbox SET state = 'returned', why = 'voided', hold = NULL, planned_round = NULL
           WHERE number = (SELECT outbox FROM outbox_part WHERE id = ?)`,
          post,
        );
      }
      const complete = this.#database.all(
        `SELECT * FROM outbox
         WHERE coalesce(why, '') <> 'voided'
           AND EXISTS (SELECT 1 FROM outbox_part WHERE outbox = outbox.number)
           AND NOT EXISTS (SELECT 1 FROM outbox_part WHERE outbox = outbox.number AND seen = 0)
         ORDER BY number`,
      );
      const left = this.#items(complete, []);
      for (const { id } of left) this.#database.run('DELETE FROM outbox WHERE id = ?', id);
      if (left.length > 0) {
        this.#database.afterCommit(() => {
          this.#confirmed = [...this.#confirmed, ...left].slice(-confirmedKept);
        });
      }
      return left.map(({ id }) => id);
    });
  }

  /** Takes an entry out; what it says is the caller's. */
  remove(id: string): void {
    if (this.#database.run('DELETE FROM outbox WHERE id = ?', id) > 0) this.#tell();
  }

  /**
   * Takes an entry out and makes a draft of what it says, under the same id. The id; `null` for an entry without words (me too, claim …), which is
   * just taken out, and for an unknown id.
   */
  returnToDraft(id: string): string | null {
    return this.#database.transaction(() => {
      const item = this.get(id);
      if (!item) return null;
      this.remove(id);
      const draft = draftOf(item, this.#drafts.get(id));
      if (!draft) return null;
      this.#drafts.save(draft);
      return draft.id;
    });
  }

  onChanged(listener: () => void): () => void {
    return this.#changed.add(listener);
  }

  #changePart(
    id: string,
    sequence: number,
    change: string,
    ...values: (number | Uint8Array | null)[]
  ): void {
    this.#database.run(
      `UPDATE outbox_part SET ${change}
       WHERE outbox = (SELECT number FROM outbox WHERE id = ?) AND sequence = ?`,
      ...values,
      id,
      sequence,
    );
    this.#tell();
  }

  #insertParts(id: string, parts: readonly OutboxPart[]): void {
    for (const part of parts) {
      this.#database.run(
        `INSERT INTO outbox_part
         VALUES ((SELECT number FROM outbox WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        part.sequence,
        part.post,
        part.id,
        part.round,
        part.envelope,
        part.misses,
        Number(part.seen),
        part.plan?.round ?? null,
        part.plan?.until ?? null,
      );
    }
  }

  #item(row: Row): OutboxItem {
    const parts = this.#database.all(
      'SELECT * FROM outbox_part WHERE outbox = ? ORDER BY sequence',
      row.integer('number'),
    );
    return readItem(row, parts.map(readOutboxPart));
  }

  /** One query for all posts: a list that asked for those of each entry would ask as often as it is long. */
  #items(rows: readonly Row[], parts: readonly Row[]): OutboxItem[] {
    const byEntry = Map.groupBy(parts, (part) => part.integer('outbox'));
    return rows.map((row) =>
      readItem(row, (byEntry.get(row.integer('number')) ?? []).map(readOutboxPart)),
    );
  }

  #tell(): void {
    this.#database.afterCommit(() => this.#changed.tell(null));
  }
}

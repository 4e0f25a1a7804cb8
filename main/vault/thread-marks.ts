import type { ThreadMark } from '../../preload/mark-views.ts';
import type { ThreadId } from '../../protocol/bytes.ts';
import type { VaultDatabase } from './database.ts';

/** How many muted threads stand in lists whose figures call for somebody. */
export type MutedFigures = { unread: number; mineUnread: number };

/** What this person has marked for themselves: threads put by, and threads that are to be silent. Nobody else learns of it. */
export class ThreadMarks {
  readonly #database: VaultDatabase;

  constructor(database: VaultDatabase) {
    this.#database = database;
  }

  of(thread: ThreadId): ThreadMark {
    const row = this.#database.get('SELECT * FROM thread_mark WHERE thread = ?', thread);
    return { bookmarked: row?.flag('bookmarked') ?? false, muted: row?.flag('muted') ?? false };
  }

  /** What is left out stays as it is. A thread without a mark has no row. */
  set(thread: ThreadId, change: Partial<ThreadMark>): void {
    const { bookmarked, muted } = { ...this.of(thread), ...change };
    if (bookmarked || muted) {
      this.#database.run(
        'INSERT OR REPLACE INTO thread_mark VALUES (?, ?, ?)',
        thread,
        Number(bookmarked),
        Number(muted),
      );
    } else this.#database.run('DELETE FROM thread_mark WHERE thread = ?', thread);
  }

  /** Marks are few: these threads are counted one by one. */
  muted(): MutedFigures {
    const row = this.#database.get(
      `SELECT coalesce(sum(unread > 0), 0) AS unread, coalesce(sum(unread > 0 AND mine = 1), 0) AS mine
       FROM thread_mark CROSS JOIN thread ON id = thread_mark.thread WHERE muted = 1`,
    );
    return {
      unread: row?.integer('unread') ?? 0,
      mineUnread: row?.integer('mine') ?? 0,
    };
  }
}

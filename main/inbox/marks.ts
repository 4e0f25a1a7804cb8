import type { Request } from '../../preload/contract.ts';
import { fromHex, type ThreadId } from '../../protocol/bytes.ts';
import { ComposeError } from '../vault/compose-error.ts';
import type { Vault } from '../vault/vault.ts';

/** What is counted where everybody may see it: nothing that this person has muted. */
export type Calling = { waiting: number; mineUnread: number };

/** Threads put by, and muted ones. */
export class Marks {
  readonly #vault: Vault;

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  /** Throws ComposeError 'thread-unknown'; a question that is still on its way has no name yet that stays. */
  set({ thread, bookmarked, muted }: Request<'mark'>): void {
    const id = fromHex<ThreadId>(thread, 32);
    if (!this.#vault.threads.get(id)) throw new ComposeError('thread-unknown');
    this.#vault.transaction(() =>
      this.#vault.marks.set(id, {
        ...(bookmarked === undefined ? {} : { bookmarked }),
        ...(muted === undefined ? {} : { muted }),
      }),
    );
  }

  calling(): Calling {
    const { threads, marks } = this.#vault;
    const muted = marks.muted();
    return {
      waiting: threads.count('waiting', null) - muted.waiting,
      mineUnread: threads.unread().mine - muted.mineUnread,
    };
  }
}

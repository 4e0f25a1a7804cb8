import type { Request } from '../../preload/contract.ts';
import { fromHex, type ThreadId } from '../../protocol/bytes.ts';
import { ComposeError } from '../vault/compose-error.ts';
import type { Vault } from '../vault/vault.ts';

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
}

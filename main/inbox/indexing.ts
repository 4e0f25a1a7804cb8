import type { Environment, Timer } from '../../protocol/environment.ts';
import type { Vault } from '../vault/vault.ts';
import type { Inbox } from './inbox.ts';
import { indexPosts } from './index-posts.ts';

/** Time between two pieces, in which a person reads and writes, ms. */
const pause = 10;
/** After a failure, as a full disk, ms. */
const longPause = 60_000;

export type IndexingOptions = {
  vault: Vault;
  environment: Environment;
  /** What is to be made anew after an update comes first. */
  inbox: () => Pick<Inbox, 'makeAnew'> | null;
  /** Told of what stopped a piece; it is tried again. */
  fault: (error: unknown) => void;
};

/** Takes up into the index what waits for it, piece by piece, while the app does its work: each piece is kept or not at all. */
export class Indexing {
  readonly #options: IndexingOptions;
  #timer: Timer | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(options: IndexingOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#unsubscribe) return;
    this.#unsubscribe = this.#options.vault.feed.onChanged(() => this.#wait(pause));
    this.#wait(pause);
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#timer?.cancel();
    this.#timer = null;
  }

  #wait(ms: number): void {
    this.#timer ??= this.#options.environment.after(ms, () => this.#work());
  }

  #work(): void {
    this.#timer = null;
    try {
      const { inbox, vault } = this.#options;
      if (inbox()?.makeAnew() || indexPosts(vault)) this.#wait(pause);
    } catch (error) {
      this.#options.fault(error);
      this.#wait(longPause);
    }
  }
}

import type { AppState, OutboxEntry, StatusView } from '../preload/contract.ts';
import type { Announcer } from './announcer.ts';

export type ChangesOptions = {
  announcer: Announcer;
  appState: () => AppState;
  status: () => StatusView;
  outbox: () => OutboxEntry[];
  /** How many entries wait in the outbox. */
  waiting: () => number;
};

/** Tells the page what has changed, and what changes with it. */
export class Changes {
  readonly #options: ChangesOptions;
  /** Threads to be told of; `null`: all. */
  #threads: Set<string> | null = new Set();
  #waiting: number;

  constructor(options: ChangesOptions) {
    this.#options = options;
    this.#waiting = options.waiting();
  }

  state(): void {
    const { announcer, appState } = this.#options;
    announcer.soon('stateChanged', appState);
    this.status();
  }

  status(): void {
    const { announcer, status } = this.#options;
    announcer.soon('statusChanged', status);
  }

  drafts(): void {
    this.#options.announcer.soon('draftsChanged', () => null);
  }

  outbox(): void {
    const { announcer, outbox, waiting } = this.#options;
    const now = waiting();
    // What waits is shown in its thread as well.
    if (now !== this.#waiting) this.inbox(null);
    this.#waiting = now;
    announcer.soon('outboxChanged', outbox);
    this.status();
  }

  /** `threads`: 64 hex digits each; `null`: any of them. */
  inbox(threads: readonly string[] | null): void {
    if (threads === null) this.#threads = null;
    else for (const thread of threads) this.#threads?.add(thread);
    this.#options.announcer.soon('inboxChanged', () => {
      const changed = this.#threads;
      this.#threads = new Set();
      return { threads: changed && [...changed] };
    });
  }
}

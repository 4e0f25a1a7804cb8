import { batch, signal } from '@preact/signals';
import type {
  Bridge,
  ErrorCode,
  Outcome,
  OutboxEntry,
  Request,
  ThreadView,
} from '../../preload/contract.ts';

/** What a thread was opened for: the post that was found, and the words that were searched for. */
export type Sought = { post: string; terms: readonly string[] };

/** The thread that is open, and from which post on it was new when it was opened. */
export class Reading {
  readonly thread = signal<ThreadView | null>(null);
  /** The first post that was new; stays while the thread is open, although everything counts as read by then. */
  readonly newFrom = signal<string | null>(null);
  readonly problem = signal<ErrorCode | null>(null);
  /** Set while a thread is open that was found by a search. */
  readonly sought = signal<Sought | null>(null);
  readonly #bridge: Bridge;
  readonly #isWatched: () => boolean;
  readonly #seen: () => void;
  #id: string | null = null;

  /**
   * @param isWatched whether a person can see the page now: what nobody saw stays unread
   * @param seen called when main has noted that the open thread was seen
   */
  constructor(bridge: Bridge, isWatched: () => boolean, seen: () => void) {
    this.#bridge = bridge;
    this.#isWatched = isWatched;
    this.#seen = seen;
  }

  /** @param sought what it was found by; `null` when it was not searched for */
  async open(id: string | null, sought: Sought | null = null): Promise<void> {
    if (id === this.#id) {
      if (sought !== null) this.sought.value = sought;
      return;
    }
    this.#id = id;
    batch(() => {
      this.sought.value = sought;
      this.thread.value = null;
      this.newFrom.value = null;
      this.problem.value = null;
    });
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    const outcome = await this.#bridge.thread({ id });
    if (id !== this.#id) return;
    if (!outcome.ok) {
      this.problem.value = outcome.code;
      return;
    }
    const view = outcome.value;
    batch(() => {
      this.problem.value = null;
      this.newFrom.value ??= view.posts.find((post) => post.unread)?.id ?? null;
      this.thread.value = view;
    });
    await this.markSeen();
  }

  /** Tells main that the open thread has been seen, if somebody can see it. */
  async markSeen(): Promise<void> {
    const view = this.thread.value;
    if (view === null || !this.#isWatched() || !view.posts.some((post) => post.unread)) return;
    const outcome = await this.#bridge.markRead({ id: view.summary.id });
    if (outcome.ok) this.#seen();
  }

  async react(request: Request<'react'>): Promise<Outcome<OutboxEntry>> {
    const outcome = await this.#bridge.react(request);
    if (outcome.ok) await this.refresh();
    return outcome;
  }
}

import { signal, type Signal } from '@preact/signals';
import type {
  Bridge,
  Counts,
  ErrorCode,
  ThreadFilter,
  ThreadSummary,
  Topic,
} from '../../preload/contract.ts';
import { PagedRows } from './paged-rows.ts';

/** The threads of the chosen filter and topic, and the figures of the sidebar. */
export class ThreadListing {
  readonly total: Signal<number>;
  readonly loaded: Signal<boolean>;
  readonly problem: Signal<ErrorCode | null>;
  readonly counts = signal<Counts | null>(null);
  readonly #bridge: Bridge;
  readonly #rows: PagedRows<ThreadSummary>;
  #filter: ThreadFilter = 'inbox';
  #topic: Topic | null = null;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#rows = new PagedRows(
      async (offset, limit) => {
        const request = { filter: this.#filter, topic: this.#topic, offset, limit };
        const outcome = await bridge.threads(request);
        if (!outcome.ok) return outcome;
        const { threads, total } = outcome.value;
        return { ok: true, value: { rows: threads, total } };
      },
      ({ id }) => id,
    );
    const { total, loaded, problem } = this.#rows;
    this.total = total;
    this.loaded = loaded;
    this.problem = problem;
  }

  /** The thread in row `index`; `null` while it has not been read. */
  at(index: number): ThreadSummary | null {
    return this.#rows.at(index);
  }

  /** The row of a thread, if it is in a page that is kept. */
  placeOf(id: string): number | null {
    return this.#rows.placeOf(id);
  }

  /** These rows are on show: reads what is missing of them. */
  async look(first: number, last: number): Promise<void> {
    await this.#rows.look(first, last);
  }

  async show(filter: ThreadFilter, topic: Topic | null): Promise<void> {
    if (this.loaded.value && filter === this.#filter && topic === this.#topic) return;
    this.#filter = filter;
    this.#topic = topic;
    await this.#rows.begin();
  }

  /** Reads again what is on show, and nothing else. */
  async refresh(): Promise<void> {
    await this.#rows.refresh();
  }

  async refreshCounts(): Promise<void> {
    const outcome = await this.#bridge.counts();
    if (outcome.ok) this.counts.value = outcome.value;
  }

  /** Nobody may see these rows any more. */
  forget(): void {
    this.#rows.forget();
    this.counts.value = null;
  }
}

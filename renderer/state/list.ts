import { batch, signal } from '@preact/signals';
import type {
  Bridge,
  Counts,
  ErrorCode,
  ThreadFilter,
  ThreadSummary,
  Topic,
} from '../../preload/contract.ts';

const pageLength = 100;

/** The threads of the chosen filter and topic, as far as they have been scrolled to, and the figures of the sidebar. */
export class ThreadListing {
  readonly threads = signal<ThreadSummary[]>([]);
  readonly total = signal(0);
  readonly counts = signal<Counts | null>(null);
  readonly loaded = signal(false);
  readonly problem = signal<ErrorCode | null>(null);
  readonly #bridge: Bridge;
  #filter: ThreadFilter = 'inbox';
  #topic: Topic | null = null;
  /** Grows with every change of filter, so that an answer to an older one is thrown away. */
  #turn = 0;
  #reading: Promise<void> | null = null;
  #again = false;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  async show(filter: ThreadFilter, topic: Topic | null): Promise<void> {
    if (this.loaded.value && filter === this.#filter && topic === this.#topic) return;
    this.#filter = filter;
    this.#topic = topic;
    this.#turn += 1;
    this.loaded.value = false;
    this.#reading = null;
    await this.refresh();
  }

  /** Reads again what is on show. Calls that come while it reads lead to one more reading, not to many. */
  async refresh(): Promise<void> {
    if (this.#reading !== null) {
      this.#again = true;
      return this.#reading;
    }
    const turn = this.#turn;
    const reading = this.#read(turn, Math.max(pageLength, this.threads.value.length));
    this.#reading = reading;
    await reading;
    if (this.#reading !== reading) return;
    this.#reading = null;
    if (!this.#again) return;
    this.#again = false;
    await this.refresh();
  }

  /** Reads the next page, when the list has been scrolled near its end. */
  async more(): Promise<void> {
    if (this.#reading !== null || this.threads.value.length >= this.total.value) return;
    const reading = this.#read(this.#turn, this.threads.value.length + pageLength);
    this.#reading = reading;
    await reading;
    if (this.#reading === reading) this.#reading = null;
  }

  async refreshCounts(): Promise<void> {
    const outcome = await this.#bridge.counts();
    if (outcome.ok) this.counts.value = outcome.value;
  }

  async #read(turn: number, wanted: number): Promise<void> {
    const threads: ThreadSummary[] = [];
    let total = Number.POSITIVE_INFINITY;
    while (threads.length < Math.min(wanted, total)) {
      const outcome = await this.#bridge.threads({
        filter: this.#filter,
        topic: this.#topic,
        offset: threads.length,
        limit: pageLength,
      });
      if (turn !== this.#turn) return;
      if (!outcome.ok) {
        this.problem.value = outcome.code;
        return;
      }
      threads.push(...outcome.value.threads);
      total = outcome.value.threads.length === 0 ? threads.length : outcome.value.total;
    }
    batch(() => {
      this.threads.value = threads;
      this.total.value = total;
      this.problem.value = null;
      this.loaded.value = true;
    });
  }
}

import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Environment, Timer } from '../protocol/environment.ts';

type Waiting = { at: number; order: number; task: () => void };

/**
 * A world that stands still until a test moves it: time passes in `advance` only, timers fire in the order of their times, and the randomness
 * is the same in every run of the same seed.
 */
export class VirtualEnvironment implements Environment {
  readonly #seed: string;
  readonly #waiting = new Set<Waiting>();
  #now: number;
  #order = 0;
  #drawn = 0;

  constructor(options: { now?: number; seed?: string } = {}) {
    this.#now = options.now ?? Date.UTC(2026, 2, 2, 0, 0, 0);
    this.#seed = options.seed ?? 'kkanbu';
  }

  now(): number {
    return this.#now;
  }

  random(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let offset = 0; offset < length; offset += 32) {
      const block = createHash('sha256').update(`${this.#seed} ${this.#drawn}`).digest();
      bytes.set(block.subarray(0, Math.min(32, length - offset)), offset);
      this.#drawn += 1;
    }
    return bytes;
  }

  after(ms: number, task: () => void): Timer {
    const waiting = { at: this.#now + Math.max(0, ms), order: this.#order, task };
    this.#order += 1;
    this.#waiting.add(waiting);
    return { cancel: () => this.#waiting.delete(waiting) };
  }

  /** The PC sleeps for `ms`: its clock goes on, its timers do not. */
  sleep(ms: number): void {
    this.#now += ms;
    for (const waiting of this.#waiting) waiting.at += ms;
  }

  /** How many timers have neither fired nor been cancelled. */
  get timers(): number {
    return this.#waiting.size;
  }

  /** Lets `ms` pass. After each timer, promises and I/O that are ready get their turn, so timers set by them count too. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await turn();
    for (let next = this.#due(end); next; next = this.#due(end)) {
      this.#waiting.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.task();
      await turn();
    }
    this.#now = Math.max(this.#now, end);
    await turn();
  }

  #due(end: number): Waiting | undefined {
    let first: Waiting | undefined;
    for (const timer of this.#waiting) {
      if (timer.at > end) continue;
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) {
        first = timer;
      }
    }
    return first;
  }
}

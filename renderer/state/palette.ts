import { batch, signal } from '@preact/signals';
import type { Bridge, ThreadSummary } from '../../preload/contract.ts';
import type { PageEnvironment, Timer } from '../environment.ts';
import { answerOf } from './answers.ts';

/** Threads that are offered beside commands. */
const mostThreads = 6;
/** As for the search. */
const pause = 80;

/** What stands before the page: the commands, or the list of keys. What is typed there is forgotten with it. */
export class Palette {
  readonly open = signal<'commands' | 'keys' | null>(null);
  readonly text = signal('');
  /** The line that was chosen by hand; `null`: the best one. */
  readonly chosen = signal<string | null>(null);
  /** Threads that fit what was typed, the best first. */
  readonly threads = signal<readonly ThreadSummary[]>([]);
  readonly #bridge: Bridge;
  readonly #environment: PageEnvironment;
  #timer: Timer | null = null;
  #turn = 0;

  constructor(bridge: Bridge, environment: PageEnvironment) {
    this.#bridge = bridge;
    this.#environment = environment;
  }

  show(which: 'commands' | 'keys'): void {
    this.close();
    this.open.value = which;
  }

  close(): void {
    this.#stop();
    batch(() => {
      this.open.value = null;
      this.text.value = '';
      this.chosen.value = null;
      this.threads.value = [];
    });
  }

  /** Takes over what stands in the field; threads are looked for in a moment. */
  type(text: string): void {
    if (text === this.text.value) return;
    this.text.value = text;
    this.chosen.value = null;
    if (text.trim() !== '') {
      this.#timer ??= this.#environment.after(pause, () => void this.look());
      return;
    }
    this.#stop();
    this.threads.value = [];
  }

  /** Looks for threads now, and answers once they are there. */
  async look(): Promise<void> {
    this.#stop();
    const text = this.text.value;
    if (text.trim() === '') return;
    const turn = this.#turn;
    const asked = { text, topic: null, scope: 'all', offset: 0, limit: mostThreads } as const;
    const outcome = await answerOf(() => this.#bridge.search(asked));
    if (turn !== this.#turn) return;
    // Where the index cannot be read, the commands are still there.
    this.threads.value = outcome.ok ? outcome.value.hits.map(({ thread }) => thread) : [];
  }

  /** Waits for the threads that fit what was typed last, if they are still to be looked for. */
  async settled(): Promise<void> {
    if (this.#timer !== null && this.chosen.value === null) await this.look();
  }

  #stop(): void {
    this.#turn += 1;
    this.#timer?.cancel();
    this.#timer = null;
  }
}

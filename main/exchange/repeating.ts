import type { Environment } from '../../protocol/environment.ts';
import { sleep } from './waiting.ts';

export type RepeatingOptions = {
  environment: Environment;
  /** Asked before each turn: whether there is a reason to go on. */
  goesOn: () => boolean;
  /** One turn. Answers how long to pause after it, ms. Must not throw. */
  work: (signal: AbortSignal) => Promise<number>;
};

/** Does the same work again and again, with pauses that can be cut short, until it is stopped or has no reason to go on. */
export class Repeating {
  readonly #options: RepeatingOptions;
  readonly #stopping = new AbortController();
  #pause = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: RepeatingOptions) {
    this.#options = options;
  }

  /** Aborted by `stop`. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Ends the pause; in the middle of a turn, the one after it. */
  wake(): void {
    this.#pause.abort();
  }

  /** Resolves when the turn that was under way has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#pause.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { environment, goesOn, work } = this.#options;
    while (!this.signal.aborted && goesOn()) {
      this.#pause = new AbortController();
      const pause = await work(this.signal);
      if (this.signal.aborted) return;
      await sleep(environment, pause, this.#pause.signal);
    }
  }
}

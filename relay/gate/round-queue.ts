import type { Envelope } from '../../protocol/envelope.ts';
import type { Environment } from '../../protocol/environment.ts';

export type EndedRound = { round: number; envelopes: Envelope[] };

/** A feed that is away for longer loses the oldest rounds; their senders miss the receipts and send again. */
const most = 60;

/** Ended rounds, in memory, until the feed has stored them. */
export class RoundQueue {
  readonly #environment: Environment;
  #rounds: EndedRound[] = [];
  #emptied: (() => void) | null = null;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  add(ended: EndedRound): void {
    this.#rounds.push(ended);
    if (this.#rounds.length > most) this.#rounds.shift();
  }

  stored(round: number): void {
    this.#rounds = this.#rounds.filter((ended) => ended.round !== round);
    if (this.#rounds.length === 0) this.#emptied?.();
  }

  /** In the order of the rounds. */
  waiting(): readonly EndedRound[] {
    return this.#rounds;
  }

  /** Resolves when nothing waits any more, or after `grace` ms. */
  empty(grace: number): Promise<void> {
    if (this.#rounds.length === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.#environment.after(grace, resolve);
      this.#emptied = () => {
        timer.cancel();
        resolve();
      };
    });
  }
}

import { randomBelow, type Environment } from '../../protocol/environment.ts';

/** Bounds of the waiting time before another try, ms. */
export type BackoffBounds = { first: number; most: number };

const usual: BackoffBounds = { first: 1000, most: 60_000 };

/**
 * How long to wait before the next try: anything from nothing up to a bound that doubles with every failure (full jitter), so that a
 * cohort whose relay comes back does not return all at once.
 */
export class Backoff {
  readonly #environment: Environment;
  readonly #bounds: BackoffBounds;
  #failures = 0;

  constructor(environment: Environment, bounds: BackoffBounds = usual) {
    this.#environment = environment;
    this.#bounds = bounds;
  }

  /** Counts a failure. Answers the time to wait, ms. */
  next(): number {
    const bound = Math.min(this.#bounds.most, this.#bounds.first * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 30);
    return randomBelow(this.#environment, Math.ceil(bound) + 1);
  }

  /** After a success: the next failure starts from the first bound again. */
  reset(): void {
    this.#failures = 0;
  }
}

import type { Environment } from '../protocol/environment.ts';

/** `burst` at once, and `perSecond` in the long run. */
export type Rate = { burst: number; perSecond: number };

/** Whether one more is within a rate. */
export class TokenBucket {
  readonly #rate: Rate;
  readonly #environment: Environment;
  #tokens: number;
  #filledAt: number;

  constructor(rate: Rate, environment: Environment) {
    this.#rate = rate;
    this.#environment = environment;
    this.#tokens = rate.burst;
    this.#filledAt = environment.now();
  }

  take(): boolean {
    const now = this.#environment.now();
    const passed = Math.max(0, now - this.#filledAt) / 1000;
    this.#filledAt = now;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + passed * this.#rate.perSecond);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

import type { CloseName } from '../protocol/close.ts';
import type { Environment, Timer } from '../protocol/environment.ts';
import { placeOf, type Log, type Refusal, type RelayRole } from './log.ts';

const every = 600_000;

/**
 * Counts what happens to single connections and posts, and writes only sums, every ten minutes: a line of its own for each would tell, by the
 * journal's clock, who did what when.
 */
export class Tally {
  readonly #log: Log;
  readonly #role: RelayRole;
  readonly #environment: Environment;
  readonly #closed = new Map<CloseName, number>();
  readonly #refused = new Map<Refusal, number>();
  #timer: Timer;

  constructor(role: RelayRole, log: Log, environment: Environment) {
    this.#role = role;
    this.#log = log;
    this.#environment = environment;
    this.#timer = environment.after(every, () => this.#tick());
  }

  closed(name: CloseName): void {
    this.#closed.set(name, (this.#closed.get(name) ?? 0) + 1);
  }

  refused(refusal: Refusal): void {
    this.#refused.set(refusal, (this.#refused.get(refusal) ?? 0) + 1);
  }

  /** What should not happen is said at once, by its place in the sources. */
  fault(error: unknown): void {
    this.#log('fault', { role: this.#role, at: placeOf(error) });
  }

  /** Writes the sums and counts no more by itself. */
  close(): void {
    this.#timer.cancel();
    this.#flush();
  }

  #tick(): void {
    this.#flush();
    this.#timer = this.#environment.after(every, () => this.#tick());
  }

  #flush(): void {
    for (const [close, count] of this.#closed)
      this.#log('closed', { role: this.#role, close, count });
    for (const [refusal, count] of this.#refused) {
      this.#log('refused', { role: this.#role, refusal, count });
    }
    this.#closed.clear();
    this.#refused.clear();
  }
}

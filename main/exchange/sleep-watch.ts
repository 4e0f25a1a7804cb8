import type { Environment, Timer } from '../../protocol/environment.ts';

/** How often the clock is looked at, ms. */
const rhythm = 15_000;
/** A clock that is so much further on, or back, than its timer tells of a sleep, ms; or was set, which costs one connection. */
const jump = 60_000;
/** Words of the system and of the clock that come within this time are about the same sleep, ms. */
const sameSleep = 20_000;

/** Notices that the PC has slept: where the system says so, and by the clock where it does not. */
export class SleepWatch {
  readonly #environment: Environment;
  readonly #resumed: () => void;
  #timer: Timer | null = null;
  #told: number | null = null;

  /** `resumed`: told once of each sleep. */
  constructor(environment: Environment, resumed: () => void) {
    this.#environment = environment;
    this.#resumed = resumed;
  }

  start(): void {
    this.#timer?.cancel();
    const due = this.#environment.now() + rhythm;
    this.#timer = this.#environment.after(rhythm, () => {
      const late = Math.abs(this.#environment.now() - due);
      this.start();
      if (late > jump) this.hear();
    });
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  /** The PC has slept. */
  hear(): void {
    const now = this.#environment.now();
    if (this.#timer === null) return;
    if (this.#told !== null && Math.abs(now - this.#told) < sameSleep) return;
    this.#told = now;
    // What the clock did in that sleep is known now.
    this.start();
    this.#resumed();
  }
}

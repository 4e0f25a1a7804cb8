import { roundAt } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { staleRounds } from '../../protocol/rules.ts';

/** How far a round may lie from this PC's clock, ms, or `staleRounds` where that is more. */
const tolerance = 10_000;

/**
 * The gate's clock decides, but only near ours: it could name a client by a round of its own, or silence it with one that is far ahead. And
 * where the two agree, they tell that a feed signs rounds that are still to come; a wrong clock of this PC alone tells nothing.
 */
export class AgreedClock {
  readonly #manifest: Manifest;
  readonly #environment: Environment;
  #round: number | null = null;
  #off = false;

  constructor(manifest: Manifest, environment: Environment) {
    this.#manifest = manifest;
    this.#environment = environment;
  }

  /** Whether the gate's last word and this PC's clock lay too far apart. */
  get off(): boolean {
    return this.#off;
  }

  /** Takes a round that the gate announces as the running one; `false` if this PC's clock says otherwise. */
  take(round: number): boolean {
    this.#off = Math.abs(round - this.#own()) > this.#allowed();
    this.#round = this.#off ? null : round;
    return !this.#off;
  }

  /** The connection to the gate is gone: what it said ages, and is let go. */
  lose(): void {
    this.#round = null;
  }

  /** The running round where both clocks agree on it: the later of the two. */
  round(): number | null {
    return this.#round === null ? null : Math.max(this.#round, this.#own());
  }

  /** Whether a round lies further ahead than clocks err. `false` while nothing agrees. */
  isAhead(round: number): boolean {
    const now = this.round();
    return now !== null && round > now + this.#allowed();
  }

  #own(): number {
    return roundAt(this.#manifest, this.#environment.now());
  }

  #allowed(): number {
    return Math.max(staleRounds, Math.ceil(tolerance / this.#manifest.roundLength));
  }
}

import { roundAt, roundStart } from '../../protocol/calendar.ts';
import type { Environment, Timer } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';

/** Round 0 is the feed's genesis: envelopes go into the rounds after it. */
const firstRound = 1;

/** A cohort further away from its start than this looks at the clock again in between, ms. */
const longestWait = 3_600_000;

/**
 * Tells when a round ends and the next begins, by the cohort's start and the clock. Each turn is aimed at the clock anew, so that late timers do
 * not add up; a clock that jumps back does not bring a round again.
 */
export class RoundClock {
  readonly #manifest: Manifest;
  readonly #environment: Environment;
  readonly #turn: (ended: number | null, begun: number) => void;
  #current: number | null = null;
  #timer: Timer | null = null;

  constructor(
    manifest: Manifest,
    environment: Environment,
    turn: (ended: number | null, begun: number) => void,
  ) {
    this.#manifest = manifest;
    this.#environment = environment;
    this.#turn = turn;
  }

  /** The round that is open for envelopes; `null` before the first. */
  get current(): number | null {
    return this.#current;
  }

  /** ms since the open round began. */
  get into(): number {
    if (this.#current === null) return 0;
    return Math.max(
      0,
      Math.floor(this.#environment.now() - roundStart(this.#manifest, this.#current)),
    );
  }

  start(): void {
    const now = this.#environment.now();
    const round = roundAt(this.#manifest, now);
    const ended = this.#current;
    if (round >= firstRound && (ended === null || round > ended)) {
      this.#current = round;
      this.#turn(ended, round);
    }
    const next = Math.max((this.#current ?? firstRound - 1) + 1, firstRound);
    const wait = Math.max(1, roundStart(this.#manifest, next) - now);
    this.#timer = this.#environment.after(Math.min(wait, longestWait), () => this.start());
  }

  stop(): void {
    this.#timer?.cancel();
  }
}

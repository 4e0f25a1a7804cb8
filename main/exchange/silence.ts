import type { Environment, Timer } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { heartbeat } from '../../protocol/rules.ts';

/**
 * Both sides of the relay speak in every round: after this long without a frame, ms, something is wrong with the other side, though it may be there.
 * Whether it is there is for {@link Silence}.
 */
export const silenceAfter = (manifest: Manifest): number =>
  Math.max(3 * manifest.roundLength, 2 * heartbeat);

/** Time between two looks, ms, and how many may find nothing: a dead connection is found 24 to 28 s after the last byte. */
const rhythm = 4_000;
const patience = 6;

export type SilenceOptions = {
  environment: Environment;
  /** Bytes that have come so far. */
  heard: () => number;
  /** Whether nothing is read at the moment, because what came is still being worked on. */
  isPaused: () => boolean;
  /** Nothing came for nearly two heartbeats of the other side. Told once. */
  found: () => void;
};

/**
 * Finds a connection whose other end is gone without a word: a switch that was unplugged, a proxy that forgot. It listens and says nothing: the
 * relay's pings come every 15 s, and a ping of ours would be one more thing by which clients could be told apart. Looks are counted and not
 * time: a program that did not run for a while is behind with reading.
 */
export class Silence {
  readonly #options: SilenceOptions;
  #timer: Timer | null = null;
  #known = 0;
  #quiet = 0;

  constructor(options: SilenceOptions) {
    this.#options = options;
    this.#wait();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #wait(): void {
    this.#timer = this.#options.environment.after(rhythm, () => this.#look());
  }

  #look(): void {
    const { heard, isPaused, found } = this.#options;
    const known = heard();
    this.#quiet = known === this.#known && !isPaused() ? this.#quiet + 1 : 0;
    this.#known = known;
    if (this.#quiet < patience) this.#wait();
    else {
      this.#timer = null;
      found();
    }
  }
}

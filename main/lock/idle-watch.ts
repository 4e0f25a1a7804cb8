import type { Environment } from '../../protocol/environment.ts';

export type IdleWatchOptions = {
  environment: Pick<Environment, 'after'>;
  /** Seconds since the person last touched the computer. */
  idleSeconds: () => number;
  /** Minutes after which the person counts as away; 0: never. */
  limit: () => number;
  /** They have become so. */
  away: () => void;
};

/** Between two looks, ms: a screen may be seen so much longer than was chosen. */
const pause = 15_000;

/** Notices that nobody is at the computer, by what the system says of its keyboard and mouse. */
export class IdleWatch {
  readonly #options: IdleWatchOptions;
  #isAway = false;

  constructor(options: IdleWatchOptions) {
    this.#options = options;
  }

  /** Once; it goes on for as long as the program does. */
  start(): void {
    this.#options.environment.after(pause, () => this.#look());
  }

  #look(): void {
    this.start();
    const { idleSeconds, limit, away } = this.#options;
    const minutes = limit();
    const isAway = minutes > 0 && idleSeconds() >= minutes * 60;
    // Once: whoever unlocks without touching anything, as with a remote hand, is not locked out again at once.
    if (isAway && !this.#isAway) away();
    this.#isAway = isAway;
  }
}

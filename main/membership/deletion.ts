import { dayAt, roundStart } from '../../protocol/calendar.ts';
import type { Environment, Timer } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { hour } from '../../protocol/rules.ts';
import type { Vault } from '../vault/vault.ts';

/** Local days on which this PC's clock must have stood past the date, where the feed is not heard of any more: one jump of a clock deletes nothing. */
export const daysByClock = 7;

export type DeletionOptions = {
  vault: Vault;
  manifest: Manifest;
  environment: Environment;
  /** The programme's data is to be deleted now. Told once. */
  due: () => void;
  fault: (error: unknown) => void;
};

/** Knows when the programme's date of deletion has come: by the feed's word, or by this PC's clock on several days. */
export class Deletion {
  readonly #options: DeletionOptions;
  #timer: Timer | null = null;
  #told = false;
  /** The feed's last round that was looked at. */
  #head: number | null = null;

  constructor(options: DeletionOptions) {
    this.#options = options;
  }

  start(): void {
    this.#goOn();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  /** New batches were stored. */
  look(): void {
    const { vault, manifest } = this.#options;
    const head = vault.feed.head();
    if (!head) return;
    if (roundStart(manifest, head.round) >= manifest.deleteAt) this.#tell();
    else if (this.#head !== null && head.round > this.#head) this.#disbelieveClock();
    this.#head = head.round;
  }

  /** The feed goes on and is before the date: the days on which this PC's clock stood past it were none. */
  #disbelieveClock(): void {
    const { vault, fault } = this.#options;
    try {
      vault.keeping.forgetDeletionDays();
    } catch (error) {
      fault(error);
    }
  }

  #goOn(): void {
    const { environment, fault } = this.#options;
    this.#timer = environment.after(hour, () => this.#goOn());
    try {
      this.look();
      this.#countDay();
    } catch (error) {
      fault(error);
    }
  }

  #countDay(): void {
    const { vault, manifest, environment } = this.#options;
    const now = environment.now();
    if (now < manifest.deleteAt) return;
    if (vault.keeping.countDeletionDay(dayAt(manifest, now)) >= daysByClock) this.#tell();
  }

  #tell(): void {
    if (this.#told) return;
    this.#told = true;
    this.#options.due();
  }
}

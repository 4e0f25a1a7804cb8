import type { Environment } from '../../protocol/environment.ts';
import type { Push } from '../ipc.ts';

export type LastWordsOptions = {
  environment: Pick<Environment, 'now' | 'after'>;
  push: Push;
  /** Whether there is a page that could have anything. */
  hasPage: () => boolean;
  /** Brings the page before the person's eyes: it says what could not be kept. */
  show: () => void;
};

/** How long the page has for its answer, ms. A page that hangs must not keep the app alive. */
const patience = 2000;
/** How long a refusal counts, ms: whoever asks again within it has read what would be lost. */
const warned = 60_000;

/** Asks the page, before the app ends, to save what is being typed: the end waits for it, though not for ever. */
export class LastWords {
  readonly #options: LastWordsOptions;
  #asking: Promise<boolean> | null = null;
  #answer: (saved: boolean) => void = () => undefined;
  #refusedAt: number | null = null;

  constructor(options: LastWordsOptions) {
    this.#options = options;
  }

  /** Whether the app may end. `false`, once: something could not be saved, and the page shows what; whoever still wants to end it asks again. */
  mayEnd(): Promise<boolean> {
    this.#asking ??= this.#decide().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** Asks and does not wait: the system ends the session whether anybody is ready or not. */
  hurry(): void {
    this.#options.push('flushDrafts', null);
  }

  /** The page has answered. */
  take(saved: boolean): void {
    this.#answer(saved);
  }

  async #decide(): Promise<boolean> {
    const { environment, hasPage, show } = this.#options;
    if (!hasPage() || (await this.#ask())) return true;
    const now = environment.now();
    if (this.#refusedAt !== null && now - this.#refusedAt < warned) return true;
    this.#refusedAt = now;
    show();
    return false;
  }

  #ask(): Promise<boolean> {
    const { environment, push } = this.#options;
    return new Promise((resolve) => {
      const timer = environment.after(patience, () => resolve(true));
      this.#answer = (saved) => {
        timer.cancel();
        resolve(saved);
      };
      push('flushDrafts', null);
    });
  }
}

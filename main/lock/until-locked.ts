/**
 * Lets nothing that waited for a person go on past a lock: a dialog of the system stands before a locked screen as well, where somebody else may answer it, and
 * may still stand there after it was opened again.
 */
export class UntilLocked {
  readonly #isLocked: () => boolean;
  #over = new AbortController();

  constructor(isLocked: () => boolean) {
    this.#isLocked = isLocked;
  }

  /** The lock has changed. */
  changed(): void {
    if (!this.#isLocked()) return;
    this.#over.abort();
    this.#over = new AbortController();
  }

  /**
   * What `work` answers; `null` as soon as the screen is locked, whatever it answers later, and at once, without beginning it, where it is locked already.
   * `work` is given the signal by which it hears of that.
   */
  async run<T>(work: (over: AbortSignal) => Promise<T>): Promise<T | null> {
    if (this.#isLocked()) return null;
    const { signal } = this.#over;
    const { promise: locked, resolve } = Promise.withResolvers<null>();
    const give = (): void => resolve(null);
    signal.addEventListener('abort', give, { once: true });
    try {
      const answer = await Promise.race([locked, work(signal)]);
      return signal.aborted ? null : answer;
    } catch (error) {
      // It failed for it was taken away.
      if (signal.aborted) return null;
      throw error;
    } finally {
      signal.removeEventListener('abort', give);
    }
  }
}

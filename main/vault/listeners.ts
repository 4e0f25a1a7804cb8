/** Who wants to hear of a change. */
export class Listeners<T> {
  readonly #listeners = new Set<(change: T) => void>();

  /** Returns what ends it. */
  add(listener: (change: T) => void): () => void {
    // Wrapped, so that a function that was added twice is heard twice and removed once.
    const own = (change: T): void => listener(change);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  tell(change: T): void {
    for (const listener of this.#listeners) listener(change);
  }
}

/** What a person's app has said of words, in order. `saved`: the call that saves them has returned. */
export type WordEvent =
  | { event: 'begun'; words: string[] }
  | { event: 'saved'; words: string[] }
  /** The person throws them away, or exchanges them: from here on they may be there or not. */
  | { event: 'released'; words: string[] };

/** The parent's book about one person: what must be there at the end, and what may be. */
export class Ledger {
  readonly #begun = new Set<string>();
  readonly #saved = new Set<string>();
  readonly #released = new Set<string>();

  hear({ event, words }: WordEvent): void {
    const book = { begun: this.#begun, saved: this.#saved, released: this.#released }[event];
    for (const word of words) book.add(word);
  }

  /** Every word that was acknowledged as saved. */
  get written(): ReadonlySet<string> {
    return this.#saved;
  }

  /** Those that have to be there now. */
  due(): string[] {
    return [...this.#saved].filter((word) => !this.#released.has(word));
  }

  /** Whether a word was ever typed. */
  knows(word: string): boolean {
    return this.#begun.has(word);
  }
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from '../../preload/contract.ts';
import type { Environment } from '../../protocol/environment.ts';

/** The clipboard that all programs of the computer share. */
export interface Clipboard {
  /** What another program would get when it asks for text. */
  read(): Promise<string>;
  clear(): void;
}

export type CopiedTextOptions = {
  clipboard: Clipboard;
  environment: Pick<Environment, 'random' | 'after'>;
  /** The clipboard could not be looked at. */
  onFault: (error: unknown) => void;
};

/** How long the words that open a membership may lie there, ms. */
const brief = 60_000;

type Mark = { readonly digest: Uint8Array; readonly brief: boolean };

/**
 * Takes what was copied out of the app off the clipboard again: when the screen is locked, and the 24 words after a minute. Whatever was copied since, here or in
 * another program, stays. Of the text itself nothing is kept but what it is recognised by.
 */
export class CopiedText {
  readonly #options: CopiedTextOptions;
  /** Of this process alone: a digest that somebody finds in its memory tells nothing of a short text without it. */
  readonly #key: Uint8Array;
  #mark: Mark | null = null;

  constructor(options: CopiedTextOptions) {
    this.#options = options;
    this.#key = options.environment.random(32);
  }

  /** The person has copied this. */
  note({ text, brief: isBrief }: Request<'noteCopied'>): void {
    const mark = { digest: this.#digestOf(text), brief: isBrief };
    this.#mark = mark;
    if (!isBrief) return;
    this.#options.environment.after(brief, () => {
      if (this.#mark === mark) void this.forget();
    });
  }

  /** The screen is locked: what was copied last goes, if it is still there. */
  async forget(): Promise<void> {
    const mark = this.#mark;
    this.#mark = null;
    if (mark === null) return;
    const { clipboard, onFault } = this.#options;
    try {
      const found = this.#digestOf(await clipboard.read());
      if (timingSafeEqual(found, mark.digest)) clipboard.clear();
    } catch (error) {
      onFault(error);
    }
  }

  /** The app ends: words whose minute is not over go now. */
  async end(): Promise<void> {
    if (this.#mark?.brief === true) await this.forget();
    this.#mark = null;
  }

  /** Systems write lines and spaces of their own. */
  #digestOf(text: string): Uint8Array {
    const plain = text.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ');
    return createHmac('sha256', this.#key).update(plain).digest();
  }
}

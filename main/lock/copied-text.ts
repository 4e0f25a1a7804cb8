import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from '../../preload/contract.ts';
import type { Environment } from '../../protocol/environment.ts';

/** The clipboard that all programs of the computer share. */
export interface Clipboard {
  /** What another program would get when it asks for text. */
  read(): Promise<string>;
  /** Whether nothing lies there, text or not. */
  isEmpty(): Promise<boolean>;
  write(text: string): Promise<void>;
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

/** `era`: of whose vault it was copied. */
type Mark = { readonly digest: Uint8Array; readonly brief: boolean; readonly era: number };

/**
 * Takes what was copied out of the app off the clipboard again: as long as the screen is locked, and the 24 words after a minute. Whatever was copied since, here or
 * in another program, stays. Of the text itself nothing is kept but what it is recognised by; while the screen is locked, the text: it may have been cut out of a
 * draft, and stand nowhere else.
 */
export class CopiedText {
  readonly #options: CopiedTextOptions;
  /** Of this process alone: a digest that somebody finds in its memory tells nothing of a short text without it. */
  readonly #key: Uint8Array;
  #mark: Mark | null = null;
  /** What the lock took away. */
  #taken: string | null = null;
  /** Counts whose vault it is. */
  #era = 0;
  #turn: Promise<void> = Promise.resolve();

  constructor(options: CopiedTextOptions) {
    this.#options = options;
    this.#key = options.environment.random(32);
  }

  /** The person has copied this. */
  note({ text, brief: isBrief }: Request<'noteCopied'>): void {
    const mark = { digest: this.#digestOf(text), brief: isBrief, era: this.#era };
    this.#mark = mark;
    if (!isBrief) return;
    this.#options.environment.after(brief, () => {
      if (this.#mark === mark) void this.forget();
    });
  }

  /** The screen is locked: what was copied last goes, if it is still there. */
  async forget(): Promise<void> {
    await this.#inTurn(async (clipboard) => {
      this.#taken = (await this.#takenOff(clipboard)) ?? this.#taken;
    });
  }

  /** The person is back: what the lock took goes back, unless something else lies there by now. The next lock takes it again. */
  async giveBack(): Promise<void> {
    await this.#inTurn(async (clipboard) => {
      const text = this.#taken;
      const era = this.#era;
      this.#taken = null;
      if (text === null || this.#mark !== null || !(await clipboard.isEmpty())) return;
      if (era !== this.#era) return;
      await clipboard.write(text);
      this.#mark = { digest: this.#digestOf(text), brief: false, era };
    });
  }

  /** It is another person's vault from now on, or nobody's: what was taken, or is about to be, is given to nobody. */
  drop(): void {
    this.#taken = null;
    this.#era += 1;
  }

  /** Everything was deleted: what was copied of it goes for good. */
  async erase(): Promise<void> {
    this.drop();
    await this.#inTurn(async (clipboard) => {
      await this.#takenOff(clipboard);
    });
  }

  /** The app ends: words whose minute is not over go now. */
  async end(): Promise<void> {
    if (this.#mark?.brief === true) await this.forget();
    this.#mark = null;
  }

  /** What was copied last, if it was still there, and may come back. */
  async #takenOff(clipboard: Clipboard): Promise<string | null> {
    const mark = this.#mark;
    this.#mark = null;
    if (mark === null) return null;
    const text = await clipboard.read();
    const isThere = timingSafeEqual(this.#digestOf(text), mark.digest);
    // Looking takes a moment: what was copied in it is not what was seen.
    if (!isThere || this.#mark !== null) return null;
    clipboard.clear();
    return mark.brief || mark.era !== this.#era ? null : text;
  }

  /** One look at the clipboard after the other: a lock finds what the unlocking before it is about to put back. */
  async #inTurn(work: (clipboard: Clipboard) => Promise<void>): Promise<void> {
    const { clipboard, onFault } = this.#options;
    const turn = this.#turn.then(async () => work(clipboard)).catch(onFault);
    this.#turn = turn;
    await turn;
  }

  /** Systems write lines and spaces of their own. */
  #digestOf(text: string): Uint8Array {
    const plain = text.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ');
    return createHmac('sha256', this.#key).update(plain).digest();
  }
}

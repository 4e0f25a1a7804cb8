import type { Bridge, Request, ThreadSummary } from '../../preload/contract.ts';
import type { Words } from '../strings/words.ts';
import { answerOf } from './answers.ts';
import type { Announcer } from './announcer.ts';

/** Putting threads by and muting them. Each says what it did, and can be taken back. */
export class Marks {
  readonly #bridge: Bridge;
  readonly #announcer: Announcer;
  readonly #words: () => Words;

  constructor(bridge: Bridge, announcer: Announcer, words: () => Words) {
    this.#bridge = bridge;
    this.#announcer = announcer;
    this.#words = words;
  }

  /** Puts a thread by, or takes it out again. */
  async bookmark({ id: thread, bookmarked }: Named): Promise<void> {
    const { put, taken } = this.#words().reading.bookmarking;
    await this.#mark({ thread, bookmarked: !bookmarked }, bookmarked ? taken : put, {
      thread,
      bookmarked,
    });
  }

  /** Mutes a thread, or lets it be heard again. */
  async mute({ id: thread, muted }: Named): Promise<void> {
    const { muted: silent, heard } = this.#words().reading.muting;
    await this.#mark({ thread, muted: !muted }, muted ? heard : silent, { thread, muted });
  }

  async #mark(change: Request<'mark'>, done: string, back: Request<'mark'>): Promise<void> {
    const outcome = await answerOf(() => this.#bridge.mark(change));
    if (outcome.ok) this.#announcer.say(done, 'plain', () => this.#takeBack(back));
    else this.#announcer.say(this.#words().error[outcome.code], 'problem');
  }

  async #takeBack(back: Request<'mark'>): Promise<void> {
    const outcome = await answerOf(() => this.#bridge.mark(back));
    if (outcome.ok) this.#announcer.say(this.#words().keyboard.undone);
    else this.#announcer.say(this.#words().error[outcome.code], 'problem');
  }
}

type Named = Pick<ThreadSummary, 'id' | 'bookmarked' | 'muted'>;

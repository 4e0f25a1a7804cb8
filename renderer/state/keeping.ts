import { batch, signal } from '@preact/signals';
import type { AppState, Bridge, ErrorCode, Outcome, StorageView } from '../../preload/contract.ts';
import { answerOf } from './answers.ts';

/** What takes a while and must not be begun twice. */
type Doing = 'moving' | 'staying' | 'leaving' | 'erasing' | 'rebuilding';

/** What this PC keeps, and what becomes of it: moving to another PC, leaving, deleting, mending. */
export class Keeping {
  readonly storage = signal<StorageView | null>(null);
  readonly doing = signal<Doing | null>(null);
  /** Why the last of these failed. */
  readonly problem = signal<ErrorCode | null>(null);
  readonly #bridge: Bridge;
  readonly #entered: (state: AppState) => void;

  /** @param entered takes over where the person stands afterwards */
  constructor(bridge: Bridge, entered: (state: AppState) => void) {
    this.#bridge = bridge;
    this.#entered = entered;
  }

  /** Reads anew how much is kept here. Where nothing can be told of it, nothing is shown. */
  async refresh(): Promise<void> {
    const outcome = await answerOf(() => this.#bridge.storage());
    this.storage.value = outcome.ok ? outcome.value : null;
  }

  /** The person has read what was mended. */
  async noteRebuilt(): Promise<void> {
    const outcome = await answerOf(() => this.#bridge.noteRebuilt());
    if (outcome.ok) this.storage.value = outcome.value;
    else this.problem.value = outcome.code;
  }

  /** @returns the name of the file that everything was written into; `null` if it was not */
  async moveOut(passphrase: string): Promise<string | null> {
    const outcome = await this.#do('moving', () => this.#bridge.moveOut({ passphrase }));
    return outcome?.ok === true ? (outcome.value?.file ?? null) : null;
  }

  async moveIn(passphrase: string): Promise<void> {
    await this.#enter('moving', () => this.#bridge.moveIn({ passphrase }));
  }

  /** @returns whether this PC goes on */
  async stayHere(): Promise<boolean> {
    return this.#enter('staying', () => this.#bridge.stayHere());
  }

  /** @returns whether it was told */
  async leave(): Promise<boolean> {
    return this.#enter('leaving', () => this.#bridge.leave());
  }

  async eraseAll(): Promise<void> {
    await this.#enter('erasing', () => this.#bridge.eraseAll({ confirm: 'everything' }));
  }

  async rebuild(): Promise<void> {
    await this.#enter('rebuilding', () => this.#bridge.rebuild());
  }

  /** Something else is looked at: why the last thing failed is no news any more. */
  settle(): void {
    this.problem.value = null;
  }

  async #enter(doing: Doing, call: () => Promise<Outcome<AppState>>): Promise<boolean> {
    const outcome = await this.#do(doing, call);
    if (outcome?.ok !== true) return false;
    this.#entered(outcome.value);
    await this.refresh();
    return true;
  }

  async #do<T>(doing: Doing, call: () => Promise<Outcome<T>>): Promise<Outcome<T> | null> {
    if (this.doing.value !== null) return null;
    batch(() => {
      this.doing.value = doing;
      this.problem.value = null;
    });
    const outcome = await answerOf(call);
    batch(() => {
      this.doing.value = null;
      if (!outcome.ok) this.problem.value = outcome.code;
    });
    return outcome;
  }
}

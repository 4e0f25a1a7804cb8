import { computed, signal } from '@preact/signals';
import type { Bridge, ErrorCode, LockView, Outcome } from '../../preload/contract.ts';
import type { PageEnvironment } from '../environment.ts';
import { answerOf } from './answers.ts';

const second = 1000;

/** The lock of the screen as main last told of it, and what is done about it. Outlives every page that is locked. */
export class Office {
  /** `null` until main has told. */
  readonly view = signal<LockView | null>(null);
  readonly isLocked = computed(() => (this.view.value?.locked ?? 'no') !== 'no');
  readonly busy = signal(false);
  /** Why the last PIN or the last words were not taken. */
  readonly problem = signal<ErrorCode | null>(null);
  /** Seconds until a PIN is looked at again; 0: now. */
  readonly waits = signal(0);
  /** What is asked for before the page: a PIN to be, or the one that is. */
  readonly asks = signal<'set' | 'remove' | null>(null);
  readonly #bridge: Bridge;
  readonly #environment: PageEnvironment;
  #counting = false;

  constructor(bridge: Bridge, environment: PageEnvironment) {
    this.#bridge = bridge;
    this.#environment = environment;
  }

  async start(): Promise<void> {
    this.#bridge.onLockChanged((view) => this.#take(view));
    const outcome = await answerOf(() => this.#bridge.screenLock());
    if (outcome.ok) this.#take(outcome.value);
  }

  /** Locks; without a PIN, main veils. */
  async lock(): Promise<void> {
    await this.#do(() => this.#bridge.lockScreen());
  }

  /** @returns whether it is open */
  async unlock(pin: string): Promise<boolean> {
    return this.#do(() => this.#bridge.unlockScreen({ pin }));
  }

  /** @param phrase the 24 words. @returns whether it is open, without a PIN then */
  async reset(phrase: string): Promise<boolean> {
    return this.#do(() => this.#bridge.resetPin({ phrase }));
  }

  /** @param current the PIN so far; `null` where there is none. @returns whether it was taken */
  async setPin(pin: string, current: string | null): Promise<boolean> {
    return this.#do(() => this.#bridge.setPin({ pin, current }));
  }

  /** @returns whether there is none any more */
  async removePin(current: string): Promise<boolean> {
    return this.#do(() => this.#bridge.removePin({ current }));
  }

  ask(what: 'set' | 'remove' | null): void {
    this.problem.value = null;
    this.asks.value = what;
  }

  async #do(call: () => Promise<Outcome<LockView>>): Promise<boolean> {
    if (this.busy.value) return false;
    this.busy.value = true;
    this.problem.value = null;
    const outcome = await answerOf(call);
    this.busy.value = false;
    if (outcome.ok) this.#take(outcome.value);
    else this.problem.value = outcome.code;
    return outcome.ok;
  }

  #take(view: LockView): void {
    this.view.value = view;
    if (view.locked !== 'no') this.asks.value = null;
    this.#count();
  }

  /** Once a second, as long as there is something to wait for. */
  #count(): void {
    const until = this.view.value?.waitUntil ?? 0;
    const left = Math.ceil((until - this.#environment.now()) / second);
    this.waits.value = Math.max(0, left);
    if (left <= 0 || this.#counting) return;
    this.#counting = true;
    this.#environment.after(second, () => {
      this.#counting = false;
      this.#count();
    });
  }
}

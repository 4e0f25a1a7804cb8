import { computed, signal } from '@preact/signals';
import type { Bridge, SendChoice, SendOptions } from '../../preload/contract.ts';
import type { PageEnvironment } from '../environment.ts';
import { answerOf } from './answers.ts';

/** What hides best of what always can be chosen: for the moment in which main has not answered. */
const safest: SendChoice = 'mixed';

/** When something goes: what main offers now, and what the person chose of it. */
export class Sending {
  readonly options = signal<SendOptions | null>(null);
  readonly #picked = signal<SendChoice | null>(null);
  /** What it would be sent with now; `null` while nothing is known. */
  readonly when = computed((): SendChoice | null => {
    const options = this.options.value;
    const picked = this.#picked.value;
    if (options === null) return picked;
    return options.choices.some(({ when }) => when === picked) ? picked : options.suggested;
  });
  /** When it should arrive, milliseconds since 1970; `null` while nothing is known. */
  readonly arrivesAt = computed(
    () =>
      this.options.value?.choices.find(({ when }) => when === this.when.value)?.arrivesAt ?? null,
  );
  readonly #bridge: Bridge;
  readonly #environment: PageEnvironment;
  readonly #thread: string | null;

  constructor(bridge: Bridge, environment: PageEnvironment, thread: string | null) {
    this.#bridge = bridge;
    this.#environment = environment;
    this.#thread = thread;
  }

  /** Asks main once more, if it was not asked yet or an arrival that is shown has come. */
  async keepFresh(): Promise<void> {
    const shown = this.options.value?.choices ?? [];
    const now = this.#environment.now();
    if (shown.length === 0 || shown.some(({ arrivesAt }) => arrivesAt <= now)) await this.refresh();
  }

  async refresh(): Promise<void> {
    const outcome = await answerOf(() => this.#bridge.sendOptions({ thread: this.#thread }));
    if (!outcome.ok) return;
    const now = this.#environment.now();
    const before = this.options.value?.choices ?? [];
    // A round is drawn anew by every asking: what was told stays as long as it can be kept.
    const choices = outcome.value.choices.map((choice) => {
      const told = before.find(({ when }) => when === choice.when);
      return told !== undefined && told.arrivesAt > now ? told : choice;
    });
    this.options.value = { ...outcome.value, choices };
  }

  /** Begins with what an entry was to be sent with. */
  begin(when: SendChoice): void {
    this.#picked.value ??= when;
  }

  pick(when: SendChoice): void {
    this.#picked.value = when;
  }

  /** What to send with, once main has said what can be chosen. */
  async settled(): Promise<SendChoice> {
    if (this.options.value === null) await this.refresh();
    return this.when.value ?? safest;
  }
}

import { signal } from '@preact/signals';
import type { Bridge, MentorView, OutboxEntry, Outcome } from '../../preload/contract.ts';

/** The mentors who can be asked alone, and a mentor's own note about when to ask. */
export class Mentors {
  readonly list = signal<MentorView[] | null>(null);
  /** What is being typed of the own note, wherever one looks meanwhile; `null` while nothing was. */
  readonly typed = signal<string | null>(null);
  readonly #bridge: Bridge;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  async refresh(): Promise<void> {
    const outcome = await this.#bridge.mentors();
    if (outcome.ok) this.list.value = outcome.value;
  }

  /** Publishes a mentor's own note; an empty one takes it back. */
  async setAvailability(text: string): Promise<Outcome<OutboxEntry>> {
    const outcome = await this.#bridge.setAvailability({ text: text.trim() });
    if (outcome.ok) await this.refresh();
    return outcome;
  }
}

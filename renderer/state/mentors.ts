import { signal } from '@preact/signals';
import type { Bridge, MentorView, OutboxEntry, Outcome } from '../../preload/contract.ts';
import { answerOf } from './answers.ts';

/** The mentors who can be asked alone, and a mentor's own note about when to ask. */
export class Mentors {
  readonly list = signal<MentorView[] | null>(null);
  readonly #bridge: Bridge;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  async refresh(): Promise<void> {
    const outcome = await this.#bridge.mentors();
    if (outcome.ok) this.list.value = outcome.value;
  }

  /** Takes a mentor's own note back. */
  withdrawNote(): Promise<Outcome<OutboxEntry>> {
    return answerOf(() => this.#bridge.setAvailability({ text: '' }));
  }
}

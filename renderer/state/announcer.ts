import { signal } from '@preact/signals';
import type { PageEnvironment, Timer } from '../environment.ts';

/** One short sentence for a person: seen at the bottom of the page and read aloud. */
export type Announcement = { text: string; tone: 'plain' | 'problem' };

const shownFor = { plain: 5000, problem: 9000 };

/** Keeps the last announcement until it has been there long enough to be read. */
export class Announcer {
  readonly current = signal<Announcement | null>(null);
  readonly #environment: PageEnvironment;
  #timer: Timer | null = null;

  constructor(environment: PageEnvironment) {
    this.#environment = environment;
  }

  say(text: string, tone: Announcement['tone'] = 'plain'): void {
    this.#timer?.cancel();
    this.current.value = { text, tone };
    this.#timer = this.#environment.after(shownFor[tone], () => this.dismiss());
  }

  dismiss(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.current.value = null;
  }
}

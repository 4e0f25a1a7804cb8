import { signal } from '@preact/signals';
import type { PageEnvironment } from '../environment.ts';

const pace = 20_000;

/** The time as the page shows it: moves every twenty seconds, so that "방금" does not stay. */
export class PageClock {
  readonly now = signal(0);
  readonly #environment: PageEnvironment;

  constructor(environment: PageEnvironment) {
    this.#environment = environment;
    this.now.value = environment.now();
  }

  start(): void {
    this.now.value = this.#environment.now();
    this.#environment.after(pace, () => this.start());
  }
}

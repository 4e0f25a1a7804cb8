import { signal } from '@preact/signals';
import type { PageEnvironment, Timer } from '../environment.ts';

/** One short sentence for a person: seen at the bottom of the page and read aloud. */
export type Announcement = {
  text: string;
  tone: 'plain' | 'problem';
  /** Takes back what was just done; `null`: it cannot be. */
  undo: (() => unknown) | null;
};

/** Long enough to be read, and to be answered where there is something to answer, ms. */
const shownFor = { plain: 5000, problem: 9000, undo: 12_000 };

/** Keeps the last announcement until it has been there long enough; while somebody points at it, or has the focus in it, it stays. */
export class Announcer {
  readonly current = signal<Announcement | null>(null);
  readonly #environment: PageEnvironment;
  #timer: Timer | null = null;

  constructor(environment: PageEnvironment) {
    this.#environment = environment;
  }

  say(text: string, tone: Announcement['tone'] = 'plain', undo: Announcement['undo'] = null): void {
    this.current.value = { text, tone, undo };
    this.release();
  }

  /** Stays until it is released. */
  hold(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  /** From now on its time runs, from the beginning. */
  release(): void {
    this.hold();
    const said = this.current.value;
    if (said === null) return;
    const time = said.undo === null ? shownFor[said.tone] : shownFor.undo;
    this.#timer = this.#environment.after(time, () => this.dismiss());
  }

  /** Takes back what was done last, as long as that is offered. @returns whether there was anything */
  undo(): boolean {
    const undo = this.current.value?.undo ?? null;
    if (undo === null) return false;
    this.dismiss();
    undo();
    return true;
  }

  /** The page speaks another language now: what was said goes, `offer` stands for what can still be taken back, and a problem stays until it was read. */
  reword(offer: string): void {
    const said = this.current.value;
    if (said === null) return;
    if (said.undo !== null) this.current.value = { ...said, text: offer };
    else if (said.tone === 'plain') this.dismiss();
  }

  dismiss(): void {
    this.hold();
    this.current.value = null;
  }
}

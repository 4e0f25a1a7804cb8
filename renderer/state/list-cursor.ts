import { signal } from '@preact/signals';

/** Moves through the list that is shown, from wherever the keys are heard. */
export class ListCursor {
  /** All steps that were ever wanted, those back taken off: keys may come faster than the page is drawn. */
  readonly steps = signal(0);
  /** The row in which the focus was last. */
  readonly at = signal<string | null>(null);

  step(by: number): void {
    this.steps.value += by;
  }
}

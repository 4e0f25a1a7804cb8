import { signal } from '@preact/signals';

/** Moves through the list that is shown, from wherever the keys are heard. */
export class ListCursor {
  /** Steps that are wanted; the turn tells one wish from the next. */
  readonly wish = signal<{ by: number; turn: number }>({ by: 0, turn: 0 });
  /** The row in which the focus was last. */
  readonly at = signal<string | null>(null);

  step(by: number): void {
    this.wish.value = { by, turn: this.wish.value.turn + 1 };
  }
}

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Standing } from './standing.ts';

/** What is left of joining once somebody is in: the 24 words, then what is hidden and what is not. */
export type ArrivingStep = 'words' | 'hidden';

/**
 * The end of joining, from the moment somebody is in until they have seen it. A preference keeps that it is not over, so that whoever quits goes on with it;
 * whether the words were checked is known to the vault.
 */
export class Arriving {
  /** Anything graver comes first: an alarm, or not being a member any more. */
  readonly isUnderway: ReadonlySignal<boolean>;
  readonly step: ReadonlySignal<ArrivingStep>;
  readonly #chosen = signal<ArrivingStep | null>(null);
  readonly #standing: Standing;

  constructor(standing: Standing) {
    this.#standing = standing;
    this.isUnderway = computed(() => {
      const { phase, me, alarm } = standing.state.value ?? {};
      const isIn = phase === 'ready' && me?.standing === 'member' && alarm === null;
      return isIn && standing.preferences.value.arriving;
    });
    this.step = computed(
      () =>
        this.#chosen.value ?? (standing.state.value?.me?.phraseNoted === true ? 'hidden' : 'words'),
    );
  }

  /** Noted before one joins: an app that ends in between would not know. */
  async begin(): Promise<void> {
    this.#chosen.value = null;
    await this.#standing.prefer({ arriving: true });
  }

  go(step: ArrivingStep): void {
    this.#chosen.value = step;
  }

  /** All of it was seen; or nobody arrives, or somebody who has done all this on another PC. */
  async end(): Promise<void> {
    if (!this.#standing.preferences.value.arriving) return;
    const noted = this.#standing.prefer({ arriving: false });
    this.#chosen.value = null;
    await noted;
  }
}

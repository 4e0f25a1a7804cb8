import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Standing } from './standing.ts';

/** What is left of joining once somebody is in: the 24 words, then what is hidden and what is not. */
export type ArrivingStep = 'words' | 'hidden';

/**
 * The end of joining, from the moment somebody is in until they have seen it. Preferences keep that it is not over, and whether the words were left for
 * later, so that whoever quits goes on where they were; whether the words were checked is known to the vault.
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
    this.step = computed(() => {
      if (this.#chosen.value !== null) return this.#chosen.value;
      const isNoted = standing.state.value?.me?.phraseNoted === true;
      return isNoted || standing.preferences.value.wordsLater ? 'hidden' : 'words';
    });
  }

  /** Noted before one joins: an app that ends in between would not know. */
  async begin(): Promise<void> {
    this.#chosen.value = null;
    await this.#standing.prefer({ arriving: true, wordsLater: false });
  }

  go(step: ArrivingStep): void {
    this.#chosen.value = step;
  }

  /** The words can wait: an app that is quit on the next screen begins there. */
  leaveWords(): void {
    this.#chosen.value = 'hidden';
    if (this.#standing.state.value?.me?.phraseNoted !== true)
      void this.#standing.prefer({ wordsLater: true });
  }

  /** All of it was seen; or nobody arrives, or somebody who has done all this on another PC. */
  async end(): Promise<void> {
    if (!this.#standing.preferences.value.arriving) return;
    const noted = this.#standing.prefer({ arriving: false, wordsLater: false });
    this.#chosen.value = null;
    await noted;
  }
}

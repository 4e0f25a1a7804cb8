import { batch, signal } from '@preact/signals';
import type { AppState, Bridge, ErrorCode } from '../../preload/contract.ts';
import type { PageEnvironment } from '../environment.ts';
import { wordsIn } from './joining.ts';

/** How many words are asked for, to see whether they were written down. */
const asked = 3;

/** Noting down the 24 words: they are shown when they are asked for, and three of them asked back. */
export class PhraseNoting {
  readonly step = signal<'closed' | 'shown' | 'asking'>('closed');
  readonly words = signal<readonly string[]>([]);
  /** Places of the words that are asked for, from 0, in their order. */
  readonly places = signal<readonly number[]>([]);
  readonly problem = signal<ErrorCode | 'differs' | null>(null);
  readonly #bridge: Bridge;
  readonly #environment: PageEnvironment;
  readonly #noted: (state: AppState) => void;

  constructor(bridge: Bridge, environment: PageEnvironment, noted: (state: AppState) => void) {
    this.#bridge = bridge;
    this.#environment = environment;
    this.#noted = noted;
  }

  async show(): Promise<void> {
    const outcome = await this.#bridge.phrase();
    batch(() => {
      this.problem.value = outcome.ok ? null : outcome.code;
      if (!outcome.ok) return;
      this.words.value = outcome.value.words;
      this.step.value = 'shown';
    });
  }

  /** Hides the words and asks for three of them. */
  ask(): void {
    batch(() => {
      this.places.value = this.#draw();
      this.problem.value = null;
      this.step.value = 'asking';
    });
  }

  /** @returns whether the three words were right and main has noted it */
  async check(typed: readonly string[]): Promise<boolean> {
    const isRight = this.places.value.every(
      (place, index) =>
        wordsIn(typed[index] ?? '').join(' ') === this.words.value[place]?.normalize('NFC'),
    );
    if (!isRight) {
      // The words are shown again, and others asked for.
      batch(() => {
        this.places.value = [];
        this.problem.value = 'differs';
        this.step.value = 'shown';
      });
      return false;
    }
    this.problem.value = null;
    const outcome = await this.#bridge.notePhrase();
    if (!outcome.ok) {
      this.problem.value = outcome.code;
      return false;
    }
    this.close();
    this.#noted(outcome.value);
    return true;
  }

  /** The page keeps the words no longer than they are looked at. */
  close(): void {
    batch(() => {
      this.step.value = 'closed';
      this.words.value = [];
      this.places.value = [];
      this.problem.value = null;
    });
  }

  #draw(): number[] {
    const left = this.words.value.map((_, place) => place);
    const drawn: number[] = [];
    // Which three is no secret: the bias of a byte modulo 24 does no harm.
    for (const byte of this.#environment.random(asked)) {
      drawn.push(...left.splice(byte % Math.max(1, left.length), 1));
    }
    return drawn.toSorted((one, other) => one - other);
  }
}

import { equal, type Hash } from '../../protocol/bytes.ts';
import type { HeadFields } from '../../protocol/frames/gate.ts';
import type { FeedStore } from '../vault/feed-store.ts';
import type { AgreedClock } from './agreed-clock.ts';
import type { Alarm } from './alarm.ts';

/** Heads that are remembered until their batches come. */
const remembered = 64;

export type ToldHeadsOptions = { feed: FeedStore; alarm: Alarm; clock: AgreedClock };

/**
 * Holds what the gate tells all clients of the feed's newest batch against what the feed shows to this one. A feed does not know which of its
 * readers the gate has told what: it cannot show one of them another history.
 */
export class ToldHeads {
  readonly #options: ToldHeadsOptions;
  readonly #told = new Map<number, Hash>();
  /** Whether batches were stored while no clock could judge their rounds. */
  #unjudged = false;

  constructor(options: ToldHeadsOptions) {
    this.#options = options;
  }

  /** The gate has announced a round. `head`: the feed's newest batch, if the gate knows that. */
  hear(head: HeadFields | null): void {
    this.#checkAhead();
    if (head) this.#remember(head);
    this.#look();
  }

  /** Batches have been stored. */
  stored(): void {
    if (this.#options.clock.round() === null) this.#unjudged = true;
    this.#look();
  }

  /** Compares what can be compared by now. */
  #look(): void {
    const { feed } = this.#options;
    const head = feed.head();
    for (const [round, hash] of this.#told) {
      if (!head || round > head.round) continue;
      const ours = feed.hashOf(round);
      if (!ours || !equal(ours, hash)) this.#raise(round, ours, hash);
      this.#told.delete(round);
    }
  }

  /**
   * What was read before the clocks agreed is judged once they do: a head in the future would never look stale. Once only: a clock that is set
   * back makes no feed a liar.
   */
  #checkAhead(): void {
    const { feed, alarm, clock } = this.#options;
    if (!this.#unjudged || clock.round() === null) return;
    this.#unjudged = false;
    const head = feed.head();
    if (head && clock.isAhead(head.round)) {
      alarm.raise('broken-feed', { rounds: [head.round], seen: [head.hash] });
    }
  }

  #remember({ round, hash }: HeadFields): void {
    const before = this.#told.get(round);
    if (before && !equal(before, hash)) this.#raise(round, before, hash);
    this.#told.set(round, hash);
    const oldest = Math.min(...this.#told.keys());
    if (this.#told.size > remembered) this.#told.delete(oldest);
  }

  #raise(round: number, ours: Hash | null, told: Hash): void {
    this.#options.alarm.raise('second-history', {
      rounds: [round],
      expected: ours ? [ours] : [],
      seen: [told],
    });
  }
}

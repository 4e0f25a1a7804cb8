import type { AlarmKind } from '../../preload/contract.ts';

/**
 * What tells whoever looks into an alarm where to look: public numbers and hashes, which are the same for everybody. Never a secret, nor a
 * hash of one, which could be a tag of the only person who has it.
 */
export type Evidence = {
  rounds?: readonly number[];
  epoch?: number;
  /** Number of a notice. */
  notice?: number;
  /** Hashes or commitments that should have come, and those that came. */
  expected?: readonly Uint8Array[];
  seen?: readonly Uint8Array[];
};

/** Missing receipts and a view that others do not share hold posts back; reading and cover go on. All others stop every connection. */
const holding: ReadonlySet<AlarmKind> = new Set<AlarmKind>(['receipts-missing', 'split-view']);

export const isHalting = (kind: AlarmKind): boolean => !holding.has(kind);

type Listener = (kind: AlarmKind, evidence: Evidence) => void;

/** What a client must not get over by itself. The first alarm that halts stands; it goes over one that only holds. */
export class Alarm {
  #kind: AlarmKind | null;
  readonly #listeners = new Set<Listener>();

  /** `kind`: what stands from an earlier run. */
  constructor(kind: AlarmKind | null = null) {
    this.#kind = kind;
  }

  get kind(): AlarmKind | null {
    return this.#kind;
  }

  /** Whether all connections have to stay down. */
  get halting(): boolean {
    return this.#kind !== null && isHalting(this.#kind);
  }

  raise(kind: AlarmKind, evidence: Evidence = {}): void {
    if (this.#kind !== null && (this.halting || !isHalting(kind))) return;
    this.#kind = kind;
    for (const listener of this.#listeners) listener(kind, evidence);
  }

  /** Tells of every alarm that is taken up, in the order of subscribing. Answers its own unsubscribe. */
  onRaised(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

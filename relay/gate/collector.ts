import { compareBytes } from '../../protocol/bytes.ts';
import type { Envelope } from '../../protocol/envelope.ts';
import { maxEnvelopes } from '../../protocol/frames/intake.ts';
import { sha256 } from '../../protocol/hash.ts';

/** The envelopes of the open round, in memory only. */
export class Collector {
  #envelopes: Envelope[] = [];

  /** `false` if the round is full. */
  add(envelope: Envelope): boolean {
    if (this.#envelopes.length >= maxEnvelopes) return false;
    this.#envelopes.push(envelope);
    return true;
  }

  /** Ends the round: its envelopes by their SHA-256, so that nothing is left of the order in which they came. */
  take(): Envelope[] {
    const hashed = this.#envelopes.map((envelope) => ({ envelope, hash: sha256(envelope) }));
    this.#envelopes = [];
    return hashed.toSorted((a, b) => compareBytes(a.hash, b.hash)).map(({ envelope }) => envelope);
  }
}

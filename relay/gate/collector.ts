import { compareBytes, type Hash } from '../../protocol/bytes.ts';
import type { Envelope } from '../../protocol/envelope.ts';
import { maxEnvelopes } from '../../protocol/frames/intake.ts';
import { sha256 } from '../../protocol/hash.ts';

/** The envelopes of the open round, in memory only, by their SHA-256 from the first moment: the order in which they came is kept nowhere. */
export class Collector {
  #hashed: { envelope: Envelope; hash: Hash }[] = [];

  /** `false` if the round is full. */
  add(envelope: Envelope): boolean {
    if (this.#hashed.length >= maxEnvelopes) return false;
    const hash = sha256(envelope);
    const place = this.#hashed.findIndex((other) => compareBytes(other.hash, hash) > 0);
    this.#hashed.splice(place < 0 ? this.#hashed.length : place, 0, { envelope, hash });
    return true;
  }

  /** Ends the round: its envelopes in the order of their hashes. */
  take(): Envelope[] {
    const envelopes = this.#hashed.map(({ envelope }) => envelope);
    this.#hashed = [];
    return envelopes;
  }
}

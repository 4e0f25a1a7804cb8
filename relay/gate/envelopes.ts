import { paths } from '../../protocol/frames/hello.ts';
import { decodeUpload, uploadLength, type HeadFields } from '../../protocol/frames/gate.ts';
import { maxEnvelopes } from '../../protocol/frames/intake.ts';
import { CloseError } from '../close-error.ts';
import { binaryOf, type Connection, type Frame, type Visitor } from '../connection.ts';
import type { Door } from '../endpoint.ts';
import { behindReadProof, type ReadRight } from '../read-door.ts';
import type { Collector } from './collector.ts';
import type { RoundClock } from './round-clock.ts';

/**
 * Connections that may be inside for each seat of the cohort: one, and one that is dead and not known to be. All members prove themselves with
 * the same key, so more than that can only be somebody who counts as several, and makes a round look fuller than it is.
 */
const connectionsPerSeat = 2;

/** Where clients bring one envelope in every round. */
export class EnvelopeDoor {
  readonly #clock: RoundClock;
  readonly #collector: Collector;
  readonly #head: () => HeadFields | null;
  readonly #inside = new Set<Connection>();

  /** `head`: the feed's newest batch. */
  constructor(clock: RoundClock, collector: Collector, head: () => HeadFields | null) {
    this.#clock = clock;
    this.#collector = collector;
    this.#head = head;
  }

  door(right: ReadRight): Door {
    const { mentee, mentor, coordinator } = right.manifest.seats;
    const most = connectionsPerSeat * (mentee + mentor + coordinator);
    return {
      path: paths.gate,
      maxFrame: uploadLength,
      maxConnections: maxEnvelopes,
      rate: { burst: 8, perSecond: Math.max(1, 3_000 / right.manifest.roundLength) },
      maxBuffered: 65_536,
      proofDeadline: 5_000,
      accept: (connection) =>
        behindReadProof(right, 'gate', connection, (proven) => this.#welcome(proven, most)),
    };
  }

  /** Tells everybody inside that a round has begun. */
  announce(): void {
    for (const connection of this.#inside) this.#tell(connection);
  }

  #tell(connection: Connection): void {
    const round = this.#clock.current;
    if (round === null) return;
    connection.sendJson({ type: 'round', round, into: this.#clock.into, head: this.#head() });
  }

  #welcome(connection: Connection, most: number): Visitor {
    if (this.#inside.size >= most) throw new CloseError('too-many');
    let uploaded: number | null = null;
    this.#inside.add(connection);
    this.#tell(connection);
    return {
      frame: (frame: Frame) => {
        const { round, envelope } = decodeUpload(binaryOf(frame));
        // Too late or too early: the envelope is dropped, its sender misses the receipt.
        if (round !== this.#clock.current) return this.#tell(connection);
        if (uploaded === round) throw new CloseError('too-fast');
        uploaded = round;
        if (!this.#collector.add(envelope)) throw new CloseError('too-many');
      },
      closed: () => this.#inside.delete(connection),
    };
  }
}

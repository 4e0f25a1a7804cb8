import { dayAt, firstRoundOfDay, roundStart } from '../../protocol/calendar.ts';
import { encodeBatches, followFrame, targetBatchesLength } from '../../protocol/frames/feed.ts';
import { paths } from '../../protocol/frames/hello.ts';
import { maxGivenLength } from '../../protocol/frames/mending.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { CloseError } from '../close-error.ts';
import { jsonOf, type Connection, type Frame, type Visitor } from '../connection.ts';
import type { Door } from '../endpoint.ts';
import { behindReadProof, type ReadRight } from '../read-door.ts';
import type { FeedEngine } from './engine.ts';
import { Givers } from './givers.ts';
import type { EncodedBatch } from './log.ts';

/** Everybody who reads now; each new batch is encoded once for all of them. */
export class Readers {
  readonly #engine: FeedEngine;
  readonly #manifest: Manifest;
  readonly #live = new Set<Connection>();

  readonly #givers: Givers;

  constructor(engine: FeedEngine, manifest: Manifest, environment: Environment) {
    this.#engine = engine;
    this.#manifest = manifest;
    this.#givers = new Givers(engine, manifest, environment);
    engine.onBatch((batch) => this.#publish(batch));
    engine.onMending(() => this.#sendAway());
  }

  stop(): void {
    this.#givers.stop();
  }

  door(right: ReadRight): Door {
    return {
      path: paths.feed,
      maxFrame: maxGivenLength,
      maxConnections: 4_096,
      rate: { burst: 40, perSecond: 10 },
      maxBuffered: 16 * 1_048_576,
      proofDeadline: 5_000,
      accept: (connection) =>
        behindReadProof(right, 'feed', connection, (proven) => this.#welcome(proven)),
    };
  }

  #publish(batch: EncodedBatch): void {
    if (this.#live.size === 0) return;
    const frame = encodeBatches([batch.bytes]);
    for (const connection of this.#live) connection.sendBinary(frame);
  }

  #welcome(connection: Connection): Visitor {
    let following = false;
    return {
      frame: (frame) => {
        if (this.#givers.has(connection)) return this.#givers.answer(connection, frame);
        if (following) throw new CloseError('bad-frame');
        following = true;
        return this.#follow(connection, frame);
      },
      closed: () => {
        this.#live.delete(connection);
        this.#givers.leave(connection);
      },
    };
  }

  /** Whoever began to read before this feed knew what it has lost begins again. */
  #sendAway(): void {
    for (const connection of this.#live) connection.close('going-away');
    this.#live.clear();
  }

  async #follow(connection: Connection, frame: Frame): Promise<void> {
    const { from } = jsonOf(followFrame, frame);
    // A cursor finer than the day would tell when this reader was here last.
    const day = dayAt(this.#manifest, roundStart(this.#manifest, from));
    if (firstRoundOfDay(this.#manifest, day) !== from) throw new CloseError('bad-frame');
    if (this.#engine.regaining) return this.#givers.welcome(connection);
    const head = this.#engine.head();
    connection.sendJson({ type: 'head', head, batches: this.#engine.log.count(from) });
    let next = from;
    let announced = head === null || head.round < from;
    if (announced) connection.sendJson({ type: 'live' });
    for (;;) {
      if (this.#engine.regaining) return connection.close('going-away');
      const read = this.#engine.log.read(next, targetBatchesLength);
      // What came since the head was announced goes out after 'live'.
      const page = announced || !head ? read : read.filter(({ round }) => round <= head.round);
      const last = page.at(-1);
      // Nothing can be stored between the empty page and here: from now on every batch is pushed.
      if (!last) break;
      if (!(await connection.sendPaced(encodeBatches(page.map(({ bytes }) => bytes))))) return;
      next = last.round + 1;
      if (!announced && head && next > head.round) {
        announced = true;
        connection.sendJson({ type: 'live' });
      }
    }
    if (connection.open) this.#live.add(connection);
  }
}

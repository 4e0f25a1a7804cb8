import type { Environment, Timer } from '../../protocol/environment.ts';
import { decodeBatches } from '../../protocol/frames/feed.ts';
import { nothingFrame } from '../../protocol/frames/mending.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { CloseError } from '../close-error.ts';
import { jsonOf, type Connection, type Frame } from '../connection.ts';
import type { FeedEngine } from './engine.ts';

/** How long a reader may take for a frame of batches, ms. */
const patience = 20_000;
/** The feed goes on this many rounds after it has everything, so that whoever has read even more than the gate has heard of can say so. */
const graceRounds = 5;
const most = 1_024;

type Giver = {
  connection: Connection;
  /** Rounds that it is still to be asked for bodies of; `null` until it has given what it has after the head. */
  bodies: number[] | null;
};

/** Asks those who read, one after the other, for what a feed that came back from a backup has lost. Nobody is asked for what another has given. */
export class Givers {
  readonly #engine: FeedEngine;
  readonly #manifest: Manifest;
  readonly #environment: Environment;
  readonly #present = new Set<Connection>();
  #queue: Giver[] = [];
  #asked: Giver | null = null;
  #progress = false;
  #patience: Timer | null = null;
  #grace: Timer | null = null;

  constructor(engine: FeedEngine, manifest: Manifest, environment: Environment) {
    this.#engine = engine;
    this.#manifest = manifest;
    this.#environment = environment;
  }

  welcome(connection: Connection): void {
    connection.sendJson({ type: 'mending', head: this.#engine.head() });
    this.#present.add(connection);
    this.#queue.push({ connection, bodies: null });
    this.#askNext();
  }

  /** Whether a connection is one of those who may be asked. */
  has(connection: Connection): boolean {
    return this.#present.has(connection);
  }

  /** Throws CloseError, ProtocolError for what was not asked for. */
  async answer(connection: Connection, frame: Frame): Promise<void> {
    const giver = this.#asked;
    if (giver?.connection !== connection) throw new CloseError('bad-frame');
    this.#patience?.cancel();
    if ('text' in frame) {
      jsonOf(nothingFrame, frame);
      giver.bodies ??= [...(this.#engine.regaining?.withoutBodies ?? [])];
    } else {
      const before = this.#engine.head()?.round;
      await this.#engine.regaining?.take(decodeBatches(frame.binary));
      const further = this.#engine.head()?.round !== before;
      if (further) this.#progress = true;
      // Who does not bring it further has nothing more.
      else giver.bodies ??= [];
    }
    if (this.#asked === giver) this.#ask(giver);
  }

  leave(connection: Connection): void {
    this.#present.delete(connection);
    this.#queue = this.#queue.filter((giver) => giver.connection !== connection);
    if (this.#asked?.connection !== connection) return;
    this.#patience?.cancel();
    this.#asked = null;
    this.#askNext();
  }

  stop(): void {
    this.#patience?.cancel();
    this.#grace?.cancel();
  }

  #askNext(): void {
    const { regaining } = this.#engine;
    if (this.#asked || !regaining) return;
    if (regaining.reached && !this.#grace) {
      const grace = graceRounds * this.#manifest.roundLength;
      this.#grace = this.#environment.after(grace, () => this.#finish());
    }
    if (this.#queue.length === 0 && this.#progress && !regaining.reached) {
      // What did not follow on the head before may do so now.
      this.#progress = false;
      this.#queue = [...this.#present].map((connection) => ({ connection, bodies: null }));
    }
    const next = this.#queue.shift();
    if (next) this.#ask(next);
  }

  #ask(giver: Giver): void {
    this.#asked = giver;
    const head = this.#engine.head();
    const body = giver.bodies?.shift();
    if (!head || (giver.bodies && body === undefined)) {
      this.#asked = null;
      this.#askNext();
      return;
    }
    const [after, count] = body === undefined ? [head.round, most] : [body - 1, 1];
    giver.connection.sendJson({ type: 'lacks', after, count });
    this.#patience = this.#environment.after(patience, () => giver.connection.close('too-slow'));
  }

  #finish(): void {
    this.#grace = null;
    this.#patience?.cancel();
    this.#engine.goOn();
    this.#asked = null;
    this.#queue = [];
    // They come back and read.
    for (const connection of this.#present) connection.close('going-away');
    this.#present.clear();
  }
}

import { sized, type Bytes32 } from '../../protocol/bytes.ts';
import { edVerify } from '../../protocol/ed25519.ts';
import { roundAt } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import { paths } from '../../protocol/frames/hello.ts';
import {
  decodeIntake,
  intakeMessage,
  intakeProofFrame,
  maxIntakeLength,
} from '../../protocol/frames/intake.ts';
import { sha256 } from '../../protocol/hash.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { staleRounds } from '../../protocol/rules.ts';
import { CloseError } from '../close-error.ts';
import { binaryOf, jsonOf, type Connection, type Frame, type Visitor } from '../connection.ts';
import type { Door } from '../endpoint.ts';
import type { FeedEngine } from './engine.ts';

/** Where the gate brings rounds and notices, and learns what is stored and in force. */
export function intakeDoor(engine: FeedEngine, manifest: Manifest, environment: Environment): Door {
  return {
    path: paths.intake,
    maxFrame: maxIntakeLength,
    // There is one gate; the other places keep strangers from crowding it out while they fail to prove themselves.
    maxConnections: 64,
    rate: { burst: 200, perSecond: Math.max(20, 4_000 / manifest.roundLength) },
    maxBuffered: 64 * 1_048_576,
    proofDeadline: 5_000,
    accept: (connection) => new IntakeVisitor(engine, manifest, environment, connection),
  };
}

class IntakeVisitor implements Visitor {
  readonly #engine: FeedEngine;
  readonly #manifest: Manifest;
  readonly #environment: Environment;
  readonly #connection: Connection;
  readonly #challenge: Bytes32;
  #stopNotices: (() => void) | null = null;

  constructor(
    engine: FeedEngine,
    manifest: Manifest,
    environment: Environment,
    connection: Connection,
  ) {
    this.#engine = engine;
    this.#manifest = manifest;
    this.#environment = environment;
    this.#connection = connection;
    this.#challenge = sized<Bytes32>(environment.random(32), 32);
    connection.sendJson({ type: 'hello', manifest: manifest.hash, challenge: this.#challenge });
  }

  frame(frame: Frame): void | Promise<void> {
    return this.#stopNotices ? this.#take(binaryOf(frame)) : this.#enter(frame);
  }

  closed(): void {
    this.#stopNotices?.();
  }

  #enter(frame: Frame): void {
    const { proof } = jsonOf(intakeProofFrame, frame);
    const message = intakeMessage(this.#manifest.hash, this.#challenge);
    if (!edVerify(this.#manifest.gateKey, message, proof)) throw new CloseError('bad-proof');
    this.#connection.prove();
    this.#connection.sendJson({ type: 'ready' });
    // Before the notices, with which the gate begins to let clients in: they are told of it from the first.
    const head = this.#engine.head();
    if (head) this.#connection.sendJson({ type: 'head', head });
    const tell = (notice: Uint8Array): void =>
      this.#connection.sendJson({ type: 'in-force', notice });
    for (const notice of this.#engine.log.notices()) tell(notice);
    this.#stopNotices = this.#engine.onNotice(tell);
  }

  #take(bytes: Uint8Array): void | Promise<void> {
    const intake = decodeIntake(bytes);
    if (intake.kind === 'known') return this.#engine.hear(intake.head);
    if (intake.kind === 'notice') return this.#takeNotice(intake.bytes);
    // A round of the future would shut out all rounds before it.
    const now = roundAt(this.#manifest, this.#environment.now());
    if (intake.round > now + staleRounds) throw new CloseError('not-allowed');
    // Not waited for: the rounds that pile up behind a slow disk share one commit.
    void this.#engine.storeRound(intake.round, intake.envelopes).then(
      () => {
        const { round } = intake;
        this.#connection.sendJson({ type: 'stored', round, head: this.#engine.head() });
      },
      (error: unknown) => this.#connection.fail(error),
    );
    return undefined;
  }

  async #takeNotice(bytes: Uint8Array): Promise<void> {
    // Its place in the chain may be another's that was lost: as if this feed were away.
    if (this.#engine.regaining) return;
    const result = await this.#engine.takeNotice(bytes);
    this.#connection.sendJson({ type: 'notice', hash: sha256(bytes), result });
  }
}

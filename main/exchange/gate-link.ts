import { randomBelow, type Environment } from '../../protocol/environment.ts';
import { encodeUpload, roundFrame, type HeadFields } from '../../protocol/frames/gate.ts';
import type { Envelope } from '../../protocol/envelope.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { AgreedClock } from './agreed-clock.ts';
import type { Alarm } from './alarm.ts';
import { readText } from './hello.ts';
import { Link, type LinkOptions } from './link.ts';
import type { ReadKeys } from './read-keys.ts';
import { silenceAfter } from './silence.ts';
import { SocketError, type Socket } from './socket.ts';
import { sleep } from './waiting.ts';

/** What goes out in a round, made and noted before it is sent. */
export interface RoundSender {
  /** A connection to the gate has been opened. */
  connected(): void;
  /** The one envelope of this round; `null` if none can be made. */
  prepare(round: number): Promise<Envelope | null>;
  /** The envelope of this round was handed to the network. */
  sent(round: number): void;
  /** The envelope of this round was not sent, and never will be. */
  missedRound(round: number): void;
  /** The gate went on to a later round without offering this one. */
  passedOver(round: number): void;
}

export type GateLinkOptions = {
  manifest: Manifest;
  environment: Environment;
  alarm: Alarm;
  keys: ReadKeys;
  clock: AgreedClock;
  sender: RoundSender;
  /** The last round that had an envelope of ours, before this program started or this link was made; -1 for none. */
  done: number;
  /** The gate has announced a round, and the feed's newest batch, if it knows that. */
  announced: (head: HeadFields | null) => void;
  /** Connects to the gate's door for envelopes, greeted. */
  open: LinkOptions['open'];
  changed: () => void;
  fault: (error: unknown) => void;
};

type Round = { round: number; into: number; heard: number };

/** Longest time between a round's beginning and its envelope, ms. */
const longestWait = 5_000;
/** Time in which an envelope is made and noted before it may leave, ms, and as a share of shorter rounds: writing must not show as lateness. */
const longestLead = 1_000;
const leadShare = 1 / 10;

/** The connection that envelopes go through: one for each round that the gate announces, never two for the same. */
export class GateLink {
  readonly #options: GateLinkOptions;
  readonly #link: Link;
  /** Stays over reconnecting: a round that had its envelope gets no other. */
  #done: number;
  #round = -1;
  #isAnnouncing = false;

  constructor(options: GateLinkOptions) {
    const { environment, keys, alarm, changed, fault, open } = options;
    this.#options = options;
    this.#done = options.done;
    this.#link = new Link({
      environment,
      keys,
      alarm,
      changed,
      fault,
      open,
      serve: (socket, settled, signal) => this.#serve(socket, settled, signal),
    });
  }

  get link(): Link {
    return this.#link;
  }

  /** The round that the gate announced last; -1 before the first. */
  get round(): number {
    return this.#round;
  }

  /** Whether the gate has announced a round on the connection that is open. */
  get isAnnouncing(): boolean {
    return this.#isAnnouncing;
  }

  /** Whether the last round that the gate announced was too far from this PC's clock. */
  get isClockOff(): boolean {
    return this.#options.clock.off;
  }

  async #serve(socket: Socket, settled: () => void, signal: AbortSignal): Promise<void> {
    const { environment, manifest, clock, sender, announced } = this.#options;
    const ending = new AbortController();
    const end = (): void => ending.abort();
    signal.addEventListener('abort', end);
    let newest: Round | null = null;
    let wake: () => void = () => undefined;
    const turn = (): Promise<void> =>
      new Promise((resolve) => {
        wake = resolve;
      });
    const listen = async (): Promise<void> => {
      for (;;) {
        const message = await socket.receive(silenceAfter(manifest));
        const { round, into, head } = readText(roundFrame, message);
        if (!clock.take(round)) throw new SocketError('unexpected');
        settled();
        announced(head);
        this.#isAnnouncing = true;
        for (let over = (newest?.round ?? round) + 1; over < round; over += 1) {
          sender.passedOver(over);
        }
        newest = { round, into, heard: environment.now() };
        this.#round = Math.max(this.#round, round);
        wake();
      }
    };
    const send = async (): Promise<void> => {
      while (!ending.signal.aborted) {
        const next: Round | null = newest;
        if (next && next.round > this.#done) {
          this.#done = next.round;
          await this.#sendIn(socket, next, ending.signal);
        } else await turn();
      }
    };
    sender.connected();
    const sending = send();
    try {
      await Promise.race([listen(), sending]);
    } finally {
      this.#isAnnouncing = false;
      clock.lose();
      signal.removeEventListener('abort', end);
      ending.abort();
      wake();
      await sending.catch(() => undefined);
    }
  }

  /**
   * What is sent is decided and written down first, and leaves at a random moment that does not depend on it: neither does writing to the
   * disk show from outside. A round of which too little is left for that, as the gate tells it, is let go before anything is decided.
   */
  async #sendIn(socket: Socket, { round, into, heard }: Round, signal: AbortSignal): Promise<void> {
    const { environment, manifest, sender } = this.#options;
    const lead = Math.min(longestLead, Math.floor(manifest.roundLength * leadShare));
    const window = Math.min(longestWait, Math.floor((manifest.roundLength - into) / 2)) - lead;
    if (window < lead) return;
    const envelope = await sender.prepare(round);
    if (!envelope) return;
    const moment = Math.max(heard + lead, environment.now()) + randomBelow(environment, window);
    await sleep(environment, Math.max(0, moment - environment.now()), signal);
    const late = environment.now() - heard + into >= manifest.roundLength;
    if (late || signal.aborted) sender.missedRound(round);
    else {
      socket.send(encodeUpload(round, envelope));
      sender.sent(round);
    }
  }
}

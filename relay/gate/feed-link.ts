import type { WebSocket } from 'ws';
import * as v from 'valibot';
import { equal, toHex } from '../../protocol/bytes.ts';
import { edSign, type EdKeyPair } from '../../protocol/ed25519.ts';
import { randomBelow, type Environment, type Timer } from '../../protocol/environment.ts';
import { helloFrame, paths, readyFrame } from '../../protocol/frames/hello.ts';
import {
  encodeIntake,
  intakeAnswerFrame,
  intakeMessage,
  type Intake,
} from '../../protocol/frames/intake.ts';
import type { HeadFields, NoticeResult } from '../../protocol/frames/gate.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { sha256 } from '../../protocol/hash.ts';
import { maxNoticeLength, readNotice } from '../../protocol/notice.ts';
import type { Endpoint, Manifest } from '../../protocol/manifest.ts';
import type { Roll } from '../../protocol/roll.ts';
import { parseJson, toPlain } from '../../protocol/signed-json.ts';
import type { Log } from '../log.ts';
import { pinnedSocket } from '../pinned-socket.ts';
import type { KnownHead } from './known-head.ts';
import type { RoundQueue } from './round-queue.ts';

const firstWait = 250;
const longestWait = 10_000;
const silence = 40_000;
const noticeTimeout = 8_000;
const maxAnswer = 2 * maxNoticeLength;

const greeting = v.variant('type', [helloFrame, readyFrame]);

export type FeedLinkOptions = {
  manifest: Manifest;
  key: EdKeyPair;
  queue: RoundQueue;
  known: KnownHead;
  /** Fed with the notices that the feed states. */
  roll: Roll;
  /** What the operator was handed with the cohort: where the feed is, until the feed has said more. */
  handed: Roll;
  environment: Environment;
  log: Log;
};

/** The gate's one lasting connection to the feed: rounds go out until they are stored, notices come in. Comes back by itself, ever more slowly. */
export class FeedLink {
  readonly #options: FeedLinkOptions;
  readonly #answers = new Map<string, (result: NoticeResult) => void>();
  #socket: WebSocket | null = null;
  #ready = false;
  #endpoint: Endpoint;
  #failures = 0;
  #retry: Timer | null = null;
  #quiet: Timer | null = null;
  #stopped = false;

  constructor(options: FeedLinkOptions) {
    this.#options = options;
    this.#endpoint = options.manifest.feed;
  }

  /** The feed that rounds go to and tunnels lead to. */
  get endpoint(): Endpoint {
    return this.#endpoint;
  }

  /** The feed's newest batch that it ever told; kept while it is away. */
  get head(): HeadFields | null {
    return this.#options.known.head;
  }

  connect(): void {
    const { roll, handed } = this.#options;
    // A feed that moves is followed when it goes: until then its readers learn there, from a batch, where it will be.
    this.#endpoint = (roll.head.next >= handed.head.next ? roll : handed).address('feed');
    const socket = pinnedSocket(this.#endpoint, paths.intake, maxAnswer);
    this.#socket = socket;
    this.#heard(socket);
    socket.on('message', (data, isBinary) => {
      if (socket !== this.#socket || isBinary) return;
      this.#heard(socket);
      this.#take(socket, Buffer.isBuffer(data) ? data.toString('utf8') : '');
    });
    socket.on('ping', () => this.#heard(socket));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#lost(socket));
  }

  /** Sends the rounds that wait, if there is a link; else they go when there is one. */
  send(intake: Intake): void {
    if (this.#ready) this.#socket?.send(encodeIntake(intake));
  }

  /** Brings a notice to the feed and answers its fate; 'unavailable' if there is no answer in time. */
  submit(notice: Uint8Array): Promise<NoticeResult> {
    if (!this.#ready) return Promise.resolve('unavailable');
    const name = toHex(sha256(notice));
    return new Promise((resolve) => {
      const timer = this.#options.environment.after(noticeTimeout, () => answer('unavailable'));
      const answer = (result: NoticeResult): void => {
        timer.cancel();
        this.#answers.delete(name);
        resolve(result);
      };
      this.#answers.get(name)?.('unavailable');
      this.#answers.set(name, answer);
      this.send({ kind: 'notice', bytes: notice });
    });
  }

  /** Ends the link. Rounds that were sent but not confirmed yet get until the feed's answer or `grace` ms. */
  async close(grace: number): Promise<void> {
    this.#stopped = true;
    this.#retry?.cancel();
    if (this.#ready) await this.#options.queue.empty(grace);
    this.#socket?.close(1001);
    this.#socket?.terminate();
    this.#quiet?.cancel();
  }

  #take(socket: WebSocket, text: string): void {
    try {
      if (this.#ready) this.#answer(text);
      else this.#greet(socket, text);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      // A feed that breaks the protocol is left, and tried again later.
      socket.close(1002);
    }
  }

  #greet(socket: WebSocket, text: string): void {
    const { manifest, key, queue, known, log } = this.#options;
    const frame = parseJson(greeting, text);
    if (frame.type === 'hello') {
      if (!equal(frame.manifest, manifest.hash)) throw new ProtocolError('manifest', 'feed');
      const proof = edSign(key, intakeMessage(manifest.hash, frame.challenge));
      socket.send(JSON.stringify(toPlain({ type: 'proof', proof })));
      return;
    }
    this.#ready = true;
    log('link-up', { role: 'gate' });
    // Before the rounds: a feed that came back from a backup must not go on from there.
    if (known.head) this.send({ kind: 'known', head: known.head });
    for (const round of queue.waiting()) this.send({ kind: 'round', ...round });
  }

  #answer(text: string): void {
    const answer = parseJson(intakeAnswerFrame, text);
    if (answer.type === 'in-force') return this.#believe(answer.notice);
    if (answer.type === 'notice') {
      this.#answers.get(toHex(answer.hash))?.(answer.result);
      return;
    }
    this.#options.known.hear(answer.head);
    if (answer.type === 'head') return;
    // Only a feed that does its work is come back to at once.
    this.#failures = 0;
    this.#options.queue.stored(answer.round);
  }

  /** At each connect the feed states all notices from the first; those that are known are only compared by their place. */
  #believe(bytes: Uint8Array): void {
    const { manifest, roll } = this.#options;
    const notice = readNotice(manifest, bytes);
    if (notice.number >= roll.head.next) roll.add(notice);
  }

  #heard(socket: WebSocket): void {
    this.#quiet?.cancel();
    this.#quiet = this.#options.environment.after(silence, () => socket.terminate());
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    this.#quiet?.cancel();
    const { environment, log } = this.#options;
    if (this.#ready) log('link-down', { role: 'gate' });
    this.#ready = false;
    for (const answer of this.#answers.values()) answer('unavailable');
    if (this.#stopped) return;
    const wait = Math.min(longestWait, firstWait * 2 ** this.#failures);
    this.#failures += 1;
    // Half fixed, half random: many gates do not come back in step.
    this.#retry = environment.after(wait / 2 + randomBelow(environment, Math.ceil(wait / 2)), () =>
      this.connect(),
    );
  }
}

import type { RawData, WebSocket } from 'ws';
import type * as v from 'valibot';
import { closeCodes, type CloseName } from '../protocol/close.ts';
import type { Environment, Timer } from '../protocol/environment.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { heartbeat } from '../protocol/rules.ts';
import { parseJson, toPlain } from '../protocol/signed-json.ts';
import { CloseError } from './close-error.ts';
import type { Tally } from './tally.ts';
import { TokenBucket, type Rate } from './token-bucket.ts';

export type Frame = { text: string } | { binary: Uint8Array };

/** What a role does with the frames of one connection. An error of it closes the connection, by name. */
export type Visitor = {
  frame(frame: Frame): void | Promise<void>;
  closed?(): void;
};

export type ConnectionLimits = {
  /** Largest frame that is taken, bytes. */
  maxFrame: number;
  rate: Rate;
  /** Most bytes that wait to be sent before the reader counts as too slow. */
  maxBuffered: number;
  /** A connection has to prove its right within this time, ms. */
  proofDeadline: number;
};

const closeGrace = 1_000;

/** One WebSocket of a client: limits before trust, frames in order, names for every end. Knows no address. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #limits: ConnectionLimits;
  readonly #environment: Environment;
  readonly #tally: Tally;
  readonly #bucket: TokenBucket;
  readonly #onEnd: () => void;
  #visitor: Visitor | null = null;
  #work: Promise<void> = Promise.resolve();
  #proven = false;
  #alive = true;
  #deadline: Timer;
  #beat: Timer;
  #end: Timer | null = null;

  constructor(
    socket: WebSocket,
    limits: ConnectionLimits,
    environment: Environment,
    tally: Tally,
    onEnd: () => void,
  ) {
    this.#socket = socket;
    this.#limits = limits;
    this.#environment = environment;
    this.#tally = tally;
    this.#onEnd = onEnd;
    this.#bucket = new TokenBucket(limits.rate, environment);
    this.#deadline = environment.after(limits.proofDeadline, () => this.close('bad-proof'));
    this.#beat = environment.after(heartbeat, () => this.#ping());
    socket.on('message', this.#onMessage);
    socket.on('ping', this.#onPing);
    socket.on('pong', () => (this.#alive = true));
    // ws closes by itself after a broken frame; the name of that end is its standard code.
    socket.on('error', () => undefined);
    socket.on('close', () => this.#ended());
  }

  get proven(): boolean {
    return this.#proven;
  }

  /** The proof was good: the deadline is off, and the connection no longer counts among the strangers. */
  prove(): void {
    this.#proven = true;
    this.#deadline.cancel();
  }

  visit(visitor: Visitor): void {
    this.#visitor = visitor;
  }

  /** Sends a JSON frame; bytes in it become base64url. */
  sendJson(value: object): void {
    this.sendText(JSON.stringify(toPlain(value)));
  }

  sendText(text: string): void {
    this.#send(text);
  }

  sendBinary(bytes: Uint8Array): void {
    this.#send(bytes);
  }

  /** Sends and waits until the bytes have left, so that a sender goes as fast as its reader. `false` if the connection is gone. */
  sendPaced(bytes: Uint8Array): Promise<boolean> {
    if (this.#socket.readyState !== this.#socket.OPEN) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.#socket.send(bytes, (error) => resolve(!error));
    });
  }

  close(name: CloseName): void {
    this.#deadline.cancel();
    if (this.#end) return;
    this.#tally.closed(name);
    this.#socket.close(closeCodes[name], name);
    // Who does not answer the close is cut off.
    this.#end = this.#environment.after(closeGrace, () => this.#socket.terminate());
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN && !this.#end;
  }

  /** Closes after an error, by the name that fits. */
  fail(error: unknown): void {
    if (error instanceof CloseError) return this.close(error.code);
    if (error instanceof ProtocolError) return this.close('bad-frame');
    this.#tally.fault(error);
    return this.close('internal');
  }

  /** Cuts the connection without a word. */
  terminate(): void {
    this.#socket.terminate();
  }

  /** Hands the socket over for a stream of bytes: frames are no longer counted, read or answered here. */
  takeOver(): WebSocket {
    this.#socket.off('message', this.#onMessage);
    this.#socket.off('ping', this.#onPing);
    this.#beat.cancel();
    return this.#socket;
  }

  readonly #onPing = (): void => {
    if (!this.#bucket.take()) this.close('too-fast');
  };

  readonly #onMessage = (data: RawData, isBinary: boolean): void => {
    if (this.#end) return;
    const bytes = bytesOf(data);
    if (bytes.length > this.#limits.maxFrame) return this.close('too-large');
    if (!this.#bucket.take()) return this.close('too-fast');
    const frame = isBinary ? { binary: bytes } : { text: Buffer.from(bytes).toString('utf8') };
    this.#work = this.#work.then(() => this.#handle(frame));
  };

  async #handle(frame: Frame): Promise<void> {
    if (this.#end) return;
    try {
      await this.#visitor?.frame(frame);
    } catch (error) {
      this.fail(error);
    }
  }

  #send(data: string | Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(data);
    if (this.#socket.bufferedAmount > this.#limits.maxBuffered) this.close('too-slow');
  }

  #ping(): void {
    if (!this.#alive) return this.terminate();
    this.#alive = false;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
    this.#beat = this.#environment.after(heartbeat, () => this.#ping());
  }

  #ended(): void {
    this.#deadline.cancel();
    this.#beat.cancel();
    this.#end?.cancel();
    this.#visitor?.closed?.();
    this.#onEnd();
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
  return new Uint8Array(data);
}

/** The JSON of a text frame. Throws ProtocolError 'format' for a binary frame and for any other shape. */
export function jsonOf<S extends v.GenericSchema>(schema: S, frame: Frame): v.InferOutput<S> {
  if (!('text' in frame)) throw new ProtocolError('format', 'binary frame');
  return parseJson(schema, frame.text);
}

/** The bytes of a binary frame. Throws ProtocolError 'format' for a text frame. */
export function binaryOf(frame: Frame): Uint8Array {
  if (!('binary' in frame)) throw new ProtocolError('format', 'text frame');
  return frame.binary;
}

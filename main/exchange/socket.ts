import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions } from 'node:tls';
import { createWebSocketStream, WebSocket, type RawData } from 'ws';
import { closeName, type CloseName } from '../../protocol/close.ts';
import { randomBelow, type Environment, type Timer } from '../../protocol/environment.ts';
import type { Endpoint } from '../../protocol/manifest.ts';
import { pinnedTls } from '../../protocol/pinning.ts';
import { Silence } from './silence.ts';

/** Why a connection is of no use any more. */
export type SocketFailure = 'unreachable' | 'closed' | 'silent' | 'unexpected';

/** A connection that could not be made, was closed, fell silent, or said what it should not. */
export class SocketError extends Error {
  override readonly name = 'SocketError';
  readonly code: SocketFailure;
  /** How a server of ours ended it. */
  readonly close: CloseName | null;

  constructor(code: SocketFailure, close: CloseName | null = null) {
    super(close ? `${code}: ${close}` : code);
    this.code = code;
    this.close = close;
  }
}

/** A message of a WebSocket: text, or bytes. */
export type Message = string | Uint8Array;

/** The little of a WebSocket that the parts need: another transport (a proxy's, a test's) can stand in for it. */
export interface Socket {
  send(message: Message): void;
  /** The next message. Throws SocketError 'closed', or 'silent' when none has come within `within` ms, or nothing at all for 28 s. */
  receive(within: number): Promise<Message>;
  /** Ends it at once. May be called again. */
  close(): void;
}

export type SocketOptions = {
  endpoint: Endpoint;
  /** One of protocol/frames/hello.ts `paths`. */
  path: string;
  environment: Environment;
  /** Largest message that is taken, bytes. */
  maxMessage: number;
  /** Ends the connection, or the attempt. */
  signal: AbortSignal;
  /** Bytes to speak TLS over, where the endpoint is reached through a tunnel. */
  through?: Duplex;
};

/** Time to connect, TLS and upgrade included, ms. */
const connectTime = 15_000;
/** Longest time until a ping is answered, ms. */
const longestPong = 2_000;
/** Messages that may wait before the other side is made to wait. */
const maxWaiting = 4;

/**
 * Connects with TLS pinned to the endpoint's one certificate. Every client's handshake is the same: no session is resumed, no
 * compression offered, no header of our own sent. Throws SocketError 'unreachable'.
 */
export async function openSocket(options: SocketOptions): Promise<WsSocket> {
  const tls: ConnectionOptions = pinnedTls(options.endpoint.certificate);
  const { hostname, port } = new URL(options.endpoint.url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const target = options.through
    ? { socket: options.through }
    : { host, port: Number(port || 443) };
  const secured = connect({ ...tls, ...target });
  // The WebSocket reports a failure; one that comes after it was given up must not end the process.
  secured.on('error', () => undefined);
  const ws = new WebSocket(`${options.endpoint.url}${options.path}`, {
    perMessageDeflate: false,
    autoPong: false,
    maxPayload: options.maxMessage,
    createConnection: () => secured,
  });
  const heard = (): number => secured.bytesRead;
  const socket = new WsSocket(ws, heard, options.environment, options.signal);
  await socket.opened(connectTime);
  return socket;
}

/** A socket of the package ws, read message by message. */
export class WsSocket implements Socket {
  readonly #ws: WebSocket;
  readonly #environment: Environment;
  readonly #waiting: Message[] = [];
  readonly #silence: Silence;
  #failure: SocketError | null = null;
  #pong: Timer | null = null;
  #pinged: Buffer = Buffer.alloc(0);
  #wake: () => void = () => undefined;
  readonly #onMessage = (data: RawData, isBinary: boolean): void => {
    this.#waiting.push(isBinary ? toBytes(data) : toBytes(data).toString());
    if (this.#waiting.length >= maxWaiting) this.#ws.pause();
    this.#wake();
  };

  /** `heard`: bytes that have come through so far. */
  constructor(ws: WebSocket, heard: () => number, environment: Environment, signal: AbortSignal) {
    this.#ws = ws;
    this.#environment = environment;
    this.#silence = new Silence({
      environment,
      heard,
      isPaused: () => ws.isPaused,
      found: () => this.#end(new SocketError('silent')),
    });
    const abort = (): void => this.close();
    ws.on('message', this.#onMessage);
    ws.on('open', () => this.#wake());
    ws.on('ping', (data) => this.#answer(data));
    ws.on('error', () => this.#fail(new SocketError('unreachable')));
    ws.on('close', (code) => {
      signal.removeEventListener('abort', abort);
      this.#fail(new SocketError('closed', closeName(code)));
    });
    if (signal.aborted) this.close();
    else signal.addEventListener('abort', abort);
  }

  /** Waits until the upgrade is done. Throws SocketError 'unreachable' after `within` ms or at a failure. */
  async opened(within: number): Promise<void> {
    try {
      await this.#until(() => this.#ws.readyState === WebSocket.OPEN, within);
    } catch {
      this.close();
      throw new SocketError('unreachable');
    }
  }

  send(message: Message): void {
    if (this.#failure === null && this.#ws.readyState === WebSocket.OPEN) this.#ws.send(message);
  }

  async receive(within: number): Promise<Message> {
    await this.#until(() => this.#waiting.length > 0, within);
    const message = this.#waiting.shift();
    if (this.#ws.isPaused && this.#waiting.length === 0) this.#ws.resume();
    if (message === undefined) throw new SocketError('closed');
    return message;
  }

  /** Hands the connection over as a stream of bytes: nothing can be received here any more, and who speaks through it finds its silence. */
  stream(): Duplex {
    this.#silence.stop();
    this.#ws.off('message', this.#onMessage);
    const stream = createWebSocketStream(this.#ws);
    // A tunnel that breaks is seen by whoever speaks through it; without a listener it would end the process.
    stream.on('error', () => undefined);
    return stream;
  }

  close(): void {
    this.#end(new SocketError('closed'));
  }

  #end(error: SocketError): void {
    this.#fail(error);
    this.#ws.terminate();
  }

  /** Answers at a random moment: answers at once, to many pings, would show when this program is busy, with sealing or a draft's writing. */
  #answer(ping: Buffer): void {
    this.#pinged = ping;
    this.#pong ??= this.#environment.after(randomBelow(this.#environment, longestPong), () => {
      this.#pong = null;
      if (this.#ws.readyState === WebSocket.OPEN) this.#ws.pong(this.#pinged);
    });
  }

  #fail(error: SocketError): void {
    this.#pong?.cancel();
    this.#silence.stop();
    this.#failure ??= error;
    this.#wake();
  }

  async #until(reached: () => boolean, within: number): Promise<void> {
    let late = false;
    const timer: Timer = this.#environment.after(within, () => {
      late = true;
      this.#wake();
    });
    try {
      while (!reached()) {
        if (this.#failure) throw this.#failure;
        if (late) throw new SocketError('silent');
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      timer.cancel();
      this.#wake = () => undefined;
    }
  }
}

function toBytes(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}

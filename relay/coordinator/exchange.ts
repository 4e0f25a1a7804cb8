import type { WebSocket } from 'ws';
import type { Environment } from '../../protocol/environment.ts';
import type { Endpoint } from '../../protocol/manifest.ts';
import { pinnedSocket } from '../pinned-socket.ts';

const patience = 30_000;

/** A relay that does not answer, or ended the connection. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly code = 'unreachable';
}

/** A text frame, or the bytes of a binary one. */
export type Message = string | Uint8Array;

/** A connection on which frames are asked for one after the other. */
export type Line = {
  send(data: Message): void;
  /** Throws UnreachableError when the connection ends, or nothing has come for 30 s. */
  nextMessage(): Promise<Message>;
  /** As `nextMessage`; a binary frame is an empty text. */
  next(): Promise<string>;
  /** Stops listening: whoever takes the socket over hears what comes from now on. */
  release(): void;
  close(): void;
};

/** Connects to the first of several endpoints that answers: a role may have moved, or be about to. Throws UnreachableError. */
export async function openFirstLine(
  endpoints: readonly Endpoint[],
  path: string,
  maxFrame: number,
  environment: Environment,
): Promise<Line> {
  for (const endpoint of endpoints) {
    try {
      return await lineOn(pinnedSocket(endpoint, path, maxFrame), environment);
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
    }
  }
  throw new UnreachableError('refused');
}

/** A line on a socket that is being connected. Throws UnreachableError. */
export function lineOn(socket: WebSocket, environment: Environment): Promise<Line> {
  const arrived: Message[] = [];
  let ended = false;
  let waiting: { resolve: (message: Message) => void; reject: (error: Error) => void } | null =
    null;
  const hear = (data: unknown, isBinary: boolean): void => {
    const bytes = Buffer.isBuffer(data) ? data : Buffer.alloc(0);
    const message = isBinary ? new Uint8Array(bytes) : bytes.toString('utf8');
    if (waiting) waiting.resolve(message);
    else arrived.push(message);
  };
  socket.on('message', hear);
  socket.on('close', () => {
    ended = true;
    waiting?.reject(new UnreachableError('ended'));
  });
  socket.on('error', () => socket.terminate());
  const nextMessage = (): Promise<Message> => {
    const message = arrived.shift();
    if (message !== undefined) return Promise.resolve(message);
    if (ended) return Promise.reject(new UnreachableError('ended'));
    return new Promise<Message>((resolve, reject) => {
      const timer = environment.after(patience, () => socket.terminate());
      const settle = (): void => {
        timer.cancel();
        waiting = null;
      };
      waiting = {
        resolve: (answer) => {
          settle();
          resolve(answer);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
    });
  };
  const line: Line = {
    send: (data) => socket.send(data),
    nextMessage,
    next: async () => {
      const message = await nextMessage();
      return typeof message === 'string' ? message : '';
    },
    release: () => socket.off('message', hear),
    close: () => socket.close(1000),
  };
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(line));
    socket.once('close', () => reject(new UnreachableError('refused')));
  });
}

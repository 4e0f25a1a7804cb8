import type { Environment } from '../../protocol/environment.ts';
import type { Endpoint } from '../../protocol/manifest.ts';
import { pinnedSocket } from '../pinned-socket.ts';

const patience = 30_000;

/** A relay that does not answer, or ended the connection. */
class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly code = 'unreachable';
}

/** A connection on which frames are asked for one after the other. */
export type Line = {
  send(data: string | Uint8Array): void;
  next(): Promise<string>;
  close(): void;
};

/** Connects to a pinned endpoint. Throws UnreachableError. */
export function openLine(
  endpoint: Endpoint,
  path: string,
  maxFrame: number,
  environment: Environment,
): Promise<Line> {
  const socket = pinnedSocket(endpoint, path, maxFrame);
  const arrived: string[] = [];
  let ended = false;
  let waiting: { resolve: (text: string) => void; reject: (error: Error) => void } | null = null;
  const end = (): void => {
    ended = true;
    waiting?.reject(new UnreachableError('ended'));
  };
  socket.on('message', (data) => {
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
    if (waiting) waiting.resolve(text);
    else arrived.push(text);
  });
  socket.on('close', end);
  socket.on('error', () => socket.terminate());
  const next = (): Promise<string> => {
    const text = arrived.shift();
    if (text !== undefined) return Promise.resolve(text);
    if (ended) return Promise.reject(new UnreachableError('ended'));
    return new Promise<string>((resolve, reject) => {
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
  const line: Line = { send: (data) => socket.send(data), next, close: () => socket.close(1000) };
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(line));
    socket.once('close', () => reject(new UnreachableError('refused')));
  });
}

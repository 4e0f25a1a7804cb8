import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import type { Socket } from 'node:net';

/** How often the line is looked at, ms. */
const interval = 5;

/** Bytes that came in on a connection within a few milliseconds: what a device on the line sees, whatever is in them. */
export type Burst = { from: string; connection: number; at: number; bytes: number };

/** Writes down what comes in on every connection that this process accepts. `now`: ms since 1970. */
export function tap(file: string, now: () => number): void {
  let connections = 0;
  subscribe('net.server.socket', (message) => {
    const { socket } = message as { socket: Socket };
    const connection = connections;
    connections += 1;
    const from = socket.remoteAddress ?? '';
    let before = 0;
    const look = setInterval(() => {
      const bytes = socket.bytesRead - before;
      before = socket.bytesRead;
      if (bytes === 0) return;
      const burst: Burst = { from, connection, at: now(), bytes };
      appendFileSync(file, `${JSON.stringify(burst)}\n`);
    }, interval);
    look.unref();
    socket.on('close', () => clearInterval(look));
  });
}

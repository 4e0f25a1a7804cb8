import { createHash } from 'node:crypto';
import { type Server, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the second start tells the first: its command line and working directory. */
export type SecondStart = { argv: string[]; directory: string };

export type InstanceLock = {
  taken: boolean;
  /** Resolves when the first start has heard of this one; at once when this is the first. */
  told: Promise<void>;
};

/**
 * Locks a profile's folder for this process by a local socket named after it. The kernel frees it with the process, however it ends
 * (on macOS, where sockets are files, a killed process leaves it behind).
 */
export function lockInstance(
  folder: string,
  onSecondStart: (start: SecondStart) => void,
): InstanceLock {
  const name = socketNameFor(folder);
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const parts: Buffer[] = [];
    socket.on('data', (part) => parts.push(part));
    socket.on('error', () => undefined);
    socket.on('end', () => {
      socket.end();
      onSecondStart(JSON.parse(Buffer.concat(parts).toString()) as SecondStart);
    });
  });
  if (bind(server, name)) return { taken: true, told: Promise.resolve() };

  const start: SecondStart = { argv: process.argv, directory: process.cwd() };
  const told = new Promise<void>((resolve) => {
    const socket = connect(name, () => socket.end(JSON.stringify(start)));
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.resume();
  });
  return { taken: false, told };
}

/** Binding to a local socket is done when `listen` returns; only the news of it come later. */
function bind(server: Server, name: string): boolean {
  server.on('error', () => undefined);
  server.listen(name);
  server.unref();
  return server.listening;
}

function socketNameFor(folder: string): string {
  const name = `stand-in-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), name);
}

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import {
  connect,
  createServer as createPlainServer,
  type Server as Plain,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import { afterAll, afterEach, assert, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSocket, type SocketError, type WsSocket } from '../../main/exchange/socket.ts';
import { systemEnvironment } from '../../protocol/environment.ts';
import { paths } from '../../protocol/frames/hello.ts';
import type { Endpoint } from '../../protocol/manifest.ts';
import { hour } from '../../protocol/rules.ts';
import { freePorts } from '../../relay/address.ts';
import { Connection } from '../../relay/connection.ts';
import { endpointOf, makeIdentity } from '../../relay/identity.ts';
import { Folder } from '../../relay/storage/folder.ts';
import { Tally } from '../../relay/tally.ts';
import { VirtualEnvironment } from '../virtual-environment.ts';

/** A network between client and server that can stop passing on bytes, in either direction, and tells nobody. */
class Wire {
  readonly #server: Plain;
  readonly #open = new Set<Socket>();
  up = true;
  down = true;

  constructor(port: number, target: number) {
    this.#server = createPlainServer((client) => {
      const server = connect({ host: '127.0.0.1', port: target });
      for (const socket of [client, server]) {
        this.#open.add(socket);
        socket.on('error', () => undefined);
      }
      client.on('data', (bytes) => this.up && server.write(bytes));
      server.on('data', (bytes) => this.down && client.write(bytes));
      client.on('end', () => this.up && server.end());
      server.on('end', () => this.down && client.end());
      server.on('close', () => this.down && client.destroy());
    });
    this.#server.listen(port, '127.0.0.1');
  }

  close(): void {
    for (const socket of this.#open) socket.destroy();
    this.#server.close();
  }
}

let folder: string;
let server: Server;
let sockets: WebSocketServer;
let endpoint: Endpoint;
let environment: VirtualEnvironment;
let wire: Wire;
let visited: Connection[];
let ended: number;
let tally: Tally;
let socket: WsSocket;
let ports: number[];
const giveUp = new AbortController();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kkanbu-half-open-'));
  ports = await freePorts('127.0.0.1', 2);
  const address = { host: '127.0.0.1', port: ports[0] ?? 0 };
  const identity = await makeIdentity(new Folder(folder), address, systemEnvironment);
  endpoint = { ...endpointOf(identity), url: `wss://127.0.0.1:${ports[1] ?? 0}` };
  server = createServer({ cert: identity.tls.certificate, key: identity.tls.key });
  sockets = new WebSocketServer({ server });
  sockets.on('connection', (webSocket: WebSocket) => {
    const limits = {
      maxFrame: 1_048_576,
      rate: { burst: 100, perSecond: 100 },
      maxBuffered: 16_777_216,
      proofDeadline: 100 * hour,
    };
    const end = (): void => void (ended += 1);
    visited.push(new Connection(webSocket, limits, environment, tally, end));
  });
  server.listen(ports[0], '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  environment = new VirtualEnvironment();
  [visited, ended] = [[], 0];
  tally = new Tally('gate', () => undefined, environment);
  wire = new Wire(ports[1] ?? 0, ports[0] ?? 0);
  socket = await openSocket({
    endpoint,
    path: paths.gate,
    environment,
    maxMessage: 1_048_576,
    signal: giveUp.signal,
  });
});

afterEach(async () => {
  socket.close();
  for (const one of visited) one.terminate();
  wire.close();
  tally.close();
  await wait(10);
  assert.equal(environment.timers, 0);
});

/** Lets seconds pass, each with time for what is on its way; until `reached`, if that comes before. Answers how many. */
async function pass(seconds: number, reached: () => boolean = () => false): Promise<number> {
  for (let passed = 0; passed < seconds; passed += 1) {
    if (reached()) return passed;
    await environment.advance(1_000);
    await wait(4);
  }
  return seconds;
}

/** Waits for a frame as the links do, much longer than a dead connection may stay unnoticed. */
function receiving(): { failure: () => SocketError | null } {
  let failure: SocketError | null = null;
  socket.receive(hour).catch((error: SocketError) => (failure = error));
  return { failure: () => failure };
}

describe('a connection whose other end is gone without a word', () => {
  test('is found within 30 s, after minutes in which all was well', async () => {
    const { failure } = receiving();
    await pass(300);
    expect(failure()).toBeNull();
    [wire.up, wire.down] = [false, false];
    expect(await pass(60, () => failure() !== null)).toBeLessThanOrEqual(30);
    expect(failure()?.code).toBe('silent');
    // The other end finds it as well: its pings are not answered.
    await pass(60, () => ended > 0);
    expect(ended).toBe(1);
  });

  test('is found where only what comes is lost', async () => {
    const { failure } = receiving();
    await pass(20);
    wire.down = false;
    expect(await pass(60, () => failure() !== null)).toBeLessThanOrEqual(30);
    expect(failure()?.code).toBe('silent');
  });

  test('is found where only what is sent is lost: the relay hears no answer to its pings, and closes', async () => {
    const { failure } = receiving();
    await pass(20);
    wire.up = false;
    expect(await pass(60, () => failure() !== null)).toBeLessThanOrEqual(32);
    expect(failure()?.code).toBe('closed');
  });
});

test('a client that is behind with its work does not take the feed for dead', async () => {
  for (let n = 0; n < 8; n += 1) visited[0]?.sendBinary(new Uint8Array(1000).fill(n));
  await pass(120);
  for (let n = 0; n < 8; n += 1) {
    const message = await socket.receive(1_000);
    expect(message[0]).toBe(n);
  }
});

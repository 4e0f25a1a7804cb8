import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import { createServer as createPlainServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { WebSocketServer, type WebSocket } from 'ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemEnvironment } from '../../protocol/environment.ts';
import { paths } from '../../protocol/frames/hello.ts';
import type { Endpoint } from '../../protocol/manifest.ts';
import { openSocket } from '../../main/exchange/socket.ts';
import { freePorts } from '../../relay/address.ts';
import { endpointOf, makeIdentity } from '../../relay/identity.ts';
import { Folder } from '../../relay/storage/folder.ts';

/** What a gate can learn of a client while it connects. */
type Seen = { headers: string[]; resumed: boolean; alpn: string | false | null; server: WebSocket };

let folder: string;
let server: Server;
let endpoint: Endpoint;
const ending = new AbortController();
const arrivals: ((seen: Seen) => void)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kkanbu-handshake-'));
  const [port = 0] = await freePorts('127.0.0.1', 1);
  const address = { host: '127.0.0.1', port };
  const identity = await makeIdentity(new Folder(folder), address, systemEnvironment);
  endpoint = endpointOf(identity);
  server = createServer({ cert: identity.tls.certificate, key: identity.tls.key });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (webSocket, request: IncomingMessage) => {
    const secure = request.socket as TLSSocket;
    arrivals.shift()?.({
      headers: request.rawHeaders.filter((_, index) => index % 2 === 0),
      resumed: secure.isSessionReused(),
      alpn: secure.alpnProtocol,
      server: webSocket,
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  ending.abort();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

async function arrive(pinned: Endpoint = endpoint): Promise<Seen> {
  const seen = new Promise<Seen>((resolve) => {
    arrivals.push(resolve);
  });
  await openSocket({
    endpoint: pinned,
    path: paths.gate,
    environment: systemEnvironment,
    maxMessage: 4_096,
    signal: ending.signal,
  });
  return seen;
}

test('a client shows nothing but what every WebSocket shows, and is never recognised from the last time', async () => {
  for (let n = 0; n < 3; n += 1) {
    const { headers, resumed, alpn } = await arrive();
    expect(headers.map((name) => name.toLowerCase()).toSorted()).toEqual([
      'connection',
      'host',
      'sec-websocket-key',
      'sec-websocket-version',
      'upgrade',
    ]);
    expect(resumed).toBe(false);
    expect(alpn).toBe(false);
    // The ticket for the next time has arrived by now.
    await wait(20);
  }
});

/** What a client says first on a plain connection, before anything is encrypted: its TLS hello. */
async function firstWords(): Promise<Buffer> {
  const [port = 0] = await freePorts('127.0.0.1', 1);
  const listener = createPlainServer();
  listener.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  const giveUp = new AbortController();
  const attempt = openSocket({
    endpoint: { ...endpoint, url: `wss://127.0.0.1:${port}` },
    path: paths.tunnel,
    environment: systemEnvironment,
    maxMessage: 4_096,
    signal: giveUp.signal,
  }).catch(() => undefined);
  const [socket] = (await once(listener, 'connection')) as [Socket];
  socket.on('error', () => undefined);
  const [hello] = (await once(socket, 'data')) as [Buffer];
  giveUp.abort();
  await attempt;
  socket.destroy();
  listener.close();
  return hello;
}

test('the first words of all clients are the same but for what is random in every handshake', async () => {
  const hellos = [await firstWords(), await firstWords(), await firstWords()];
  const [one = Buffer.alloc(0), ...others] = hellos;
  // Client random 32, session id 1 + 32, and the keys of the key exchange.
  const random = 11;
  const fixed = (hello: Buffer): Buffer =>
    Buffer.concat([
      hello.subarray(0, random),
      hello.subarray(random + 65, keyShareIn(hello).start),
      hello.subarray(keyShareIn(hello).end),
    ]);
  for (const other of others) {
    expect(other.length).toBe(one.length);
    expect(fixed(other)).toEqual(fixed(one));
    expect(other).not.toEqual(one);
  }
});

/** Where the key_share extension (RFC 8446, 4.2.8) has its keys. */
function keyShareIn(hello: Buffer): { start: number; end: number } {
  let at = 11 + 32;
  at += 1 + (hello[at] ?? 0);
  at += 2 + hello.readUInt16BE(at);
  at += 1 + (hello[at] ?? 0);
  for (at += 2; at < hello.length; at += 4 + hello.readUInt16BE(at + 2)) {
    if (hello.readUInt16BE(at) === 51) {
      return { start: at + 4, end: at + 4 + hello.readUInt16BE(at + 2) };
    }
  }
  throw new Error('no key share');
}

test('no other certificate than the pinned one is taken, even where the environment tells Node to take any', async () => {
  const elsewhere = new Folder(join(folder, 'elsewhere'));
  const address = { host: '127.0.0.1', port: 1 };
  const other = endpointOf(await makeIdentity(elsewhere, address, systemEnvironment));
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  try {
    const reached = arrive({ url: endpoint.url, certificate: other.certificate });
    await expect(reached).rejects.toMatchObject({ code: 'unreachable' });
  } finally {
    if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    arrivals.length = 0;
  }
});

test('many pings have one answer, at a random moment: they cannot show when a client is busy', async () => {
  const { server: gate } = await arrive();
  const pongs: string[] = [];
  gate.on('pong', (data: Buffer) => pongs.push(data.toString()));
  for (let n = 0; n < 50; n += 1) gate.ping(`ping ${n}`);
  await once(gate, 'pong');
  await wait(100);
  expect(pongs.length).toBeLessThan(5);
});

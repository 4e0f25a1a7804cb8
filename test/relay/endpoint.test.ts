import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as tlsConnect } from 'node:tls';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Endpoint as PinnedEndpoint } from '../../protocol/manifest.ts';
import { pinnedTls } from '../../protocol/pinning.ts';
import { freePorts, addressOfUrl } from '../../relay/address.ts';
import type { Connection } from '../../relay/connection.ts';
import { Endpoint, type Door } from '../../relay/endpoint.ts';
import { endpointOf, makeIdentity, type Identity } from '../../relay/identity.ts';
import { Folder } from '../../relay/storage/folder.ts';
import { Tally } from '../../relay/tally.ts';
import { VirtualEnvironment } from '../virtual-environment.ts';
import { Wire } from './fixtures/wire.ts';

let folder: string;
let identity: Identity;
let pinned: PinnedEndpoint;
let endpoint: Endpoint | null = null;
let environment: VirtualEnvironment;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kkanbu-endpoint-'));
  const [port = 0] = await freePorts('127.0.0.1', 1);
  environment = new VirtualEnvironment();
  identity = await makeIdentity(new Folder(folder), { host: '127.0.0.1', port }, environment);
  pinned = endpointOf(identity);
});
afterEach(async () => {
  const closing = endpoint?.close();
  await environment.advance(1_000);
  await closing;
  endpoint = null;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An endpoint with one door that echoes sizes; limits as a test wants them. */
async function listen(limits: Partial<Door> = {}, maxUnproven = 10): Promise<Connection[]> {
  const connections: Connection[] = [];
  environment = new VirtualEnvironment();
  const door: Door = {
    path: '/door',
    maxFrame: 1_000,
    maxConnections: 10,
    rate: { burst: 5, perSecond: 1 },
    maxBuffered: 1_000_000,
    proofDeadline: 5_000,
    accept: (connection) => {
      connections.push(connection);
      connection.sendJson({ type: 'hello' });
      return {
        frame: (frame) => {
          if ('text' in frame && frame.text === 'fail') throw new Error('something unexpected');
          connection.sendJson({ type: 'taken' });
        },
      };
    },
    ...limits,
  };
  const tally = new Tally('gate', () => undefined, environment);
  endpoint = await Endpoint.listen({
    address: addressOfUrl(identity.url),
    identity: identity.tls,
    doors: [door],
    environment,
    tally,
    maxUnproven,
  });
  return connections;
}

const knock = async (): Promise<Wire> => {
  const wire = await Wire.open(pinned, '/door');
  return wire;
};

test('who does not prove its right in time is closed', async () => {
  await listen();
  const wire = await knock();
  await wire.nextJson();
  await environment.advance(4_999);
  expect(wire.socket.readyState).toBe(1);
  await environment.advance(1);
  expect(await wire.ended).toBe('bad-proof');
});

test('who has proven it may stay', async () => {
  const connections = await listen();
  const wire = await knock();
  await wire.nextJson();
  connections[0]?.prove();
  await environment.advance(14_000);
  wire.socket.send('x');
  expect(await wire.nextJson()).toEqual({ type: 'taken' });
});

test('too many frames at once end the connection', async () => {
  await listen();
  const wire = await knock();
  for (let i = 0; i < 6; i += 1) wire.socket.send('x');
  expect(await wire.ended).toBe('too-fast');
});

test('pings count as frames', async () => {
  await listen();
  const wire = await knock();
  for (let i = 0; i < 6; i += 1) wire.socket.ping();
  expect(await wire.ended).toBe('too-fast');
});

test('a frame that is too large ends the connection, by its own name or by the standard’s', async () => {
  await listen();
  const [a, b] = [await knock(), await knock()];
  a.socket.send(new Uint8Array(1_001));
  expect(await a.ended).toBe('too-large');
  b.socket.send(new Uint8Array(200_000));
  expect(await b.ended).toBe('1009');
});

test('more connections than a door takes are told so', async () => {
  await listen({ maxConnections: 2 });
  const [a, b, c] = [await knock(), await knock(), await knock()];
  expect(await c.ended).toBe('too-many');
  expect([a.socket.readyState, b.socket.readyState]).toEqual([1, 1]);
});

test('strangers are capped apart from those who have proven their right', async () => {
  const connections = await listen({}, 1);
  await (await knock()).nextJson();
  connections[0]?.prove();
  const stranger = await knock();
  await stranger.nextJson();
  expect(await (await knock()).ended).toBe('too-many');
});

test('who does not read what is sent is closed as too slow', async () => {
  const connections = await listen({ maxBuffered: 100_000 });
  const wire = await knock();
  await wire.nextJson();
  wire.socket.pause();
  const large = new Uint8Array(1_000_000);
  for (let i = 0; i < 40 && connections[0]?.open; i += 1) connections[0].sendBinary(large);
  expect(connections[0]?.open).toBe(false);
});

test('who does not answer pings is cut off', async () => {
  const connections = await listen();
  const wire = await knock();
  await wire.nextJson();
  connections[0]?.prove();
  wire.socket.pause();
  await environment.advance(30_000);
  wire.socket.resume();
  expect(await wire.ended).toBe('1006');
});

test('an error inside closes by a name and says nothing else', async () => {
  await listen();
  const wire = await knock();
  wire.socket.send('fail');
  expect(await wire.ended).toBe('internal');
});

test('other paths, plain requests and plain text get nowhere', async () => {
  await listen();
  await expect(Wire.open(pinned, '/other')).rejects.toThrow('404');
  const { port } = addressOfUrl(identity.url);
  const secure = tlsConnect({ host: '127.0.0.1', port, ...pinnedTls(pinned.certificate) });
  secure.write('GET /door HTTP/1.1\r\nhost: x\r\n\r\n');
  const [answer] = (await once(secure, 'data')) as [Buffer];
  expect(answer.toString()).toContain('426');
  const plain = connect(port, '127.0.0.1');
  plain.on('error', () => undefined);
  plain.write('GET / HTTP/1.1\r\n\r\n');
  plain.resume();
  await once(plain, 'close');
});

test('a TLS session is never taken up again, whatever the client brings: no connection names the one before', async () => {
  await listen();
  const { host, port } = addressOfUrl(identity.url);
  const sessions: Buffer[] = [];
  const shake = async (): Promise<boolean> => {
    const session = sessions.at(-1);
    const secure = tlsConnect({
      host,
      port,
      ...pinnedTls(pinned.certificate),
      ...(session ? { session } : {}),
    });
    secure.on('session', (ticket: Buffer) => sessions.push(ticket));
    await once(secure, 'secureConnect');
    secure.write('GET /door HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(secure, 'data');
    const resumed = secure.isSessionReused();
    secure.destroy();
    return resumed;
  };
  for (let n = 0; n < 4; n += 1) expect(await shake()).toBe(false);
});

test('a certificate that is not the pinned one is refused by the client', async () => {
  await listen();
  const other = await makeIdentity(
    new Folder(folder).inside('other'),
    addressOfUrl(identity.url),
    environment,
  );
  await expect(
    Wire.open({ ...pinned, certificate: endpointOf(other).certificate }, '/door'),
  ).rejects.toThrow('self-signed certificate');
});

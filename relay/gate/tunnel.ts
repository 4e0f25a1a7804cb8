import { connect } from 'node:net';
import { createWebSocketStream } from 'ws';
import type { CloseName } from '../../protocol/close.ts';
import type { Environment, Timer } from '../../protocol/environment.ts';
import { paths } from '../../protocol/frames/hello.ts';
import { hour } from '../../protocol/rules.ts';
import type { ListenAddress } from '../address.ts';
import type { Connection, Visitor } from '../connection.ts';
import type { Door } from '../endpoint.ts';
import { behindReadProof, type ReadRight } from '../read-door.ts';

/** The feed's heartbeat goes through the tunnel every 15 s: longer silence means that nobody is there. */
const longestSilence = 90_000;
/** The feed is not read while more than this waits for the client, bytes. */
const mostWaiting = 1_048_576;
const longestLife = 24 * hour;

/** Pipes bytes between a client and the feed, which talk TLS with each other inside: the gate sees how much, never what. */
export function tunnelDoor(right: ReadRight, feed: () => ListenAddress): Door {
  return {
    path: paths.tunnel,
    maxFrame: 1_048_576,
    maxConnections: 4_096,
    rate: { burst: 4, perSecond: 1 },
    maxBuffered: 16 * 1_048_576,
    proofDeadline: 5_000,
    accept: (connection) =>
      behindReadProof(right, 'tunnel', connection, (proven) =>
        dig(proven, feed(), right.environment),
      ),
  };
}

function dig(connection: Connection, feed: ListenAddress, environment: Environment): Visitor {
  const webSocket = connection.takeOver();
  const socket = connect({ host: feed.host, port: feed.port, noDelay: true });
  const stream = createWebSocketStream(webSocket, { allowHalfOpen: false });
  let connected = false;
  const fill = (name: CloseName): void => {
    silence.cancel();
    life.cancel();
    if (webSocket.readyState === webSocket.OPEN) connection.close(name);
    socket.destroy();
  };
  const life = environment.after(longestLife, () => fill('going-away'));
  let silence: Timer = environment.after(longestSilence, () => fill('too-slow'));
  const heard = (): void => {
    silence.cancel();
    silence = environment.after(longestSilence, () => fill('too-slow'));
  };
  socket.on('connect', () => (connected = true));
  stream.on('data', heard);
  stream.pipe(socket);
  // Sent by hand and not through the stream, so that the end of the feed's bytes has a name.
  socket.on('data', (chunk) => {
    heard();
    if (webSocket.readyState !== webSocket.OPEN) return;
    webSocket.send(chunk, () => socket.resume());
    if (webSocket.bufferedAmount > mostWaiting) socket.pause();
  });
  socket.on('error', () => undefined);
  stream.on('error', () => undefined);
  socket.on('close', () => fill(connected ? 'going-away' : 'unavailable'));
  return { frame: () => undefined, closed: () => fill('going-away') };
}

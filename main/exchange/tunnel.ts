import { paths } from '../../protocol/frames/hello.ts';
import { maxBatchesLength } from '../../protocol/frames/feed.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Roll } from '../../protocol/roll.ts';
import { greet } from './hello.ts';
import type { ReadKey } from './read-keys.ts';
import { openSocket, type Message, type Socket } from './socket.ts';

/** Largest message at the gate's doors, bytes: a greeting, a round, or a piece of a tunnel. */
const maxGateMessage = 1_048_576;

/**
 * Reaches the feed through the gate: the gate sees bytes of a TLS connection that is pinned to the feed, the feed sees a connection from
 * the gate. Both have been greeted when it is returned. `roll`: where they are reached now. Throws SocketError, or ProtocolError 'manifest'.
 */
export async function openTunnel(
  manifest: Manifest,
  roll: Roll,
  environment: Environment,
  key: ReadKey,
  signal: AbortSignal,
): Promise<Socket> {
  const outer = await openSocket({
    endpoint: roll.address('gate'),
    path: paths.tunnel,
    environment,
    signal,
    maxMessage: maxGateMessage,
  });
  try {
    await greet(outer, 'tunnel', manifest.hash, key);
    const inner = await openSocket({
      endpoint: roll.address('feed'),
      path: paths.feed,
      environment,
      signal,
      maxMessage: maxBatchesLength,
      through: outer.stream(),
    });
    const both: Socket = {
      send: (message: Message) => inner.send(message),
      receive: (within) => inner.receive(within),
      close: () => {
        inner.close();
        outer.close();
      },
    };
    await greet(both, 'feed', manifest.hash, key).catch((error: unknown) => {
      both.close();
      throw error;
    });
    return both;
  } catch (error) {
    outer.close();
    throw error;
  }
}

/** Connects to the gate's door for envelopes, greeted. Throws as {@link openTunnel}. */
export async function openGate(
  manifest: Manifest,
  roll: Roll,
  environment: Environment,
  key: ReadKey,
  signal: AbortSignal,
): Promise<Socket> {
  const socket = await openSocket({
    endpoint: roll.address('gate'),
    path: paths.gate,
    environment,
    signal,
    maxMessage: maxGateMessage,
  });
  try {
    await greet(socket, 'gate', manifest.hash, key);
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}

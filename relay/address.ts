import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { randomBelow, systemEnvironment, type Environment } from '../protocol/environment.ts';
import { ProtocolError } from '../protocol/errors.ts';

/** Where a role listens. */
export type ListenAddress = { host: string; port: number };

/** `host:port`, `[ipv6]:port`. Throws ProtocolError 'format'. */
export function parseAddress(text: string): ListenAddress {
  const match = /^(?:\[([0-9a-f:]+)\]|([a-z0-9.-]+)):(\d{1,5})$/.exec(text);
  const port = Number(match?.[3]);
  const host = match?.[1] ?? match?.[2];
  if (!host || port < 1 || port > 65_535) throw new ProtocolError('format', 'address');
  return { host, port };
}

/** The address in `wss://host:port`. Throws ProtocolError 'format'. */
export function addressOfUrl(url: string): ListenAddress {
  if (!url.startsWith('wss://')) throw new ProtocolError('format', 'url');
  return parseAddress(url.slice('wss://'.length));
}

export const urlOf = (address: ListenAddress): string =>
  `wss://${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`;

/**
 * Where free ports are looked for: below those that systems hand to outgoing connections (32,768 and above), one of which may be taken by the time
 * somebody listens there.
 */
const firstPort = 20_000;
const portCount = 12_000;
/** So many are tried for each port that is wanted: on a machine where none of them is free, something else is wrong. */
const mostTries = 100;

/** Ports on a host that nobody listens on now, all different. Throws what the system says where it lets nobody listen. */
export async function freePorts(
  host: string,
  count: number,
  environment: Pick<Environment, 'random'> = systemEnvironment,
): Promise<number[]> {
  const servers: Server[] = [];
  const ports: number[] = [];
  try {
    for (let tries = 1; ports.length < count; tries += 1) {
      const port = firstPort + randomBelow(environment, portCount);
      const server = createServer();
      try {
        server.listen({ host, port });
        await once(server, 'listening');
      } catch (error) {
        if (tries >= mostTries * count) throw error;
        continue;
      }
      servers.push(server);
      ports.push(port);
    }
  } finally {
    for (const server of servers) {
      server.close();
      await once(server, 'close');
    }
  }
  return ports;
}

import { createServer } from 'node:net';
import { once } from 'node:events';
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

/** Ports on a host that nobody listens on now, all different. */
export async function freePorts(host: string, count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports: number[] = [];
  for (const server of servers) {
    server.listen({ host, port: 0 });
    await once(server, 'listening');
    const address = server.address();
    if (typeof address === 'object' && address) ports.push(address.port);
  }
  for (const server of servers) {
    server.close();
    await once(server, 'close');
  }
  return ports;
}

import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { WebSocket } from 'ws';
import type { Endpoint } from '../protocol/manifest.ts';
import { pinnedTls } from '../protocol/pinning.ts';
import { addressOfUrl } from './address.ts';

/**
 * A WebSocket to an endpoint of the cohort, of which manifest or notices pin the certificate. `maxFrame`: largest frame that is taken, bytes.
 * `through`: bytes to speak TLS over, where the endpoint is reached by a tunnel.
 */
export function pinnedSocket(
  endpoint: Endpoint,
  path: string,
  maxFrame: number,
  through?: Duplex,
): WebSocket {
  const { host, port } = addressOfUrl(endpoint.url);
  const target = through ? { socket: through } : { host, port };
  const pinned = pinnedTls(endpoint.certificate);
  return new WebSocket(endpoint.url + path, {
    // Connecting ourselves keeps sessions from being resumed, and ws's own defaults out.
    createConnection: () =>
      connect({ ...target, ...pinned, ...(isIP(host) ? {} : { servername: host }) }),
    perMessageDeflate: false,
    maxPayload: maxFrame,
    handshakeTimeout: 5_000,
    followRedirects: false,
  });
}

import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { WebSocket } from 'ws';
import type { Endpoint } from '../protocol/manifest.ts';
import { pinnedTls } from '../protocol/pinning.ts';
import { addressOfUrl } from './address.ts';

/** A WebSocket to an endpoint of the cohort, of which the manifest pins the certificate. `maxFrame`: largest frame that is taken, bytes. */
export function pinnedSocket(endpoint: Endpoint, path: string, maxFrame: number): WebSocket {
  const { host, port } = addressOfUrl(endpoint.url);
  const pinned = pinnedTls(endpoint.certificate);
  return new WebSocket(endpoint.url + path, {
    // Connecting ourselves keeps sessions from being resumed, and ws's own defaults out.
    createConnection: () =>
      connect({ host, port, ...pinned, ...(isIP(host) ? {} : { servername: host }) }),
    perMessageDeflate: false,
    maxPayload: maxFrame,
    handshakeTimeout: 5_000,
    followRedirects: false,
  });
}

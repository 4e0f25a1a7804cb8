import { WebSocket } from 'ws';
import type { Endpoint } from '../protocol/manifest.ts';
import { pinnedTls } from '../protocol/pinning.ts';

/** A WebSocket to an endpoint of the cohort, of which the manifest pins the certificate. `maxFrame`: largest frame that is taken, bytes. */
export function pinnedSocket(endpoint: Endpoint, path: string, maxFrame: number): WebSocket {
  const { checkServerIdentity, ...tls } = pinnedTls(endpoint.certificate);
  return new WebSocket(endpoint.url + path, {
    ...tls,
    // Node passes the whole certificate; ws's types name the part that its own check needs.
    checkServerIdentity: checkServerIdentity as unknown as () => boolean,
    perMessageDeflate: false,
    maxPayload: maxFrame,
    handshakeTimeout: 5_000,
    followRedirects: false,
  });
}

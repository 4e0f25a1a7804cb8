import { X509Certificate } from 'node:crypto';
import { equal } from './bytes.ts';
import { ProtocolError } from './errors.ts';

/** What `tls.connect` and `ws` need to accept one certificate and no other; goes into their options as it is. */
export type PinnedTls = {
  ca: string;
  rejectUnauthorized: true;
  allowPartialTrustChain: true;
  minVersion: 'TLSv1.3';
  checkServerIdentity: (host: string, peer: { raw: Uint8Array }) => Error | undefined;
};

/**
 * TLS options by which a client trusts exactly the certificate (DER) that the manifest pins for an endpoint: verification stays on, the
 * pinned certificate is the only anchor, and the shown one must be it byte for byte, whatever name it was reached by.
 * Throws ProtocolError 'format' if the bytes are no certificate.
 */
export function pinnedTls(certificate: Uint8Array): PinnedTls {
  let ca: string;
  try {
    ca = new X509Certificate(certificate).toString();
  } catch {
    throw new ProtocolError('format', 'certificate');
  }
  return {
    ca,
    // Said aloud, because an environment variable can turn Node's default around.
    rejectUnauthorized: true,
    // A certificate from an authority is pinned itself: it is trusted without the authority's.
    allowPartialTrustChain: true,
    minVersion: 'TLSv1.3',
    checkServerIdentity: (_host, peer) =>
      equal(peer.raw, certificate) ? undefined : new ProtocolError('certificate', 'another one'),
  };
}

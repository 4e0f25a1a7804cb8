import { X509Certificate, createPrivateKey } from 'node:crypto';
import { isIP } from 'node:net';
import { generate } from 'selfsigned';
import * as v from 'valibot';
import { fromUtf8, sized, utf8, type EdSeed } from '../protocol/bytes.ts';
import type { Environment } from '../protocol/environment.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { Endpoint } from '../protocol/manifest.ts';
import { base64Field, parseJson, toPlain } from '../protocol/signed-json.ts';
import { urlOf, type ListenAddress } from './address.ts';
import type { TlsIdentity } from './endpoint.ts';
import type { Folder } from './storage/folder.ts';

const file = 'identity.json';
const validity = 10 * 366 * 86_400_000;

const identitySchema = v.strictObject({
  url: v.string(),
  certificate: v.string(),
  key: v.string(),
  seed: base64Field<EdSeed>(32),
});

/** What a role is known by: its place, its TLS certificate and key (PEM), and the seed of its Ed25519 key. */
export type Identity = { url: string; tls: TlsIdentity; seed: EdSeed };

/** Makes a role's identity and keeps it in its folder. `brought`: a certificate and key of IT's own, instead of a self-signed one. */
export async function makeIdentity(
  folder: Folder,
  address: ListenAddress,
  environment: Environment,
  brought?: TlsIdentity,
): Promise<Identity> {
  if (folder.read(file)) throw new ProtocolError('order', 'this role has been made already');
  const seed = sized<EdSeed>(environment.random(32), 32);
  return keepIdentity(folder, address, environment, seed, brought);
}

/** Gives a role another place and certificate, in force at its next start. Its Ed25519 key stays: the manifest names it. Throws ProtocolError. */
export function moveIdentity(
  folder: Folder,
  address: ListenAddress,
  environment: Environment,
  brought?: TlsIdentity,
): Promise<Identity> {
  return keepIdentity(folder, address, environment, readIdentity(folder).seed, brought);
}

async function keepIdentity(
  folder: Folder,
  address: ListenAddress,
  environment: Environment,
  seed: EdSeed,
  brought?: TlsIdentity,
): Promise<Identity> {
  const tls = brought ?? (await selfSigned(address.host, environment));
  checkPair(tls);
  const url = urlOf(address);
  folder.write(file, utf8(JSON.stringify(toPlain({ url, ...tls, seed }))), environment);
  return { url, tls, seed };
}

/** Throws ProtocolError 'format' where the role has not been made. */
export function readIdentity(folder: Folder): Identity {
  const bytes = folder.read(file);
  if (!bytes) throw new ProtocolError('format', 'this role has not been made here');
  const { url, certificate, key, seed } = parseJson(identitySchema, fromUtf8(bytes));
  return { url, tls: { certificate, key }, seed };
}

export const endpointOf = (identity: Identity): Endpoint => ({
  url: identity.url,
  certificate: new Uint8Array(new X509Certificate(identity.tls.certificate).raw),
});

/** ECDSA P-256: clients pin the certificate itself, so nobody has to sign it. */
async function selfSigned(host: string, environment: Environment): Promise<TlsIdentity> {
  const name = isIP(host) ? ({ type: 7, ip: host } as const) : ({ type: 2, value: host } as const);
  const made = await generate([{ name: 'commonName', value: 'kkanbu relay' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(environment.now() - 86_400_000),
    notAfterDate: new Date(environment.now() + validity),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [name] },
    ],
  });
  return { certificate: made.cert, key: made.private };
}

/** Throws ProtocolError 'certificate' unless the key is the certificate's. */
function checkPair(tls: TlsIdentity): void {
  if (!new X509Certificate(tls.certificate).checkPrivateKey(createPrivateKey(tls.key))) {
    throw new ProtocolError('certificate', 'the key is not the certificate’s');
  }
}

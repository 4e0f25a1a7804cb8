import { equal, toBase64, type Hash } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import { parseInvite, type Invite } from '../../protocol/invite.ts';
import { readManifest, type Endpoint, type Manifest } from '../../protocol/manifest.ts';
import { MembershipError } from './errors.ts';
import { IssuerClient } from './issuer-client.ts';

/** Throws MembershipError 'invite-malformed'. */
export function readInvite(text: string): Invite {
  try {
    return parseInvite(text);
  } catch {
    throw new MembershipError('invite-malformed');
  }
}

/** The manifest that an invite names: any other was made for this person. Throws MembershipError 'manifest-mismatch' among others. */
export async function fetchManifest(issuer: IssuerClient, invite: Invite): Promise<Manifest> {
  const { manifest: bytes } = await issuer.ask({ type: 'manifest' }, 'manifest');
  try {
    const manifest = readManifest(bytes);
    if (equal(manifest.hash, invite.manifest)) return manifest;
  } catch {
    // Not signed, or not a manifest: the same to the person.
  }
  throw new MembershipError('manifest-mismatch');
}

/**
 * Connects to the first of these addresses that answers. The manifest's own goes before an invite's: whoever sends a link must not be able to
 * put somebody else between a member and its issuer. Throws MembershipError.
 */
export async function reachIssuer(
  addresses: readonly Endpoint[],
  manifest: Hash,
  environment: Environment,
  signal: AbortSignal,
): Promise<IssuerClient> {
  let failure: unknown = new MembershipError('issuer-unreachable');
  for (const address of distinct(addresses)) {
    try {
      return await IssuerClient.connect(address, manifest, environment, signal);
    } catch (error) {
      if (!(error instanceof MembershipError && error.code === 'issuer-unreachable')) throw error;
      failure = error;
    }
  }
  throw failure;
}

const distinct = (addresses: readonly Endpoint[]): Endpoint[] => [
  ...new Map(addresses.map((one) => [`${one.url} ${toBase64(one.certificate)}`, one])).values(),
];

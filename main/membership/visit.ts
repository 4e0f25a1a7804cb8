import type { Environment } from '../../protocol/environment.ts';
import type { EpochKeys } from '../../protocol/frames/issuer.ts';
import type { Endpoint, Manifest } from '../../protocol/manifest.ts';
import type { EpochNotice } from '../../protocol/notice.ts';
import type { StoredMembership } from '../vault/membership-store.ts';
import type { Certificates, Issued } from './certificates.ts';
import { fetchEpochKeys } from './epoch-keys.ts';
import { MembershipError } from './errors.ts';
import { reachIssuer } from './invited.ts';
import { enrolmentOf } from './phrase.ts';
import { askOrLeave } from './leave.ts';
import { askForBadge, keepUnasked } from './seat.ts';

export type VisitOptions = {
  manifest: Manifest;
  environment: Environment;
  signal: AbortSignal;
  stored: StoredMembership;
  /** Where the issuer is reached. */
  at: readonly Endpoint[];
  certificates: Pick<Certificates, 'ask'>;
  /** Epochs whose certificates are due, blinded already. */
  notices: readonly EpochNotice[];
};

/** What a visit brought. Nothing of it is checked against the notices, or stored, yet. */
export type Found = {
  membership: Pick<StoredMembership, 'until' | 'badge'>;
  keys: EpochKeys[];
  issued: Issued[];
  /** Why certificates did not come; `null` if they did. */
  failure: MembershipError | null;
};

/**
 * One connection to the issuer, with the same requests in the same order for every role: where one stands, the badge (or once more where one stands),
 * the keys, and the certificates that are due. `null`: the issuer knows no member of this key. Throws MembershipError.
 */
export async function visitIssuer(options: VisitOptions): Promise<Found | null> {
  const { manifest, environment, signal, stored, at, certificates, notices } = options;
  const enrolment = await enrolmentOf(stored.entropy);
  const issuer = await reachIssuer(at, manifest.hash, environment, signal);
  try {
    await issuer.speakAs(enrolment);
    const until = await askOrLeave(issuer, stored);
    const badge = await askForBadge(issuer, manifest, stored).catch(keepUnasked(stored));
    const keys = await fetchEpochKeys(issuer, enrolment);
    const membership = { until, badge };
    const due = notices.filter(({ epoch }) => until === null || epoch < until);
    const asked = certificates.ask(issuer, enrolment, due, stored.recovered);
    // Keys are needed to connect at all: they are not lost with a busy signer.
    return await asked.then(
      (issued) => ({ membership, keys, issued, failure: null }),
      (failure: unknown) => {
        if (!(failure instanceof MembershipError)) throw failure;
        return { membership, keys, issued: [], failure };
      },
    );
  } catch (error) {
    if (error instanceof MembershipError && error.issuer === 'not-a-member') return null;
    throw error;
  } finally {
    issuer.close();
  }
}

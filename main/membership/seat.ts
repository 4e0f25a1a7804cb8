import { epochAt } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { IssuerAnswer } from '../../protocol/frames/issuer.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { MembershipStore, StoredMembership } from '../vault/membership-store.ts';
import { requestBadge } from './badge.ts';
import { fetchEpochKeys } from './epoch-keys.ts';
import { MembershipError } from './errors.ts';
import type { IssuerClient } from './issuer-client.ts';
import type { Enrolment } from './phrase.ts';

export type Standing = Extract<IssuerAnswer, { type: 'standing' }>;

/** What the issuer grants: to whoever enrols, or asks where it stands. */
export type Grant = Pick<Standing, 'role' | 'state'> & { until: number | null };

export type SeatTaker = {
  store: MembershipStore;
  environment: Environment;
  manifest: Manifest;
  issuer: IssuerClient;
  enrolment: Enrolment;
};

/** Where this member stands. Throws MembershipError; with the issuer's 'not-a-member' nobody of this key takes part. */
export const askStanding = (issuer: IssuerClient): Promise<Standing> =>
  issuer.ask({ type: 'standing' }, 'standing');

/**
 * Fetches what a seat brings, and stores all of it at once: nothing before the issuer has answered everything. A mentor's badge is asked for;
 * everybody else asks once more where they stand instead, so that the line shows the same frames. Throws MembershipError.
 */
export async function takeSeat(
  { store, environment, manifest, issuer, enrolment }: SeatTaker,
  begun: StoredMembership,
  { role, state, until }: Grant,
): Promise<StoredMembership> {
  const granted: StoredMembership = { ...begun, role, state, until };
  if (state !== 'member') {
    store.save(granted);
    return granted;
  }
  const keys = await fetchEpochKeys(issuer, enrolment);
  const asked = askForBadge(issuer, manifest, granted);
  // Nobody sits there to choose another nickname when a place on the waiting list becomes a seat.
  const badge = await (begun.state === 'waiting' ? asked.catch(keepUnasked(begun)) : asked);
  const joinedEpoch = begun.joinedEpoch ?? Math.max(0, epochAt(manifest, environment.now()));
  const seated: StoredMembership = { ...granted, badge, joinedEpoch };
  store.take(seated, keys);
  return seated;
}

/** In the place where a mentor asks for a badge, all others ask where they stand. Answers the badge as it is then. */
export async function askForBadge(
  issuer: IssuerClient,
  manifest: Manifest,
  { badge, recovered }: StoredMembership,
): Promise<StoredMembership['badge']> {
  if (!badge || badge.requested) {
    await askStanding(issuer);
    return badge;
  }
  await requestBadge(issuer, manifest, badge, recovered);
  return { ...badge, requested: true };
}

/** For a badge that the issuer refuses: it stays as it was, and the rest goes on. */
export const keepUnasked =
  ({ badge }: StoredMembership) =>
  (error: unknown): StoredMembership['badge'] => {
    if (error instanceof MembershipError && error.issuer !== null) return badge;
    throw error;
  };

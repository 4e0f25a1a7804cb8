import { epochAt } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { StoredMembership } from '../vault/membership-store.ts';
import type { Vault } from '../vault/vault.ts';
import { MembershipError } from './errors.ts';
import type { IssuerClient } from './issuer-client.ts';
import { askStanding } from './seat.ts';
import { standingIn } from './standing.ts';

/**
 * Notes that the person wants to leave, also while there is no network: the issuer is told at the next visit, whose moment says nothing about this.
 * Throws MembershipError 'not-ready' without a seat, 'already-leaving', 'not-allowed' where one takes part no longer.
 */
export function askToLeave(vault: Vault, manifest: Manifest, environment: Environment): void {
  const stored = vault.membership.load();
  if (stored?.state !== 'member') throw new MembershipError('not-ready');
  const running = Math.max(0, epochAt(manifest, environment.now()));
  const standing = standingIn(stored, running);
  if (standing === 'leaving') throw new MembershipError('already-leaving');
  if (standing !== 'member') throw new MembershipError('not-allowed');
  vault.membership.save({ ...stored, leaving: running });
}

/**
 * The first question of every visit: where one stands. Whoever wants to leave says so in its place, in a frame that looks the same. Answers the first epoch
 * without this member, if there is one. Throws MembershipError.
 */
export async function askOrLeave(
  issuer: IssuerClient,
  { leaving, until }: StoredMembership,
): Promise<number | null> {
  if (leaving === null || until !== null) return (await askStanding(issuer)).until;
  return (await issuer.ask({ type: 'leave' }, 'left')).from;
}

/** Once a member takes part no longer nothing can be sent: what waits comes back with its words. */
export function returnWhatWaits(vault: Vault): void {
  vault.transaction(() => {
    for (const { id, state } of vault.outbox.list()) {
      if (state !== 'returned') vault.outbox.setState(id, 'returned', { why: 'left' });
    }
  });
}

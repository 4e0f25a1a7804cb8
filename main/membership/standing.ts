import type { Me } from '../../preload/contract.ts';
import type { StoredMembership } from '../vault/membership-store.ts';

/** Whether this member takes part in an epoch, as far as the issuer has said. */
export const standingIn = ({ until }: StoredMembership, epoch: number): Me['standing'] =>
  until !== null && epoch >= until ? 'removed' : 'member';

import type { Me } from '../../preload/contract.ts';
import type { StoredMembership } from '../vault/membership-store.ts';

/** Whether this member takes part in an epoch from this PC, as far as the person and the issuer have said. */
export function standingIn(
  { until, leaving, moved }: StoredMembership,
  epoch: number,
): Me['standing'] {
  if (moved) return 'moved';
  if (until !== null && epoch >= until) return 'removed';
  return leaving === null ? 'member' : 'leaving';
}

import { epochOfRound } from '../../protocol/calendar.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Vault } from './vault.ts';

/**
 * Whether this person joined in the epoch of `round` and has no question in the feed yet: who sees somebody join must not see a first question
 * right after it. In a demo everybody has just joined.
 */
export function isNewcomer(vault: Vault, manifest: Manifest, round: number): boolean {
  if (manifest.demo) return false;
  const joined = vault.membership.load()?.joinedEpoch ?? null;
  return joined === epochOfRound(manifest, round) && vault.threads.count('mine', null) === 0;
}

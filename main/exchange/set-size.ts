import type { Vault } from '../vault/vault.ts';

/** How many of the last rounds say how many people are sending now. */
const recentRounds = 5;

/**
 * How many senders recent rounds had, as the receipts count them: the most that one of them can hide among, if gate, feed and issuer are
 * honest. The median, so that one odd round decides nothing. `null` before the first batch of a round.
 */
export function setSize(vault: Vault): number | null {
  const counts = vault.feed
    .recentEnvelopes(recentRounds)
    .filter(({ round }) => round > 0)
    .map(({ envelopes }) => envelopes)
    .toSorted((a, b) => a - b);
  return counts[Math.floor((counts.length - 1) / 2)] ?? null;
}

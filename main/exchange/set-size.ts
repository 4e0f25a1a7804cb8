import type { Manifest } from '../../protocol/manifest.ts';
import type { FeedStore } from '../vault/feed-store.ts';
import type { Vault } from '../vault/vault.ts';
import type { Receipts } from './receipts.ts';

/** How many rounds say how many people are sending now. */
const enough = 5;
/** Batches that still count as recent. */
const recent = 20;

/**
 * How many senders recent rounds had, as the receipts count them: the most that one of them can hide among, if gate, feed and issuer are
 * honest. Of the rounds that have an envelope of ours, if there are any: a gate could gather ours into small ones beside the others' large
 * ones. The median, so that one odd round decides nothing; never more than the cohort has seats, because one member can send as several.
 * `null` before the first batch of a round.
 */
export function setSize(manifest: Manifest, vault: Vault, receipts: Receipts): number | null {
  const rounds = vault.feed.recentEnvelopes(recent).filter(({ round }) => round > 0);
  const own = rounds.filter(({ round }) => receipts.isOwn(round));
  const counts = (own.length > 0 ? own : rounds)
    .slice(0, enough)
    .map(({ envelopes }) => envelopes)
    .toSorted((a, b) => a - b);
  const median = counts[Math.floor((counts.length - 1) / 2)];
  return median === undefined ? null : Math.min(median, seatsOf(manifest));
}

/** The most senders that a post of `round` hides among: those of its batch, never more than there are seats. `null` before the batch is here. */
export function hidesAmong(manifest: Manifest, feed: FeedStore, round: number): number | null {
  const envelopes = feed.envelopesBetween(round, round).get(round);
  return envelopes === undefined ? null : Math.min(envelopes, seatsOf(manifest));
}

function seatsOf({ seats: { mentee, mentor, coordinator } }: Manifest): number {
  return mentee + mentor + coordinator;
}

import type { OutboxItem, OutboxPart } from '../vault/outbox-row.ts';
import type { Receipts } from './receipts.ts';

/**
 * Where a post is. waiting: on this PC. flying: handed over, and its round is not published yet. taken: the feed has it and has not published
 * it. published: in a batch.
 */
export type PartState = 'waiting' | 'flying' | 'taken' | 'published';

/** After this many missing receipts the author is asked. */
const missesBeforeAsking = 2;

/** What tells where posts are. `head`: round of the last stored batch. */
export type PartStates = { head: number; receipts: Pick<Receipts, 'acknowledgedIn'> };

export function stateOf({ head, receipts }: PartStates, part: OutboxPart): PartState {
  if (part.seen) return 'published';
  if (receipts.acknowledgedIn(part.id) !== null) return 'taken';
  return part.round !== null && part.round > head ? 'flying' : 'waiting';
}

/** Whether its author has to say what is to become of it. */
export const asksAuthor = ({ seen, misses }: OutboxPart): boolean =>
  !seen && misses >= missesBeforeAsking;

/** A post in its place among all posts of ours that are in the outbox for a thread. */
export type Placed = { item: OutboxItem; part: OutboxPart; state: PartState };

/**
 * The posts of one thread in the order of their numbers, in which the feed publishes them. What the feed has taken counts as waiting behind
 * one that waits itself: it is parked there for a day only.
 */
export function lineOf(states: PartStates, items: readonly OutboxItem[]): Placed[] {
  const placed = items
    .flatMap((item) => item.parts.map((part) => ({ item, part, state: stateOf(states, part) })))
    .toSorted((a, b) => a.part.sequence - b.part.sequence);
  let waits = false;
  return placed.map((one) => {
    waits ||= one.state === 'waiting';
    return waits && one.state === 'taken' ? { ...one, state: 'waiting' } : one;
  });
}

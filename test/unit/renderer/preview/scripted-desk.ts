import type {
  DraftPlace,
  DraftView,
  OutboxEntry,
  ThreadSummary,
} from '../../../../preload/contract.ts';
import { sampleOptions } from './sample-desk.ts';
import { sampleNow } from './sample.ts';

/** The words of an entry; `null` for one without. */
export function draftOf({ id, kind, thread, label }: OutboxEntry): DraftView | null {
  const isReply = kind === 'answer' || kind === 'comment' || kind === 'follow-up';
  if (!isReply && kind !== 'question') return null;
  const words = isReply ? { title: '', text: label } : { title: label, text: '' };
  const rest = { topic: 'know-how', audience: 'everyone', savedAt: sampleNow } as const;
  return { id, kind, thread, ...words, ...rest, mentor: null, target: null, reason: null };
}

/** Edits are about posts that are gone. */
export function placeOf(
  { kind, thread }: DraftView,
  threads: readonly ThreadSummary[],
): DraftPlace {
  if (thread === null) return { state: 'open', title: '' };
  const found = threads.find(({ id }) => id === thread);
  if (found === undefined) return { state: 'gone', title: '' };
  return { state: kind === 'edit' ? 'gone' : 'open', title: found.title };
}

/** An entry that has just been put into the outbox. */
export function planned(
  words: Pick<OutboxEntry, 'id' | 'kind' | 'thread' | 'label' | 'when'>,
): OutboxEntry {
  const arrival = sampleOptions('member', 0).choices.find(({ when }) => when === words.when);
  const rest = { state: 'planned', recallable: true, hold: null, why: null } as const;
  return { ...words, ...rest, plannedAt: arrival?.arrivesAt ?? sampleNow };
}

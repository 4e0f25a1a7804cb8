import type { Counts, DraftView, ThreadSummary } from '../../../../preload/contract.ts';

/** The figures of the sidebar. */
export function countsOf(
  threads: ThreadSummary[],
  drafts: DraftView[],
  outbox: number,
  announcements: number,
): Counts {
  const having = (test: (thread: ThreadSummary) => boolean): number => threads.filter(test).length;
  return {
    unread: having((thread) => thread.unread > 0 && !thread.muted),
    waiting: having((thread) => thread.state === 'waiting'),
    mineUnread: having((thread) => thread.mine && thread.unread > 0 && !thread.muted),
    helpful: having((thread) => thread.state === 'accepted'),
    bookmarked: having((thread) => thread.bookmarked),
    drafts: drafts.length,
    outbox,
    announcements,
    topics: {
      'know-how': having((thread) => thread.topic === 'know-how'),
      information: having((thread) => thread.topic === 'information'),
      heart: having((thread) => thread.topic === 'heart'),
      grievance: having((thread) => thread.topic === 'grievance'),
    },
  };
}

import type { CoarseTime, ThreadSummary } from './views.ts';

/** Search: what a page asks for and sees. Types and lists of words only. */

/** Which threads a search looks in: `mine` those this person asked, the others by their state. */
export const searchScopes = ['all', 'mine', 'waiting', 'answered', 'accepted'] as const;
export type SearchScope = (typeof searchScopes)[number];

/** Text in pieces, in order; those with `hit` are what was searched for. */
export type MarkedText = { text: string; hit: boolean }[];

/** The post of a thread that fits best. */
export type SearchHit = {
  thread: ThreadSummary;
  /** Id of the post, 64 hex digits: where to scroll to. */
  post: string;
  /** What the words stand in: title or text of the question, or what was written below it. */
  where: 'title' | 'question' | 'reply';
  title: MarkedText;
  /** About a hundred characters around the first place, on one line. */
  excerpt: MarkedText;
  at: CoarseTime;
  /** Not all of the words stand there as they were typed: found by what a person may have meant. After all others. */
  near: boolean;
};

/** Best first. */
export type SearchPage = {
  hits: SearchHit[];
  /** Whether there is more after this page. */
  more: boolean;
  /** Whether everything on this PC has been looked through; not while the index of an older vault is still being made. */
  complete: boolean;
  /** Asked for with the next pages, so that none of them doubles or skips what this one has: what arrives meanwhile stands in none. */
  before: number;
  /** The query as it was understood: what is marked in an opened thread, too. Empty where nothing was asked for. */
  terms: string[];
};

import type { ThreadSummary } from './views.ts';

/** A thread whose question is like the one that is being written. Types only. */
export type SimilarThread = {
  thread: ThreadSummary;
  /** The beginning of the accepted answer, or of the first one, on one line; `null` where there is none. */
  answer: string | null;
};

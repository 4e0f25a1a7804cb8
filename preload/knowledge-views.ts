import type { CoarseTime, ThreadSummary, Topic } from './views.ts';

/** Knowledge: what was asked, answered and found helpful, and what becomes of it on paper. Types and lists of words only. */

/** A thread with an answer that its asker found helpful. */
export type KnowledgeEntry = {
  thread: ThreadSummary;
  /** The beginning of that answer, on one line. */
  answer: string;
  /** When it came: shown as a month. */
  answeredAt: CoarseTime;
  /** Nobody who answers has looked at it for a year. */
  aged: boolean;
  /** Words that somebody marked with '#', in small letters, without it. */
  tags: string[];
};

/** By topic, and in each the last talked about first. */
export type KnowledgePage = {
  entries: KnowledgeEntry[];
  total: number;
  /** How many of `total` each topic has. */
  topics: Record<Topic, number>;
};

export type TagCount = { tag: string; count: number };

/** The most used first. */
export type KnowledgeTags = {
  tags: TagCount[];
  /** Whether everything on this PC was looked through; each call goes on with it. */
  complete: boolean;
};

export const paperFormats = ['pdf', 'markdown', 'print'] as const;
export type PaperFormat = (typeof paperFormats)[number];

/** What became of it. `file`: the name of the file that was written; `null` where it was printed. */
export type MadePaper = {
  file: string | null;
  /** How many questions with their answers stand in it. */
  questions: number;
};

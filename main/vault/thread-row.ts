import {
  audiences,
  topics,
  type Audience,
  type ThreadState,
  type ThreadMark,
  type Topic,
} from '../../preload/contract.ts';
import { equal, type EdPublicKey, type ThreadId } from '../../protocol/bytes.ts';
import type { Row, Value } from './row.ts';

/** What is left of a thread whose question is not shown: other words (gone), or none (empty). */
export const questionStates = ['shown', 'gone', 'empty'] as const;
export type QuestionState = (typeof questionStates)[number];

/** What the posts of a thread come to: what a list shows, and is sorted by. Rounds stand for times. */
export type ThreadSum = {
  id: ThreadId;
  topic: Topic;
  audience: Audience;
  /** Empty, as the excerpt, where the question is not shown. */
  title: string;
  excerpt: string;
  question: QuestionState;
  asked: number;
  /** Round of the last message with words. */
  latest: number;
  mine: boolean;
  state: ThreadState;
  unread: number;
  answers: number;
  meToo: number;
  /** The badge that claimed it, while no answer has come. */
  claimedBy: EdPublicKey | null;
};

/** The same, and what this person has marked it as. */
export type ThreadRow = ThreadSum & ThreadMark;

export const threadStates = [
  'waiting',
  'claimed',
  'answered',
  'accepted',
] as const satisfies readonly ThreadState[];

export function readThread(row: Row): ThreadRow {
  return {
    id: row.bytes<ThreadId>('id', 32),
    topic: row.word('topic', topics),
    audience: row.word('audience', audiences),
    title: row.text('title'),
    excerpt: row.text('excerpt'),
    question: row.word('question', questionStates),
    asked: row.integer('asked'),
    latest: row.integer('latest'),
    mine: row.flag('mine'),
    state: row.word('state', threadStates),
    unread: row.integer('unread'),
    answers: row.integer('answers'),
    meToo: row.integer('me_too'),
    claimedBy: row.optional('claimed_by', () => row.bytes<EdPublicKey>('claimed_by', 32)),
    bookmarked: row.flag('bookmarked'),
    muted: row.flag('muted'),
  };
}

/** Columns, with their values, in which a thread is not as it is stored; all of them where it is not (`null`). */
export function changedColumns(thread: ThreadSum, stored: ThreadSum | null): [string, Value][] {
  const before = stored && new Map(columnsOf(stored));
  return columnsOf(thread).filter(
    ([column, value]) => !before || !isSame(value, before.get(column)),
  );
}

const columnsOf = (thread: ThreadSum): [string, Value][] => [
  ['id', thread.id],
  ['topic', thread.topic],
  ['audience', thread.audience],
  ['title', thread.title],
  ['excerpt', thread.excerpt],
  ['question', thread.question],
  ['asked', thread.asked],
  ['latest', thread.latest],
  ['mine', Number(thread.mine)],
  ['state', thread.state],
  ['unread', thread.unread],
  ['answers', thread.answers],
  ['me_too', thread.meToo],
  ['claimed_by', thread.claimedBy],
];

const isSame = (a: Value, b: Value | undefined): boolean =>
  a instanceof Uint8Array && b instanceof Uint8Array ? equal(a, b) : a === b;

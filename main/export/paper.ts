import {
  topics,
  type AuthorView,
  type CoarseTime,
  type PostView,
  type ThreadView,
  type Topic,
} from '../../preload/contract.ts';
import type { CalendarRules } from '../../protocol/calendar.ts';

/** A month of the cohort's calendar, from 1: nothing on paper is dated closer, but the day on which it was made. */
export type Month = { year: number; month: number };
export type Day = Month & { day: number };

/** Who says something. Numbers count within one piece, from 1; of mentors `null` where there is only one. */
export type Speaker =
  | { kind: 'asker' }
  | { kind: 'mentor'; number: number | null; nickname: string | null }
  | { kind: 'member'; number: number };

export type Said = {
  kind: PostView['kind'];
  speaker: Speaker;
  month: Month;
  text: string;
  helpful: boolean;
};

/** A question with what was said to it. */
export type Piece = {
  topic: Topic;
  /** `null`: it was taken back. */
  title: string | null;
  /** What was asked, beside the title; `null` where it is left out. */
  question: { month: Month; text: string } | null;
  said: Said[];
};

/** What goes on paper. No name but a mentor's nickname, no id and no seed has a place in it. */
export type Paper = {
  kind: 'guidebook' | 'thread';
  /** Who could read a thread; a guidebook is for everyone. */
  audience: ThreadView['summary']['audience'];
  /** Of a guidebook: the only topic that it has. */
  topic: Topic | null;
  made: Day;
  pieces: Piece[];
};

export type PaperChoices = { nicknames: boolean; questions: boolean };

/** The local day of a moment, ms since 1970. */
export function dayOf({ timeZone }: Pick<CalendarRules, 'timeZone'>, at: number): Day {
  const local = new Date(at + timeZone * 60_000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
  };
}

/** A whole thread as this person can read it, without what is still on its way. */
export function threadPiece(
  rules: CalendarRules,
  view: ThreadView,
  { nicknames }: Pick<PaperChoices, 'nicknames'>,
): Piece {
  return pieceOf(rules, view, { nicknames, questions: true }, () => true);
}

/** What a guidebook takes of a thread: what was found helpful. `null` for what not everybody can read, or nobody any more. */
export function guidePiece(
  rules: CalendarRules,
  view: ThreadView,
  choices: PaperChoices,
): Piece | null {
  const { audience, pending } = view.summary;
  if (audience !== 'everyone' || pending) return null;
  const piece = pieceOf(rules, view, choices, ({ accepted }) => accepted);
  return piece.title === null || piece.said.length === 0 ? null : piece;
}

/** Pieces in the order of the topics, each topic's in their own. */
export const byTopic = (pieces: readonly Piece[]): { topic: Topic; pieces: Piece[] }[] =>
  topics
    .map((topic) => ({ topic, pieces: pieces.filter((piece) => piece.topic === topic) }))
    .filter((chapter) => chapter.pieces.length > 0);

function pieceOf(
  rules: CalendarRules,
  { summary, posts }: ThreadView,
  { nicknames, questions }: PaperChoices,
  takes: (post: PostView) => boolean,
): Piece {
  const shown = posts.filter(({ state, pending }) => state === 'shown' && !pending);
  const question = shown.find(({ kind }) => kind === 'question');
  const below = shown.filter((post) => post.kind !== 'question' && takes(post));
  const speaker = speakersOf(below, nicknames);
  return {
    topic: summary.topic,
    title: question ? summary.title : null,
    question:
      question && questions && question.text.trim() !== ''
        ? { month: monthOf(rules, question.at), text: question.text }
        : null,
    said: below.map((post) => ({
      kind: post.kind,
      speaker: speaker(post.author),
      month: monthOf(rules, post.at),
      text: post.text,
      helpful: post.accepted,
    })),
  };
}

/** Numbers the mentors of one piece anew: nothing ties what they say in one to what they say in another. */
function speakersOf(
  posts: readonly PostView[],
  nicknames: boolean,
): (author: AuthorView) => Speaker {
  const mentors = [
    ...new Set(posts.flatMap(({ author }) => (author.kind === 'mentor' ? [author.seed] : []))),
  ];
  return (author) => {
    if (author.kind === 'asker') return { kind: 'asker' };
    if (author.kind === 'member') return { kind: 'member', number: author.number };
    const nickname = nicknames && author.nickname !== '' ? author.nickname : null;
    const number = mentors.length > 1 ? mentors.indexOf(author.seed) + 1 : null;
    return { kind: 'mentor', number, nickname };
  };
}

function monthOf(rules: CalendarRules, { at }: CoarseTime): Month {
  const { year, month } = dayOf(rules, at);
  return { year, month };
}

import { equal, type EdPublicKey, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import { dayAt, epochOfRound, roundStart } from '../../protocol/calendar.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import {
  badgeThreadOf,
  opensThread,
  threadOf,
  type Post,
  type PostRole,
} from '../../protocol/post.ts';
import type { Roll } from '../../protocol/roll.ts';
import { day, maxPostsPerDay, threadOpenDays } from '../../protocol/rules.ts';
import type { Refusal } from '../log.ts';

/** What the feed has already stored, as far as it decides about the next post. */
export interface History {
  /** How a thread was opened. */
  opening(thread: ThreadId): { round: number; role: PostRole } | null;
  /** A pseudonym's last post in a thread. */
  last(author: EdPublicKey, thread: ThreadId): { sequence: number; epoch: number } | null;
  /** The id of the post under this author, thread and sequence, stored or parked. */
  idAt(author: EdPublicKey, thread: ThreadId, sequence: number): Hash | null;
  /** The thread that a pseudonym has written or parked in. */
  threadOfAuthor(author: EdPublicKey): ThreadId | null;
  postsOnDay(author: EdPublicKey, dayNumber: number): number;
}

export type Verdict =
  { kind: 'admit' } | { kind: 'park' } | { kind: 'known' } | { kind: 'refuse'; refusal: Refusal };

const admit: Verdict = { kind: 'admit' };
const park: Verdict = { kind: 'park' };
const known: Verdict = { kind: 'known' };
const refuse = (refusal: Refusal): Verdict => ({ kind: 'refuse', refusal });

/**
 * Whether a post that arrived in `round` may be stored, given what is. Its form, signature and certificate have been checked (`checkPost`).
 * Pure: the same history gives the same verdict.
 */
export function judge(
  manifest: Manifest,
  roll: Roll,
  history: History,
  post: Post,
  round: number,
): Verdict {
  const same = history.idAt(post.author, post.thread, post.sequence);
  if (same) return equal(same, post.id) ? known : refuse('second-body');
  if (roll.voids(post.id, post.author)) return refuse('void');
  if (roll.isClosed(post.thread)) return refuse('thread-closed');
  const last = history.last(post.author, post.thread);
  const epoch = epochOfRound(manifest, round);
  return (
    judgeRole(manifest, roll, history, post, last, epoch, round) ??
    judgeThread(manifest, history, post, round) ??
    judgeSequence(post, last)
  );
}

/** How many posts ahead of its predecessor a post may be: the parts of one text, and a few texts. */
const maxAhead = 8;

function judgeRole(
  manifest: Manifest,
  roll: Roll,
  history: History,
  post: Post,
  last: { epoch: number } | null,
  epoch: number,
  round: number,
): Verdict | null {
  if (post.role === 'badge') {
    const badge = roll.badge(post.author);
    if (!badge || badge.withdrawn) return refuse('badge');
    return post.epoch === epoch || post.epoch === epoch - 1 ? null : refuse('epoch');
  }
  // The certificate counts in the round of the pseudonym's first post; later posts stand on the same one.
  if (post.epoch !== (last ? last.epoch : epoch)) return refuse('epoch');
  const only = history.threadOfAuthor(post.author);
  if (only && !equal(only, post.thread)) return refuse('thread');
  const today = dayAt(manifest, roundStart(manifest, round));
  return history.postsOnDay(post.author, today) >= maxPostsPerDay ? refuse('rate') : null;
}

function judgeThread(
  manifest: Manifest,
  history: History,
  post: Post,
  round: number,
): Verdict | null {
  const own = equal(
    post.thread,
    post.role === 'badge' ? badgeThreadOf(post.author) : threadOf(post.author),
  );
  const opening = history.opening(post.thread);
  if (!opening) {
    if (!own) return refuse('thread');
    return opensThread(post) ? admit : post.sequence <= maxAhead ? park : refuse('sequence');
  }
  // A badge's thread holds its own statements only, for the whole programme.
  if (opening.role === 'badge') return own ? null : refuse('thread');
  const age = roundStart(manifest, round) - roundStart(manifest, opening.round);
  return age > threadOpenDays * day ? refuse('thread-closed') : null;
}

function judgeSequence(post: Post, last: { sequence: number } | null): Verdict {
  const next = last ? last.sequence + 1 : 0;
  if (post.sequence === next) return admit;
  return post.sequence > next && post.sequence <= next + maxAhead ? park : refuse('sequence');
}

import { describe, expect, test } from 'vitest';
import {
  equal,
  sized,
  toHex,
  type EdPublicKey,
  type Hash,
  type ThreadId,
} from '../../protocol/bytes.ts';
import { dayAt, roundStart } from '../../protocol/calendar.ts';
import { sha256 } from '../../protocol/hash.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { badgeThreadOf, threadOf, type Post } from '../../protocol/post.ts';
import type { Roll } from '../../protocol/roll.ts';
import { day } from '../../protocol/rules.ts';
import { judge, type History, type Verdict } from '../../relay/feed/rules.ts';

const manifest = {
  start: Date.UTC(2026, 2, 1, 15),
  roundLength: 60_000,
  epochLength: 7 * day,
  timeZone: 540,
} as Manifest;
const perDay = day / manifest.roundLength;

/** A name for a key, a thread or an id. */
const key = (name: string): EdPublicKey => sized(sha256(new TextEncoder().encode(name)), 32);
const asker = key('asker');
const mentor = key('mentor');

type Stored = {
  author: EdPublicKey;
  thread: ThreadId;
  sequence: number;
  epoch: number;
  round: number;
  id: Hash;
};

/** The same questions that the feed asks its tables, answered from a list. */
class ListedHistory implements History {
  readonly stored: Stored[] = [];
  readonly threads = new Map<string, { round: number; role: 'member' | 'badge' }>();

  has(post: Post, round: number): this {
    this.stored.push({ ...post, round });
    if (post.sequence === 0 && !this.threads.has(toHex(post.thread))) {
      this.threads.set(toHex(post.thread), { round, role: post.role });
    }
    return this;
  }
  opening(thread: ThreadId) {
    return this.threads.get(toHex(thread)) ?? null;
  }
  last(author: EdPublicKey, thread: ThreadId) {
    return (
      this.stored.findLast((post) => equal(post.author, author) && equal(post.thread, thread)) ??
      null
    );
  }
  idAt(author: EdPublicKey, thread: ThreadId, sequence: number) {
    const of = this.stored.filter(
      (post) => equal(post.author, author) && equal(post.thread, thread),
    );
    return of.find((post) => post.sequence === sequence)?.id ?? null;
  }
  threadOfAuthor(author: EdPublicKey) {
    return this.stored.find((post) => equal(post.author, author))?.thread ?? null;
  }
  postsOnDay(author: EdPublicKey, dayNumber: number) {
    const on = (post: Stored) => dayAt(manifest, roundStart(manifest, post.round)) === dayNumber;
    return this.stored.filter((post) => equal(post.author, author) && on(post)).length;
  }
}

const notices = {
  badge: (badge: EdPublicKey) => (equal(badge, mentor) ? { withdrawn: false } : undefined),
  voids: () => false,
  isClosed: () => false,
};
const roll = notices as unknown as Roll;
/** The same notices, and these too. */
const rollWith = (more: Partial<Record<keyof typeof notices, unknown>>): Roll =>
  ({ ...notices, ...more }) as unknown as Roll;

const post = (over: Partial<Post> = {}): Post =>
  ({
    author: asker,
    thread: threadOf(over.author ?? asker),
    sequence: 0,
    epoch: 0,
    role: 'member',
    id: key(`${over.sequence ?? 0}`) as Uint8Array as Hash,
    ...over,
  }) as Post;

const badgePost = (over: Partial<Post> = {}): Post =>
  post({ author: mentor, role: 'badge', thread: threadOf(asker), ...over });

const verdict = (history: History, what: Post, round: number, by: Roll = roll): string => {
  const found: Verdict = judge(manifest, by, history, what, round);
  return found.kind === 'refuse' ? found.refusal : found.kind;
};

const opened = () => new ListedHistory().has(post(), 5);

describe('a member’s pseudonym', () => {
  test('opens its own thread', () => {
    expect(verdict(new ListedHistory(), post(), 5)).toBe('admit');
  });
  test('first arrives in the epoch of its certificate, not later and not sooner', () => {
    expect(verdict(new ListedHistory(), post(), 7 * perDay)).toBe('epoch');
    expect(verdict(new ListedHistory(), post({ epoch: 1 }), 5)).toBe('epoch');
    expect(verdict(new ListedHistory(), post({ epoch: 1 }), 7 * perDay)).toBe('admit');
  });
  test('follows up in later epochs on the certificate that it began with', () => {
    const next = { sequence: 1 };
    expect(verdict(opened(), post(next), 8 * perDay)).toBe('admit');
    expect(verdict(opened(), post({ ...next, epoch: 1 }), 8 * perDay)).toBe('epoch');
  });
  test('cannot write in a thread that nobody opened, nor in a second one', () => {
    expect(verdict(new ListedHistory(), post({ thread: threadOf(mentor) }), 5)).toBe('thread');
    const other = key('other');
    const both = opened().has(post({ author: other }), 6);
    expect(verdict(both, post({ thread: threadOf(other) }), 7)).toBe('thread');
  });
  test('comments in another’s thread from sequence 0', () => {
    expect(verdict(opened(), post({ author: key('reader'), thread: threadOf(asker) }), 6)).toBe(
      'admit',
    );
  });
  test('has one body under one sequence; the same one again is known', () => {
    expect(verdict(opened(), post(), 6)).toBe('known');
    expect(verdict(opened(), post({ id: sized(key('other body'), 32) }), 6)).toBe('second-body');
  });
  test('waits parked for a predecessor, but not for one far away', () => {
    expect(verdict(opened(), post({ sequence: 2 }), 6)).toBe('park');
    expect(verdict(new ListedHistory(), post({ sequence: 1 }), 6)).toBe('park');
    expect(verdict(opened(), post({ sequence: 40 }), 6)).toBe('sequence');
    expect(verdict(new ListedHistory(), post({ sequence: 40 }), 6)).toBe('sequence');
  });
  test('posts eight times a day and no more, and again the next day', () => {
    const history = new ListedHistory();
    for (let sequence = 0; sequence < 8; sequence += 1)
      history.has(post({ sequence }), 5 + sequence);
    expect(verdict(history, post({ sequence: 8 }), 20)).toBe('rate');
    expect(verdict(history, post({ sequence: 8 }), perDay)).toBe('admit');
  });
  test('can write for fourteen days after the opening', () => {
    expect(verdict(opened(), post({ sequence: 1 }), 5 + 14 * perDay)).toBe('admit');
    expect(verdict(opened(), post({ sequence: 1 }), 6 + 14 * perDay)).toBe('thread-closed');
  });
  test('has no place in a badge’s own thread', () => {
    const history = new ListedHistory().has(badgePost({ thread: badgeThreadOf(mentor) }), 5);
    expect(verdict(history, post({ thread: badgeThreadOf(mentor) }), 6)).toBe('thread');
  });
});

describe('a badge', () => {
  test('answers while it is in force, in this epoch or the one before', () => {
    expect(verdict(opened(), badgePost(), 6)).toBe('admit');
    expect(verdict(opened(), badgePost(), 7 * perDay)).toBe('admit');
    expect(verdict(opened(), badgePost({ epoch: 1 }), 6)).toBe('epoch');
    expect(verdict(opened(), badgePost({ author: key('nobody') }), 6)).toBe('badge');
    const withdrawn = rollWith({ badge: () => ({ withdrawn: true }) });
    expect(verdict(opened(), badgePost(), 6, withdrawn)).toBe('badge');
  });
  test('does not open question threads', () => {
    expect(verdict(new ListedHistory(), badgePost({ thread: threadOf(mentor) }), 6)).toBe('thread');
  });
  test('writes in many threads, as often as it likes', () => {
    const history = opened();
    for (let sequence = 0; sequence < 20; sequence += 1) history.has(badgePost({ sequence }), 6);
    expect(verdict(history, badgePost({ sequence: 20 }), 7)).toBe('admit');
  });
  test('keeps its own thread for the whole programme', () => {
    const thread = badgeThreadOf(mentor);
    const history = new ListedHistory().has(badgePost({ thread }), 5);
    const late = badgePost({ thread, sequence: 1, epoch: 8 });
    expect(verdict(history, late, 60 * perDay)).toBe('admit');
  });
});

describe('the coordinator’s notices', () => {
  const next = post({ sequence: 1 });

  test('keep a void post and all of a void author’s out, whatever else is right', () => {
    const voidPost = rollWith({ voids: (id: Hash) => equal(id, next.id) });
    expect(verdict(opened(), next, 6, voidPost)).toBe('void');
    expect(verdict(opened(), post({ sequence: 2 }), 6, voidPost)).toBe('park');
    const voidAuthor = rollWith({ voids: (_: Hash, author: EdPublicKey) => equal(author, mentor) });
    expect(verdict(opened(), badgePost(), 6, voidAuthor)).toBe('void');
    expect(verdict(opened(), next, 6, voidAuthor)).toBe('admit');
  });

  test('close a thread to everybody, however young it is', () => {
    const closed = rollWith({ isClosed: (thread: ThreadId) => equal(thread, threadOf(asker)) });
    expect(verdict(opened(), next, 6, closed)).toBe('thread-closed');
    expect(verdict(opened(), badgePost(), 6, closed)).toBe('thread-closed');
    const other = key('other');
    expect(verdict(opened(), post({ author: other }), 6, closed)).toBe('admit');
  });

  test('do not make a post that is stored already anything but known', () => {
    expect(verdict(opened(), post(), 6, rollWith({ voids: () => true }))).toBe('known');
  });
});

import { equal, type EdPublicKey, type ThreadId } from '../../protocol/bytes.ts';
import { kindOf, type ContentKind } from '../../protocol/content.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { readNotice } from '../../protocol/notice.ts';
import type { AcceptedBatch } from '../vault/feed-store.ts';
import type { StoredPost } from '../vault/post-row.ts';
import type { Vault } from '../vault/vault.ts';

/** What came with batches, as far as it may be shown outside the window. */
export type Arrivals = {
  /** Whether there was a new post or an announcement. */
  news: boolean;
  /** Threads whose questions this mentor can answer; of others, none. */
  questions: ThreadId[];
};

export type OutsideOptions = {
  vault: Vault;
  manifest: Manifest;
  ownBadge: () => EdPublicKey | null;
};

/**
 * What may be told where passers-by see it: on every PC that has read the same feed the same, whoever wrote in it, and whatever this person
 * has muted or read (docs/decisions/0047). The only difference is between mentors, who are asked in the open, and everybody else.
 */
export class Outside {
  readonly #options: OutsideOptions;

  constructor(options: OutsideOptions) {
    this.#options = options;
  }

  /** How many questions wait for mentors: one's own are among them, as on every other mentor's PC. `null` for who is no mentor. */
  waiting(): number | null {
    const { threads } = this.#options.vault;
    return this.#isMentor() ? threads.count('waiting', null) + threads.ownWaiting() : null;
  }

  /** Whether a question still waits, for whomever. */
  isWaiting(thread: ThreadId): boolean {
    const row = this.#options.vault.threads.get(thread);
    return row?.question === 'shown' && row.answers === 0;
  }

  /** What batches brought that have just been stored. */
  arrivals(batches: readonly AcceptedBatch[]): Arrivals {
    const posts = batches.flatMap((batch) => batch.posts);
    const isMentor = this.#isMentor();
    return {
      news:
        posts.some((post) => this.#isNews(post)) ||
        batches.some(({ notices }) => notices.some((notice) => this.#announces(notice))),
      questions: posts.flatMap((post) =>
        isMentor && isWhole(post, asks) && this.#isForMentors(post.thread) ? [post.thread] : [],
      ),
    };
  }

  /**
   * In a thread for everybody what says something counts, by whomever. Of any other thread most PCs can tell no more than that something came:
   * so it counts on those that could tell more as well. A report is for the coordinator, though the key of its thread is kept where it was
   * written as that of a thread for everybody: what is closed counts there, too.
   */
  #isNews(post: StoredPost): boolean {
    const { pseudonyms } = this.#options.vault;
    const isForEverybody = pseudonyms.audienceOf(post.thread)?.audience === 'everyone';
    return post.opened === null || !isForEverybody || isWhole(post, speaks);
  }

  #announces(notice: Uint8Array): boolean {
    return readNotice(this.#options.manifest, notice).body?.kind === 'announce';
  }

  /** A question that a mentor asked another one is on their own PC as closed as on a third one's. */
  #isForMentors(thread: ThreadId): boolean {
    const { vault, ownBadge } = this.#options;
    const readers = vault.pseudonyms.audienceOf(thread);
    if (readers?.audience !== 'one-mentor') return readers !== null;
    const badge = ownBadge();
    return badge !== null && readers.mentor !== null && equal(readers.mentor, badge);
  }

  #isMentor(): boolean {
    return this.#options.vault.membership.load()?.role === 'mentor';
  }
}

const asks: ReadonlySet<ContentKind> = new Set(['question']);
const speaks: ReadonlySet<ContentKind> = new Set(['question', 'answer', 'comment', 'follow-up']);

/** Whether this is the last post of a content of these kinds: a text of three posts came once. */
function isWhole({ opened }: StoredPost, kinds: ReadonlySet<ContentKind>): boolean {
  if (opened === null || opened.part !== opened.parts - 1) return false;
  const kind = kindOf(opened.kind);
  return kind !== null && kinds.has(kind);
}

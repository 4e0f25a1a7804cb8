import { equal, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import type { Vault } from '../vault/vault.ts';
import { postGap } from './planner.ts';
import { authorIn } from './return-reason.ts';

/** Whether `round` is too close to the last one in which something of this person went into a thread, not counting the post or erasure `except`. */
export function isNearLast(vault: Vault, thread: ThreadId, except: Hash, round: number): boolean {
  const last = lastRoundIn(vault, thread, except);
  return last !== null && round - last < postGap;
}

/** The last round in which a post or an erasure of this person went into a thread, as far as is known here; `null` for none. */
export function lastRoundIn(vault: Vault, thread: ThreadId, except: Hash | null): number | null {
  const author = authorIn(vault, thread);
  const published = author ? vault.feed.lastRoundOf(thread, author) : -1;
  const posts = vault.outbox
    .ofThread(thread)
    .flatMap(({ parts }) => parts.map(({ id, round }) => ({ id, round })));
  const erasures = vault.erasures
    .list()
    .filter((erasure) => equal(erasure.thread, thread))
    .map(({ post, round }) => ({ id: post, round }));
  const uploads = [...posts, ...erasures]
    .filter(({ id }) => except === null || !equal(id, except))
    .map(({ round }) => round ?? -1);
  const last = Math.max(published, ...uploads);
  return last < 0 ? null : last;
}

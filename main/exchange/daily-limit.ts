import { dayAt, roundStart } from '../../protocol/calendar.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { maxPostsPerDay } from '../../protocol/rules.ts';
import type { ThreadId } from '../../protocol/bytes.ts';
import type { Vault } from '../vault/vault.ts';
import type { Placed } from './part-state.ts';

/** How many more posts the thread's pseudonym may write on the day of `round`. A badge has no limit. */
export function leftOnDay(
  vault: Vault,
  manifest: Manifest,
  thread: ThreadId,
  line: readonly Placed[],
  round: number,
): number {
  const pseudonym = vault.pseudonyms.ofThread(thread);
  if (!pseudonym) return Number.POSITIVE_INFINITY;
  // Who has not written that much in all has not on this day either.
  if (pseudonym.nextSequence <= maxPostsPerDay) return maxPostsPerDay;
  const day = dayAt(manifest, roundStart(manifest, round));
  const isThatDay = (one: number | null): boolean =>
    one !== null && dayAt(manifest, roundStart(manifest, one)) === day;
  const { publicKey } = edKeyPair(pseudonym.seed);
  const from = Math.max(0, pseudonym.nextSequence - 4 * maxPostsPerDay);
  const stored = vault.feed.openedParts(thread, publicKey, from, 4 * maxPostsPerDay);
  const flying = line.filter(
    ({ part, state }) => (state === 'flying' || state === 'taken') && isThatDay(part.round),
  );
  const written = stored.filter((post) => isThatDay(post.round)).length + flying.length;
  return Math.max(0, maxPostsPerDay - written);
}

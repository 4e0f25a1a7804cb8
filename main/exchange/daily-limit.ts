import { dayAt, firstRoundOfDay, roundStart } from '../../protocol/calendar.ts';
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
  const pseudonym = vault.pseudonyms.authorOf(thread);
  if (!pseudonym) return Number.POSITIVE_INFINITY;
  const day = dayAt(manifest, roundStart(manifest, round));
  const first = firstRoundOfDay(manifest, day);
  const last = firstRoundOfDay(manifest, day + 1) - 1;
  const published = vault.feed.countOf(thread, pseudonym.author, first, last);
  const underWay = line.filter(
    ({ part, state }) =>
      (state === 'flying' || state === 'taken') &&
      part.round !== null &&
      part.round >= first &&
      part.round <= last,
  );
  return Math.max(0, maxPostsPerDay - published - underWay.length);
}

import { roundStart } from '../../protocol/calendar.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { EdPublicKey, ThreadId } from '../../protocol/bytes.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Roll } from '../../protocol/roll.ts';
import { day, parkTime, threadOpenDays } from '../../protocol/rules.ts';
import type { ReturnReason } from '../../preload/contract.ts';
import type { Vault } from '../vault/vault.ts';

/** Why the feed takes nothing more of this person in a thread when `round` comes; `null` as far as can be told from here. */
export function returnReason(
  vault: Vault,
  manifest: Manifest,
  roll: Roll,
  thread: ThreadId,
  round: number,
): ReturnReason | null {
  if (roll.isClosed(thread)) return 'thread-closed';
  const author = authorIn(vault, thread);
  if (author && roll.voidsAuthor(author)) return 'voided';
  const opened = vault.threads.get(thread)?.asked;
  if (opened === undefined) return null;
  const age = roundStart(manifest, round) - roundStart(manifest, opened);
  return age > threadOpenDays * day ? 'thread-closed' : null;
}

/** Under which key this person writes in a thread: the pseudonym's that they have there, or the badge's. */
export function authorIn(vault: Vault, thread: ThreadId): EdPublicKey | null {
  const pseudonym = vault.pseudonyms.authorOf(thread);
  if (pseudonym) return pseudonym.author;
  const badge = vault.membership.load()?.badge;
  return badge ? edKeyPair(badge.seed).publicKey : null;
}

/**
 * Why the feed keeps a post to itself that it took in the round `taken`, though nothing before it is missing. `null`: it had parked the post, and
 * what was missing before it came only when the feed had given it up; it has to be sent again.
 */
export function refusalOf(
  vault: Vault,
  manifest: Manifest,
  roll: Roll,
  thread: ThreadId,
  taken: number,
  round: number,
): ReturnReason | null {
  const author = authorIn(vault, thread);
  const before = author ? vault.feed.lastRoundOf(thread, author) : -1;
  const parked = (before - taken) * manifest.roundLength;
  if (parked >= parkTime) return null;
  return returnReason(vault, manifest, roll, thread, round) ?? 'refused';
}

import { equal, toHex, type EdPublicKey, type ThreadId } from '../../protocol/bytes.ts';
import { roundStart } from '../../protocol/calendar.ts';
import type { ContentKind } from '../../protocol/content.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { day, threadOpenDays } from '../../protocol/rules.ts';
import type { Permissions } from '../vault/compose.ts';
import type { Vault } from '../vault/vault.ts';
import type { Meaning } from './meaning.ts';

export type Standing = {
  vault: Vault;
  manifest: Manifest;
  now: number;
  /** This person's badge while it is in force. */
  badge: EdPublicKey | null;
  isMentor: boolean;
};

/** What this person may do in a thread. `meaning`: `null` while the question is still on its way. */
export function permissionsIn(
  standing: Standing,
  thread: ThreadId,
  meaning: Meaning | null,
): Permissions {
  const { vault, badge, isMentor } = standing;
  const own = vault.pseudonyms.authorOf(thread);
  const asks = own?.opener ?? false;
  // A mentor speaks under the badge, or not at all until it is certified.
  const speaks = own !== null || !isMentor || badge !== null;
  const actsAsBadge = badge !== null && own === null;
  const claimed = meaning?.claimedBy ?? null;
  const acceptable = new Set(asks && meaning ? unaccepted(meaning) : []);
  const waiting = new Set(vault.outbox.ofThread(thread).map(({ kind }) => kind));
  const not = (kind: ContentKind): boolean => !waiting.has(kind);
  return {
    open: isOpen(standing, meaning),
    question: false,
    answer: speaks && !asks,
    comment: speaks && !asks,
    'follow-up': asks,
    accept: acceptable.size > 0,
    acceptable,
    'me-too':
      !asks && !isMentor && not('me-too') && !(own && meaning?.meToo.has(toHex(own.author))),
    claim: actsAsBadge && meaning?.state === 'waiting' && not('claim'),
    release: actsAsBadge && claimed !== null && equal(claimed, badge) && not('release'),
  };
}

function unaccepted({ answers, accepted }: Meaning): string[] {
  return answers.map(({ post }) => toHex(post)).filter((post) => !accepted.has(post));
}

function isOpen({ manifest, now }: Standing, meaning: Meaning | null): boolean {
  if (!meaning) return true;
  return now - roundStart(manifest, meaning.question.round) <= threadOpenDays * day;
}

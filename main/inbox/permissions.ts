import { equal, toHex, type EdPublicKey, type ThreadId } from '../../protocol/bytes.ts';
import { roundStart } from '../../protocol/calendar.ts';
import type { ContentKind } from '../../protocol/content.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { day, threadOpenDays } from '../../protocol/rules.ts';
import type { Audience } from '../../preload/contract.ts';
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
  /** Who can read the thread. */
  audience: Audience;
  /** By a notice. */
  closed: boolean;
  /** Whether all that this person writes here is void. */
  silenced: boolean;
};

const nothing = {
  answer: false,
  comment: false,
  'follow-up': false,
  acceptable: new Set<string>(),
  changeable: new Set<string>(),
  'me-too': false,
  claim: false,
  release: false,
} as const;

/** What this person may do in a thread. `meaning`: `null` while the question is still on its way. */
export function permissionsIn(
  standing: Standing,
  thread: ThreadId,
  meaning: Meaning | null,
): Permissions {
  const { vault, badge, isMentor, audience } = standing;
  if (standing.silenced) return { open: isOpen(standing, meaning), ...nothing };
  const own = vault.pseudonyms.authorOf(thread);
  const asks = own?.opener ?? false;
  // A mentor speaks under the badge, or not at all until it is certified.
  const speaks = own !== null || !isMentor || badge !== null;
  const actsAsBadge = badge !== null && own === null;
  const claimed = meaning?.claimedBy ?? null;
  const acceptable = new Set(asks && meaning ? unaccepted(meaning) : []);
  const outbox = vault.outbox.ofThread(thread);
  const waiting = new Set(outbox.map(({ kind }) => kind));
  const not = (kind: ContentKind): boolean => !waiting.has(kind);
  // Who took a question back is not answered any more; what is said about the answers that are there may go on.
  const isAsked = !meaning || meaning.left === 'shown';
  const writer = own?.author ?? badge;
  const leaving = new Set(
    outbox.flatMap(({ content, state }) =>
      content.kind === 'retract' && state !== 'returned' ? [toHex(content.target)] : [],
    ),
  );
  return {
    open: isOpen(standing, meaning),
    answer: speaks && !asks && isAsked,
    comment: speaks && !asks,
    'follow-up': asks,
    acceptable,
    changeable: new Set(writer && meaning ? wordsOf(writer, meaning, leaving) : []),
    // Where few can read a question, asking the same would tell who of them does.
    'me-too':
      !asks &&
      !isMentor &&
      isAsked &&
      audience === 'everyone' &&
      not('me-too') &&
      !(own && meaning?.meToo.has(toHex(own.author))),
    // A question for one mentor is that mentor's already.
    claim:
      actsAsBadge &&
      isAsked &&
      audience !== 'one-mentor' &&
      meaning?.state === 'waiting' &&
      not('claim'),
    release: actsAsBadge && claimed !== null && equal(claimed, badge) && not('release'),
  };
}

function unaccepted({ answers, accepted }: Meaning): string[] {
  return answers.map(({ post }) => toHex(post)).filter((post) => !accepted.has(post));
}

/** What the writer has said, is shown, and is not being taken back already. */
function wordsOf(writer: EdPublicKey, { spoken }: Meaning, leaving: ReadonlySet<string>): string[] {
  return spoken
    .filter(({ author, state }) => state === 'shown' && equal(author, writer))
    .map(({ post }) => toHex(post))
    .filter((post) => !leaving.has(post));
}

function isOpen({ manifest, now, closed }: Standing, meaning: Meaning | null): boolean {
  if (closed) return false;
  if (!meaning) return true;
  return now - roundStart(manifest, meaning.question.round) <= threadOpenDays * day;
}

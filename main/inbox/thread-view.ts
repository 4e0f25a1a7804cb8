import type { ThreadSummary, ThreadView } from '../../preload/contract.ts';
import { equal, toHex, type EdPublicKey, type ThreadId } from '../../protocol/bytes.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Roll } from '../../protocol/roll.ts';
import type { Permissions } from '../vault/compose.ts';
import type { OutboxItem } from '../vault/outbox-row.ts';
import type { ThreadRow } from '../vault/thread-row.ts';
import type { Message } from '../vault/thread-store.ts';
import type { Vault } from '../vault/vault.ts';
import { Authors } from './authors.ts';
import { excerptOf } from './excerpt.ts';
import type { Meaning } from './meaning.ts';
import { isOfNewerVersion } from './message-of.ts';
import { pendingPost, postOf } from './post-view.ts';
import { halfDay, timeOf } from './times.ts';

export type ThreadViewOptions = {
  vault: Vault;
  manifest: Manifest;
  roll: Roll;
  /** The public key of this person's badge. */
  badge: EdPublicKey | null;
  permissions: Permissions;
  aged: ThreadView['aged'];
};

/** A thread of the list. */
export function summaryOf(manifest: Manifest, row: ThreadRow): ThreadSummary {
  const { id, topic, audience, title, excerpt, mine, unread, state, answers, meToo } = row;
  const { bookmarked, muted } = row;
  const asked = timeOf(manifest, row.asked, 'member');
  const known = { topic, audience, title, excerpt, mine, unread, state, answers, meToo };
  return { id: toHex(id), ...known, asked, pending: false, bookmarked, muted };
}

/** A question that is still on its way, as a thread of the list; `null` for anything else, and while it has no name yet. */
export function pendingSummary(manifest: Manifest, item: OutboxItem): ThreadSummary | null {
  const { thread, content, audience, createdAt } = item;
  if (!item.opens || !thread || content.kind !== 'question') return null;
  const { topic, title, text } = content;
  return {
    id: toHex(thread),
    topic,
    audience,
    title,
    excerpt: excerptOf(text),
    asked: halfDay(manifest, createdAt),
    mine: true,
    unread: 0,
    state: 'waiting',
    answers: 0,
    meToo: 0,
    pending: true,
    bookmarked: false,
    muted: false,
  };
}

/** A whole thread; what this person has sent and the feed has not shown yet stands at its end. */
export function threadView(
  options: ThreadViewOptions,
  thread: ThreadId,
  summary: ThreadSummary,
  meaning: Meaning | null,
): ThreadView {
  const { vault, roll, permissions } = options;
  const pseudonym = vault.pseudonyms.authorOf(thread);
  const own = [pseudonym?.author ?? null, options.badge].filter((key) => key !== null);
  const asker = meaning?.question.author ?? pseudonym?.author;
  const authors = asker && new Authors(thread, asker, own, roll);
  const waiting = vault.outbox.ofThread(thread);
  const posts = authors
    ? [
        ...(meaning ? inReadingOrder(meaning) : []).flatMap((message) =>
          meaning ? postOf(options, authors, message, meaning) : [],
        ),
        ...waiting.flatMap((item) => pendingPost(options, authors, item)),
      ]
    : [];
  const claimed = meaning?.claimedBy ?? null;
  const nickname = claimed && roll.badge(claimed)?.nickname;
  const mentor =
    vault.pseudonyms.audienceOf(thread)?.mentor ?? waiting.find(({ opens }) => opens)?.mentor;
  return {
    summary,
    posts,
    claimedBy:
      claimed && nickname ? { nickname, mine: own.some((key) => equal(key, claimed)) } : null,
    mentor: (mentor && roll.badge(mentor)?.nickname) ?? null,
    newer: vault.threads.withoutMessage(thread).filter((post) => isOfNewerVersion(vault.feed, post))
      .length,
    closed: roll.isClosed(thread),
    aged: options.aged,
    can: {
      answer: permissions.open && permissions.answer,
      followUp: permissions.open && permissions['follow-up'],
      comment: permissions.open && permissions.comment,
      accept: permissions.open && permissions.acceptable.size > 0,
      claim: permissions.open && permissions.claim,
      release: permissions.open && permissions.release,
      meToo: permissions.open && permissions['me-too'],
    },
    draft: vault.drafts.ofThread(thread),
  };
}

/** The question stands first, whatever came in the same round. */
function inReadingOrder({ question, spoken }: Meaning): Message[] {
  return [question, ...spoken.filter((message) => message !== question)];
}

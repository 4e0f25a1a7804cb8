import type { PostView, ThreadSummary, ThreadView } from '../../preload/contract.ts';
import { equal, toHex, type EdPublicKey, type ThreadId } from '../../protocol/bytes.ts';
import type { Content } from '../../protocol/content.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { Roll } from '../../protocol/roll.ts';
import type { OutboxItem } from '../vault/outbox-row.ts';
import type { Permissions } from '../vault/compose.ts';
import type { Message, ThreadRow } from '../vault/thread-store.ts';
import { plainText } from '../vault/plain-text.ts';
import type { Vault } from '../vault/vault.ts';
import { Authors } from './authors.ts';
import type { Meaning } from './meaning.ts';
import { excerptOf } from './excerpt.ts';
import { wordsOf } from './projection.ts';
import { halfDay, timeOf } from './times.ts';

export type ThreadViewOptions = {
  vault: Vault;
  manifest: Manifest;
  roll: Roll;
  /** The public key of this person's badge. */
  badge: EdPublicKey | null;
  permissions: Permissions;
};

/** A thread of the list. */
export function summaryOf(manifest: Manifest, row: ThreadRow): ThreadSummary {
  const { id, topic, audience, title, excerpt, mine, unread, state, answers, meToo } = row;
  const asked = timeOf(manifest, row.asked, 'member');
  const known = { topic, audience, title, excerpt, mine, unread, state, answers, meToo };
  return { id: toHex(id), ...known, asked, pending: false };
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
  const messages = meaning ? inReadingOrder(meaning) : [];
  const posts = authors
    ? [
        ...messages.flatMap((message) => postOf(options, authors, message, meaning)),
        ...vault.outbox.ofThread(thread).flatMap((item) => pendingPost(options, authors, item)),
      ]
    : [];
  const claimed = meaning?.claimedBy ?? null;
  const nickname = claimed && roll.badge(claimed)?.nickname;
  return {
    summary,
    posts,
    claimedBy:
      claimed && nickname ? { nickname, mine: own.some((key) => equal(key, claimed)) } : null,
    can: {
      answer: permissions.open && permissions.answer,
      followUp: permissions.open && permissions['follow-up'],
      comment: permissions.open && permissions.comment,
      accept: permissions.open && permissions.accept,
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

function postOf(
  { vault, manifest }: ThreadViewOptions,
  authors: Authors,
  message: Message,
  meaning: Meaning | null,
): PostView[] {
  const words = wordsOf(vault, message);
  const text = words && textOf(words.content);
  if (text === null) return [];
  const author = authors.view(message.author, message.role);
  const id = toHex(message.post);
  return [
    {
      id,
      kind: kindFor(author.kind, message.kind),
      author,
      text: plainText(text),
      at: timeOf(manifest, message.round, message.role),
      unread: !message.seen,
      accepted: meaning?.accepted.has(id) ?? false,
      pending: false,
    },
  ];
}

function pendingPost(
  { vault, manifest, badge }: ThreadViewOptions,
  authors: Authors,
  item: OutboxItem,
): PostView[] {
  const text = textOf(item.content);
  const pseudonym = item.thread && vault.pseudonyms.ofThread(item.thread);
  const key = pseudonym ? edKeyPair(pseudonym.seed).publicKey : badge;
  if (text === null) return [];
  const author = key ? authors.view(key, pseudonym ? 'member' : 'badge') : authors.unnamed(item.id);
  return [
    {
      id: item.id,
      kind: kindFor(author.kind, item.kind),
      author,
      text,
      at: halfDay(manifest, item.createdAt),
      unread: false,
      accepted: false,
      pending: true,
    },
  ];
}

/** The asker does not answer: whatever the asker adds goes on asking. */
function kindFor(author: 'asker' | 'mentor' | 'member', kind: Content['kind']): PostView['kind'] {
  if (kind === 'question') return 'question';
  if (author === 'asker') return 'follow-up';
  return kind === 'answer' ? 'answer' : 'comment';
}

const textOf = (content: Content): string | null => ('text' in content ? content.text : null);

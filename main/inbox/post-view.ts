import type { PostView } from '../../preload/contract.ts';
import { toHex, type EdPublicKey } from '../../protocol/bytes.ts';
import type { ContentKind } from '../../protocol/content.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Permissions } from '../vault/compose.ts';
import { hidesAmong } from '../exchange/set-size.ts';
import type { OutboxItem } from '../vault/outbox-row.ts';
import { plainText } from '../vault/plain-text.ts';
import type { Message } from '../vault/thread-store.ts';
import type { Vault } from '../vault/vault.ts';
import type { Authors } from './authors.ts';
import type { Meaning } from './meaning.ts';
import { halfDay, timeOf } from './times.ts';
import { wordsInForce } from './words.ts';

export type PostViewOptions = {
  vault: Vault;
  manifest: Manifest;
  /** The public key of this person's badge. */
  badge: EdPublicKey | null;
  permissions: Permissions;
};

/** A message of the feed; nothing while words that should be there cannot be read. */
export function postOf(
  options: PostViewOptions,
  authors: Authors,
  message: Message,
  meaning: Meaning,
): PostView[] {
  const { vault, manifest, permissions } = options;
  const words = wordsInForce(vault, message, meaning.edits);
  const isShown = message.state === 'shown';
  if (isShown && !words) return [];
  const author = authors.view(message.author, message.role);
  const id = toHex(message.post);
  const canChange = permissions.open && permissions.changeable.has(id);
  return [
    {
      id,
      kind: kindFor(author.kind, message.kind),
      author,
      text: plainText(words?.text ?? ''),
      at: timeOf(manifest, message.round, message.role),
      unread: isShown && !message.seen,
      accepted: meaning.accepted.has(id),
      pending: false,
      state: message.state,
      edited: words?.edited ?? false,
      hidesAmong:
        author.mine && message.role === 'member' && words
          ? mostSenders(options, words.rounds)
          : null,
      can: { retract: canChange, edit: canChange, report: isShown && !author.mine },
    },
  ];
}

/** What is in the outbox, below what the feed has; nothing for what has no words of its own. */
export function pendingPost(
  { vault, manifest, badge }: PostViewOptions,
  authors: Authors,
  item: OutboxItem,
): PostView[] {
  const { content } = item;
  if (!isWorded(content)) return [];
  const pseudonym = item.thread && vault.pseudonyms.ofThread(item.thread);
  const key = pseudonym ? edKeyPair(pseudonym.seed).publicKey : badge;
  const author = key ? authors.view(key, pseudonym ? 'member' : 'badge') : authors.unnamed(item.id);
  return [
    {
      id: item.id,
      kind: kindFor(author.kind, item.kind),
      author,
      text: content.text,
      at: halfDay(manifest, item.createdAt),
      unread: false,
      accepted: false,
      pending: true,
      state: 'shown',
      edited: false,
      hidesAmong: null,
      can: { retract: false, edit: false, report: false },
    },
  ];
}

/** How many sent in the emptiest of the rounds. */
function mostSenders(
  { vault, manifest }: PostViewOptions,
  rounds: readonly number[],
): number | null {
  const counts = rounds.flatMap((round) => hidesAmong(manifest, vault.feed, round) ?? []);
  return counts.length < rounds.length ? null : Math.min(...counts);
}

/** The asker does not answer: whatever the asker adds goes on asking. */
function kindFor(author: 'asker' | 'mentor' | 'member', kind: ContentKind): PostView['kind'] {
  if (kind === 'question') return 'question';
  if (author === 'asker') return 'follow-up';
  return kind === 'answer' ? 'answer' : 'comment';
}

type Worded = Extract<
  OutboxItem['content'],
  { kind: 'question' | 'answer' | 'comment' | 'follow-up' }
>;

const isWorded = (content: OutboxItem['content']): content is Worded =>
  content.kind === 'question' ||
  content.kind === 'answer' ||
  content.kind === 'comment' ||
  content.kind === 'follow-up';

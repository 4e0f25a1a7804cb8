import { equal, toHex, type EdPublicKey, type ThreadId } from '../../protocol/bytes.ts';
import type { Content } from '../../protocol/content.ts';
import type { StoredPost } from '../vault/post-row.ts';
import type { Message, ThreadRow } from '../vault/thread-store.ts';
import type { Vault } from '../vault/vault.ts';
import { excerptOf } from './excerpt.ts';
import { meaningOf, type InForce } from './meaning.ts';
import { completeWith, type Complete } from './message-of.ts';

/** Raised when the rules change: what is stored is made anew from the posts then. */
const rules = 2;
const pageSize = 500;
/** As long as the wire lets a title be. */
const titleLength = 400;

export type ProjectionOptions = {
  vault: Vault;
  inForce: InForce;
  /** The public key of this person's badge. */
  ownBadge: () => EdPublicKey | null;
};

/** Keeps messages and threads in step with the posts, in the transaction that stores these. */
export class Projection {
  readonly #options: ProjectionOptions;

  constructor(options: ProjectionOptions) {
    this.#options = options;
    if (options.vault.threads.rules() !== rules) this.#makeAnew();
  }

  /** `notices`: badges may have been withdrawn, and their claims with them. */
  take(posts: readonly StoredPost[], notices: boolean): void {
    const { threads } = this.#options.vault;
    const touched = new Map<string, ThreadId>();
    for (const post of posts) {
      if (this.#addMessage(post)) touched.set(toHex(post.thread), post.thread);
    }
    if (notices) for (const thread of threads.claimed()) touched.set(toHex(thread), thread);
    for (const thread of touched.values()) this.refresh(thread);
  }

  /** Sums a thread up again from its messages. */
  refresh(thread: ThreadId): void {
    const { vault, inForce } = this.#options;
    const meaning = meaningOf(vault.threads.messages(thread), inForce);
    if (!meaning) return;
    const { question, spoken, answers, meToo, claimedBy, state } = meaning;
    const stored = vault.threads.get(thread);
    const words = stored ?? this.#words(question);
    if (!words) return;
    vault.threads.save({
      id: thread,
      topic: words.topic,
      audience: 'everyone',
      title: words.title,
      excerpt: words.excerpt,
      asked: question.round,
      latest: Math.max(...spoken.map(({ round }) => round)),
      mine: vault.pseudonyms.authorOf(thread)?.opener ?? false,
      state,
      unread: spoken.filter(({ seen }) => !seen).length,
      answers: answers.length,
      meToo: meToo.size,
      claimedBy,
    });
  }

  #addMessage(post: StoredPost): boolean {
    const { vault } = this.#options;
    const complete = completeWith(vault.feed, post);
    const first = complete?.posts[0];
    if (!complete || !first) return false;
    const { content, posts } = complete;
    const { id, thread, author, role, sequence } = first;
    const message: Message = {
      post: id,
      thread,
      author,
      role,
      sequence,
      parts: posts.length,
      kind: content.kind,
      round: Math.max(...posts.map(({ round }) => round)),
      target: content.kind === 'accept' ? content.answer : null,
      seen: !hasWords(content) || this.#isOwn(thread, author),
    };
    vault.threads.addMessage(message);
    return true;
  }

  #isOwn(thread: ThreadId, author: EdPublicKey): boolean {
    const { vault, ownBadge } = this.#options;
    const own = vault.pseudonyms.authorOf(thread)?.author;
    const badge = ownBadge();
    return (own && equal(own, author)) || (badge && equal(badge, author)) || false;
  }

  #words(question: Message): Pick<ThreadRow, 'topic' | 'title' | 'excerpt'> | null {
    const found = wordsOf(this.#options.vault, question);
    if (found?.content.kind !== 'question') return null;
    const { topic, title, text } = found.content;
    return { topic, title: excerptOf(title, titleLength), excerpt: excerptOf(text) };
  }

  #makeAnew(): void {
    const { vault } = this.#options;
    vault.transaction(() => {
      const seen = vault.threads.clear();
      const threads = new Map<string, ThreadId>();
      for (let after = 0; ;) {
        const { posts, last } = vault.feed.openedAfter(after, pageSize);
        for (const post of posts) {
          if (this.#addMessage(post)) threads.set(toHex(post.thread), post.thread);
        }
        if (posts.length < pageSize) break;
        after = last;
      }
      for (const post of seen) vault.threads.markPostSeen(post);
      for (const thread of threads.values()) this.refresh(thread);
      vault.threads.setRules(rules);
    });
  }
}

/** A message's content, read again from its posts. */
export function wordsOf(vault: Vault, message: Message): Complete | null {
  const { thread, author, sequence, parts } = message;
  const [first] = vault.feed.openedParts(thread, author, sequence, parts);
  return first ? completeWith(vault.feed, first) : null;
}

const hasWords = ({ kind }: Content): boolean =>
  kind === 'question' || kind === 'answer' || kind === 'comment' || kind === 'follow-up';

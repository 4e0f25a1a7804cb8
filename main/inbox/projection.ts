import {
  equal,
  fromHex,
  toHex,
  type EdPublicKey,
  type Hash,
  type ThreadId,
} from '../../protocol/bytes.ts';
import type { Content } from '../../protocol/content.ts';
import type { Roll } from '../../protocol/roll.ts';
import type { StoredPost } from '../vault/post-row.ts';
import type { ThreadRow, ThreadSum } from '../vault/thread-row.ts';
import type { Message } from '../vault/thread-store.ts';
import type { Vault } from '../vault/vault.ts';
import { excerptOf } from './excerpt.ts';
import { indexed, retold, type Told } from './indexed.ts';
import { meaningOf, withStates, type InForce, type Meaning } from './meaning.ts';
import { completeWith } from './message-of.ts';
import { wordsInForce, wordsOf } from './words.ts';

/** Raised when the rules change: what is stored is made anew from the posts then. */
const rules = 3;
/** Posts of a piece: some tens of milliseconds. */
const pageSize = 200;
/** As long as the wire lets a title be. */
const titleLength = 400;

export type ProjectionOptions = {
  vault: Vault;
  inForce: InForce;
  roll: () => Roll;
  /** The public key of this person's badge. */
  ownBadge: () => EdPublicKey | null;
  /** Told of every thread that is summed up again, inside the transaction. */
  summed: (thread: ThreadId) => void;
};

/** Keeps messages and threads in step with the posts, in the transaction that stores these. */
export class Projection {
  readonly #options: ProjectionOptions;
  /** What has just been read, by its first post (hex): it need not be read again while it is summed up. */
  #fresh: ReadonlyMap<string, Content> = new Map();

  constructor(options: ProjectionOptions) {
    this.#options = options;
    const { vault } = options;
    if (vault.threads.rules() === rules) return;
    vault.transaction(() => {
      vault.threads.setRules(rules, vault.feed.head() ? 0 : null);
      // Taken up again piece by piece: see indexing.ts.
      vault.search.clear();
    });
  }

  /** Gives the next of the posts that wait for it a meaning by the rules of this version. Answers whether there were any. */
  makeAnew(): boolean {
    const { vault } = this.#options;
    const done = vault.threads.madeAnew();
    if (done === null) return false;
    return vault.transaction(() => {
      const { posts, last } = vault.feed.openedAfter(done, pageSize);
      const isLast = posts.length < pageSize;
      const before = vault.threads.forget(done, isLast ? Number.MAX_SAFE_INTEGER : last);
      const touched = new Map(before.threads.map((thread) => [toHex(thread), thread]));
      for (const post of posts) {
        if (this.#addMessage(post)) touched.set(toHex(post.thread), post.thread);
      }
      for (const number of before.seen) vault.threads.markMessageSeen(number);
      for (const thread of touched.values()) this.#sumUp(thread, true);
      vault.threads.setRules(rules, isLast ? null : last);
      vault.feed.tell([...touched.keys()]);
      return true;
    });
  }

  /** `notices`: badges may have been withdrawn, and their claims with them, and posts been voided. `deleted`: posts that have lost their bodies. */
  take(posts: readonly StoredPost[], notices: boolean, deleted: readonly StoredPost[] = []): void {
    const touched = new Map<string, ThreadId>();
    const told = posts.flatMap((post) => this.#addMessage(post) ?? []);
    for (const { message } of told) touched.set(toHex(message.thread), message.thread);
    indexed(this.#options.vault, told);
    for (const { thread } of deleted) touched.set(toHex(thread), thread);
    for (const thread of notices ? this.#concerned() : []) touched.set(toHex(thread), thread);
    this.#fresh = new Map(told.map(({ message, content }) => [toHex(message.post), content]));
    try {
      for (const thread of touched.values()) this.refresh(thread);
    } finally {
      this.#fresh = new Map();
    }
  }

  /** Sums a thread up again from its messages. What was taken back or voided loses its words. */
  refresh(thread: ThreadId): void {
    this.#sumUp(thread, false);
  }

  /** `anew`: what is stored was made by other rules. */
  #sumUp(thread: ThreadId, anew: boolean): void {
    const { vault, inForce, summed } = this.#options;
    summed(thread);
    const messages = vault.threads.messages(thread);
    const stored = vault.threads.get(thread);
    // Read before it is taken back, if it is.
    const topic = (anew ? this.#topic(messages) : null) ?? stored?.topic ?? this.#topic(messages);
    const meaning = meaningOf(this.#settle(thread, messages), inForce);
    if (!meaning || !topic) {
      if (anew) vault.threads.remove(thread);
      return;
    }
    const { question, left, spoken, answers, meToo, claimedBy, state } = meaning;
    const hasEdits = messages.some(({ kind }) => kind === 'edit');
    const words = (hasEdits || anew ? null : known(stored, left)) ?? this.#words(meaning);
    if (!words) return;
    if (hasEdits) retold(vault, messages, meaning);
    const row: ThreadSum = {
      id: thread,
      topic,
      audience: vault.pseudonyms.audienceOf(thread)?.audience ?? 'everyone',
      ...words,
      question: left,
      asked: question.round,
      latest: Math.max(...spoken.map(({ round }) => round)),
      mine: vault.pseudonyms.authorOf(thread)?.opener ?? false,
      state,
      unread: spoken.filter((message) => !message.seen && message.state === 'shown').length,
      answers: answers.length,
      meToo: meToo.size,
      claimedBy,
    };
    vault.threads.save(row, stored);
  }

  /** Threads that a notice may have changed. */
  #concerned(): ThreadId[] {
    const { vault, roll } = this.#options;
    const { posts, authors } = roll().voided();
    return [
      ...vault.threads.claimed(),
      ...[...posts].flatMap((post) => vault.threads.threadsWith({ post: fromHex<Hash>(post, 32) })),
      ...[...authors].flatMap((author) =>
        vault.threads.threadsWith({ author: fromHex<EdPublicKey>(author, 32) }),
      ),
    ];
  }

  /** The messages with what became of them; words that are gone leave the file, and the feed is asked to forget one's own. */
  #settle(thread: ThreadId, messages: readonly Message[]): readonly Message[] {
    const { vault } = this.#options;
    const stored = new Map(messages.map(({ post, state }) => [post, state]));
    const settled = withStates(
      messages.map((message) =>
        message.state !== 'voided' && this.#isVoid(message)
          ? { ...message, state: 'voided' }
          : message,
      ),
    );
    for (const message of settled) {
      const { post, state } = message;
      if (state === stored.get(post)) continue;
      const posts = vault.threads.postsOf(message);
      vault.threads.setState(message, state);
      vault.feed.forgetBodies(posts);
      if (state !== 'retracted' || !this.#isOwn(message)) continue;
      for (const id of posts) vault.erasures.add(id, thread);
    }
    return settled;
  }

  #isVoid(message: Message): boolean {
    const { vault, roll } = this.#options;
    const { posts, authors } = roll().voided();
    if (posts.size === 0 && authors.size === 0) return false;
    return vault.threads.postsOf(message).some((post) => roll().voids(post, message.author));
  }

  /** `null` while it is not understood, or not whole. */
  #addMessage(post: StoredPost): Told | null {
    const { vault } = this.#options;
    const complete = completeWith(vault.feed, post);
    const first = complete?.posts[0];
    if (!complete || !first) return null;
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
      target: targetOf(content),
      seen: !hasWords(content) || this.#isOwn(first) || vault.reread.wasSeen(id, first.round),
      state: 'shown',
    };
    vault.threads.addMessage(message);
    return { message, content };
  }

  #isOwn({ thread, author, role }: Pick<Message, 'thread' | 'author' | 'role'>): boolean {
    const { vault, ownBadge } = this.#options;
    const own = role === 'badge' ? ownBadge() : vault.pseudonyms.authorOf(thread)?.author;
    return own ? equal(own, author) : false;
  }

  #topic(messages: readonly Message[]): ThreadRow['topic'] | null {
    const { vault, inForce } = this.#options;
    const question = meaningOf(messages, inForce)?.question;
    const fresh = question && this.#fresh.get(toHex(question.post));
    const content = fresh ?? (question && wordsOf(vault, question)?.content);
    return content?.kind === 'question' ? content.topic : null;
  }

  #words({ question, edits, left }: Meaning): Pick<ThreadRow, 'title' | 'excerpt'> | null {
    if (left !== 'shown') return { title: '', excerpt: '' };
    const name = toHex(question.post);
    const fresh = edits.has(name) ? null : this.#fresh.get(name);
    const words =
      fresh?.kind === 'question' ? fresh : wordsInForce(this.#options.vault, question, edits);
    if (!words || words.title === null) return null;
    return { title: excerptOf(words.title, titleLength), excerpt: excerptOf(words.text) };
  }
}

/** What was read once need not be read again. */
function known(
  stored: ThreadRow | null,
  left: ThreadRow['question'],
): Pick<ThreadRow, 'title' | 'excerpt'> | null {
  if (stored?.question !== 'shown' || left !== 'shown') return null;
  return { title: stored.title, excerpt: stored.excerpt };
}

function targetOf(content: Content): Hash | null {
  if (content.kind === 'accept') return content.answer;
  return content.kind === 'retract' || content.kind === 'edit' ? content.target : null;
}

const hasWords = ({ kind }: Content): boolean =>
  kind === 'question' || kind === 'answer' || kind === 'comment' || kind === 'follow-up';

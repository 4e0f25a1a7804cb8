import {
  equal,
  toHex,
  type EdPublicKey,
  type SharedKey,
  type ThreadId,
  type XSecretKey,
} from '../../protocol/bytes.ts';
import { splitContent, type ContentPart } from '../../protocol/content.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { EpochKeys } from '../../protocol/frames/issuer.ts';
import { decodePost, opensThread, type Post } from '../../protocol/post.ts';
import { mentorSealing, openHeld, openShared, type OpenedPost } from '../../protocol/sealing.ts';
import { badgeKeys } from '../membership/badge.ts';
import type { OpenedLater } from '../vault/feed-store.ts';
import type { StoredPost } from '../vault/post-row.ts';
import type { ThreadKey } from '../vault/pseudonym-store.ts';
import type { Vault } from '../vault/vault.ts';
import { breathe } from './waiting.ts';

/** opened: `part` is what it says. sealed: no key of ours fits. broken: a key fits, and the inside is no content. */
export type Opening =
  | { result: 'opened'; part: ContentPart; threadKey: ThreadKey | null }
  | { result: 'sealed' }
  | { result: 'broken' };

/** What opened a thread's first post, and so who else can. */
type FirstOpening = OpenedPost & Pick<ThreadKey, 'audience' | 'mentor'>;

/** Tries the keys that this member holds. Made anew for each piece of work, so that it never works with keys of yesterday. */
export class Opener {
  readonly #vault: Vault;
  readonly #epochKeys: Map<number, EpochKeys>;
  readonly #badge: { key: EdPublicKey; secret: XSecretKey } | null;
  /** The mentors' secrets by epoch, worked out when they are first needed. */
  readonly #mentors = new Map<number, Promise<XSecretKey>>();
  /** Keys of threads by hex id: those found in this piece of work, before they are stored, too. */
  readonly #threadKeys = new Map<string, SharedKey>();
  /** Threads (hex) that this person has opened, and cannot read: reports. Those found in this piece of work. */
  readonly #closed = new Set<string>();

  private constructor(vault: Vault, badge: { key: EdPublicKey; secret: XSecretKey } | null) {
    this.#vault = vault;
    this.#badge = badge;
    this.#epochKeys = new Map(vault.membership.epochKeys().map((keys) => [keys.epoch, keys]));
  }

  static async of(vault: Vault): Promise<Opener> {
    const badge = vault.membership.load()?.badge ?? null;
    const keys = badge && (await badgeKeys(badge));
    return new Opener(
      vault,
      keys && { key: keys.signing.publicKey, secret: keys.sealing.secretKey },
    );
  }

  async open(post: Post): Promise<Opening> {
    try {
      return opensThread(post) ? await this.#openFirst(post) : this.#openLater(post);
    } catch (error) {
      if (error instanceof ProtocolError) return { result: 'broken' };
      throw error;
    }
  }

  async #openFirst(post: Post): Promise<Opening> {
    const opened = (await this.#byKeys(post)) ?? this.#own(post);
    if (!opened?.threadKey) return { result: 'sealed' };
    const { part, audience, mentor, threadKey: key } = opened;
    const { thread } = post;
    this.#threadKeys.set(toHex(thread), key);
    return { result: 'opened', part, threadKey: { thread, key, audience, mentor } };
  }

  async #byKeys(post: Post): Promise<FirstOpening | null> {
    const keys = this.#epochKeys.get(post.epoch);
    const byAll = keys && openShared(post, keys.all);
    if (byAll) return { ...byAll, audience: 'everyone', mentor: null };
    const byMentors =
      keys?.mentor && (await openHeld(post, await this.#secretOf(keys.mentor, post.epoch)));
    if (byMentors) return { ...byMentors, audience: 'mentors', mentor: null };
    const byBadge = this.#badge && (await openHeld(post, this.#badge.secret));
    return byBadge && { ...byBadge, audience: 'one-mentor', mentor: this.#badge?.key ?? null };
  }

  #secretOf(mentor: SharedKey, epoch: number): Promise<XSecretKey> {
    const secret =
      this.#mentors.get(epoch) ?? mentorSealing(mentor).then(({ secretKey }) => secretKey);
    this.#mentors.set(epoch, secret);
    return secret;
  }

  /**
   * What a person asked of others, and cannot open: known while its entry is in the outbox, which is until this very post is stored, and where it
   * was saved out of a damaged vault. A report
   * stays closed here as well: its quotation must not outlive what it quotes.
   */
  #own(post: Post): FirstOpening | null {
    const { outbox, pseudonyms, reread } = this.#vault;
    const item = outbox
      .ofThread(post.thread)
      .find(({ parts }) => parts.some(({ id }) => equal(id, post.id)));
    const threadKey = pseudonyms.threadKey(post.thread);
    if (!threadKey) return null;
    const saved = reread.savedPart(post.id);
    const readers = saved && pseudonyms.audienceOf(post.thread);
    if (readers) return { part: saved, threadKey, ...readers };
    if (!item || item.kind === 'report') {
      this.#closed.add(toHex(post.thread));
      return null;
    }
    // Its checkpoint was sealed as well. The first of all is true of everybody.
    const [part] = splitContent(item.content, true, post.manifest);
    const { audience, mentor } = item;
    return part ? { part, threadKey, audience, mentor } : null;
  }

  #openLater(post: Post): Opening {
    const key = this.#keyOf(post.thread);
    const opened = key ? openShared(post, key) : null;
    return opened ? { result: 'opened', part: opened.part, threadKey: null } : { result: 'sealed' };
  }

  /** Of a long report the next posts could be opened where it was written, for their key was made there. They stay closed, as its first one does. */
  #keyOf(thread: ThreadId): SharedKey | null {
    const name = toHex(thread);
    const found = this.#threadKeys.get(name);
    if (found) return found;
    const { pseudonyms } = this.#vault;
    if (this.#closed.has(name) || pseudonyms.isClosed(thread)) return null;
    const key = pseudonyms.threadKey(thread);
    if (key) this.#threadKeys.set(name, key);
    return key;
  }
}

/** Stored posts whose bytes are in memory together: a mebibyte, and some ten milliseconds of work. */
const perPage = 200;

/**
 * Opens stored posts that no key fitted when they came: after keys of an epoch have arrived. Between two pages whatever else there is to do has its
 * turn: what is being typed must be saved meanwhile. Ends early when `over` is aborted. Answers how many opened.
 */
export async function openWhatWaits(
  vault: Vault,
  environment: Environment,
  over: AbortSignal,
): Promise<number> {
  let count = 0;
  // A thread's first post holds the key of the others, and may have come after them.
  for (const isWanted of [opensThread, (post: Post) => !opensThread(post)]) {
    const opener = await Opener.of(vault);
    for (let page = vault.feed.unopened(null, perPage); page.length > 0;) {
      count += await openPage(vault, opener, page, isWanted);
      if (page.length < perPage) break;
      await breathe(environment);
      if (over.aborted) return count;
      page = vault.feed.unopened(page.at(-1)?.id ?? null, perPage);
    }
  }
  return count;
}

async function openPage(
  vault: Vault,
  opener: Opener,
  page: readonly StoredPost[],
  isWanted: (post: Post) => boolean,
): Promise<number> {
  const opened: OpenedLater[] = [];
  for (const post of page.flatMap(({ bytes }) => (bytes ? [decodePost(bytes)] : []))) {
    const opening = isWanted(post) ? await opener.open(post) : null;
    if (opening?.result === 'opened')
      opened.push({ id: post.id, opened: opening.part, threadKey: opening.threadKey });
  }
  if (opened.length > 0) vault.feed.markOpened(opened);
  return opened.length;
}

/** A thread's first post holds the key of the others. */
export const openersFirst = (a: Post, b: Post): number =>
  Number(opensThread(b)) - Number(opensThread(a));

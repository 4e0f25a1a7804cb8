import { toHex, type SharedKey, type XSecretKey } from '../../protocol/bytes.ts';
import type { ContentPart } from '../../protocol/content.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { EpochKeys } from '../../protocol/frames/issuer.ts';
import { decodePost, opensThread, type Post } from '../../protocol/post.ts';
import { openForBadge, openShared, type OpenedPost } from '../../protocol/sealing.ts';
import type { Vault } from '../vault/vault.ts';
import { badgeKeys } from '../membership/badge.ts';

/** opened: `part` is what it says. sealed: no key of ours fits. broken: a key fits, and the inside is no content. */
export type Opening =
  | { result: 'opened'; part: ContentPart; threadKey: SharedKey | null }
  | { result: 'sealed' }
  | { result: 'broken' };

/** Tries the keys that this member holds. Made anew for each piece of work, so that it never works with keys of yesterday. */
export class Opener {
  readonly #vault: Vault;
  readonly #epochKeys: Map<number, EpochKeys>;
  readonly #badge: XSecretKey | null;
  /** Keys of threads by hex id: those found in this piece of work, before they are stored, too. */
  readonly #threadKeys = new Map<string, SharedKey>();

  private constructor(vault: Vault, badge: XSecretKey | null) {
    this.#vault = vault;
    this.#badge = badge;
    this.#epochKeys = new Map(vault.membership.epochKeys().map((keys) => [keys.epoch, keys]));
  }

  static async of(vault: Vault): Promise<Opener> {
    const badge = vault.membership.load()?.badge ?? null;
    return new Opener(vault, badge ? (await badgeKeys(badge)).sealing.secretKey : null);
  }

  async open(post: Post): Promise<Opening> {
    try {
      const opened = opensThread(post) ? await this.#openFirst(post) : this.#openLater(post);
      if (!opened) return { result: 'sealed' };
      if (opened.threadKey) this.#threadKeys.set(toHex(post.thread), opened.threadKey);
      return { result: 'opened', part: opened.part, threadKey: opened.threadKey };
    } catch (error) {
      if (error instanceof ProtocolError) return { result: 'broken' };
      throw error;
    }
  }

  async #openFirst(post: Post): Promise<OpenedPost | null> {
    const keys = this.#epochKeys.get(post.epoch);
    for (const key of [keys?.all, keys?.mentor]) {
      const opened = key ? openShared(post, key) : null;
      if (opened) return opened;
    }
    return this.#badge ? openForBadge(post, this.#badge) : null;
  }

  #openLater(post: Post): OpenedPost | null {
    const key =
      this.#threadKeys.get(toHex(post.thread)) ?? this.#vault.pseudonyms.threadKey(post.thread);
    return key ? openShared(post, key) : null;
  }
}

/** Opens stored posts that no key fitted when they came: after keys of an epoch have arrived. Answers how many opened. */
export async function openWhatWaits(vault: Vault): Promise<number> {
  const waiting = vault.feed.unopened().flatMap(({ bytes }) => (bytes ? [decodePost(bytes)] : []));
  if (waiting.length === 0) return 0;
  const opener = await Opener.of(vault);
  const opened = [];
  for (const post of waiting.toSorted(openersFirst)) {
    const { id, thread } = post;
    const opening = await opener.open(post);
    if (opening.result === 'opened')
      opened.push({ id, thread, opened: opening.part, threadKey: opening.threadKey });
  }
  vault.feed.markOpened(opened);
  return opened.length;
}

/** A thread's first post holds the key of the others. */
export const openersFirst = (a: Post, b: Post): number =>
  Number(opensThread(b)) - Number(opensThread(a));

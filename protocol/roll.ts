import { isDeepStrictEqual } from 'node:util';
import { toHex, type EdPublicKey, type Hash, type ThreadId } from './bytes.ts';
import { sha256 } from './hash.ts';
import type { Endpoint, EndpointRole, Manifest } from './manifest.ts';
import {
  firstNoticeHead,
  follow,
  type AnnounceNotice,
  type BadgeNotice,
  type EpochNotice,
  type Notice,
  type NoticeBody,
  type NoticeHead,
} from './notice.ts';

export type Announcement = Omit<AnnounceNotice, 'kind'> & { number: number; hash: Hash };

/** What all notices so far say together. Gate, feed and clients keep one each, fed with the same notices. */
export class Roll {
  #head: NoticeHead;
  #contradiction: number | null = null;
  readonly #epochs = new Map<number, EpochNotice>();
  readonly #badges = new Map<string, BadgeNotice & { withdrawn: boolean }>();
  readonly #voidPosts = new Set<string>();
  readonly #voidAuthors = new Set<string>();
  readonly #closed = new Set<string>();
  readonly #announcements: Announcement[] = [];
  readonly #addresses: Record<EndpointRole, Endpoint>;
  readonly #removed = new Map<number, number>();

  constructor(manifest: Manifest) {
    this.#head = firstNoticeHead(manifest);
    const { issuer, gate, feed } = manifest;
    this.#addresses = { issuer, gate, feed };
  }

  get head(): NoticeHead {
    return this.#head;
  }

  /**
   * Number of the last notice that named other keys for an epoch or a badge than the first one about it, which stands: somebody meant to show
   * different things. `null` if there is none.
   */
  get contradiction(): number | null {
    return this.#contradiction;
  }

  /** Takes the next notice. Throws ProtocolError 'chain' for any other. */
  add(notice: Notice): void {
    this.#head = follow(this.#head, notice);
    if (notice.body) this.#take(notice.body, notice);
  }

  epoch(epoch: number): EpochNotice | undefined {
    return this.#epochs.get(epoch);
  }

  epochs(): EpochNotice[] {
    return [...this.#epochs.values()];
  }

  badge(key: EdPublicKey): (BadgeNotice & { withdrawn: boolean }) | undefined {
    return this.#badges.get(toHex(key));
  }

  badges(): (BadgeNotice & { withdrawn: boolean })[] {
    return [...this.#badges.values()];
  }

  /** Whether a post's body is to be deleted: for itself, or with all that its author wrote. */
  voids(post: Hash, author: EdPublicKey): boolean {
    return this.#voidPosts.has(toHex(post)) || this.voidsAuthor(author);
  }

  voidsAuthor(author: EdPublicKey): boolean {
    return this.#voidAuthors.has(toHex(author));
  }

  /** What was voided (64 hex digits each), in the order of the notices. */
  voided(): { posts: ReadonlySet<string>; authors: ReadonlySet<string> } {
    return { posts: this.#voidPosts, authors: this.#voidAuthors };
  }

  /** Whether a notice has closed the thread, however young it is. */
  isClosed(thread: ThreadId): boolean {
    return this.#closed.has(toHex(thread));
  }

  /** Oldest first. */
  announcements(): readonly Announcement[] {
    return this.#announcements;
  }

  /** Where a role is reached now: as the manifest says, or the last notice about it. */
  address(role: EndpointRole): Endpoint {
    return this.#addresses[role];
  }

  /** How many members take part no longer from an epoch on. */
  removed(epoch: number): number {
    return this.#removed.get(epoch) ?? 0;
  }

  #take(body: NoticeBody, { number, hash }: Notice): void {
    switch (body.kind) {
      case 'epoch':
        return this.#takeEpoch(body, number);
      case 'badge':
        return this.#takeBadge(body, number);
      case 'withdraw-badge':
        return this.#withdraw(body.badge);
      case 'void-post':
        this.#voidPosts.add(toHex(body.post));
        return;
      case 'void-pseudonym':
        this.#voidAuthors.add(toHex(body.author));
        return;
      case 'close-thread':
        this.#closed.add(toHex(body.thread));
        return;
      case 'announce':
        this.#announcements.push({ title: body.title, text: body.text, number, hash });
        return;
      case 'address':
        this.#addresses[body.role] = { url: body.url, certificate: body.certificate };
        return;
      case 'remove':
        this.#removed.set(body.epoch, this.removed(body.epoch) + body.count);
    }
  }

  #takeBadge(body: BadgeNotice, number: number): void {
    const name = toHex(body.badge);
    const known = this.#badges.get(name);
    if (!known) this.#badges.set(name, { ...body, withdrawn: false });
    else if (!isDeepStrictEqual({ ...known, withdrawn: false }, { ...body, withdrawn: false }))
      this.#contradiction = number;
  }

  #withdraw(badge: EdPublicKey): void {
    const known = this.#badges.get(toHex(badge));
    if (known) known.withdrawn = true;
  }

  #takeEpoch(body: EpochNotice, number: number): void {
    const before = this.#epochs.get(body.epoch);
    if (!before) this.#epochs.set(body.epoch, body);
    else if (!isDeepStrictEqual(before, body)) this.#contradiction = number;
  }
}

/** The commitment to a shared key that stands in the epoch notice. */
export const commitment = (key: Uint8Array): Hash => sha256(key);

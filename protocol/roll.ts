import { toHex, type EdPublicKey, type Hash } from './bytes.ts';
import { sha256 } from './hash.ts';
import type { Manifest } from './manifest.ts';
import {
  firstNoticeHead,
  follow,
  type BadgeNotice,
  type EpochNotice,
  type Notice,
  type NoticeHead,
} from './notice.ts';

/** What all notices so far say together: epochs and badges. Gate, feed and clients keep one each, fed with the same notices. */
export class Roll {
  #head: NoticeHead;
  readonly #epochs = new Map<number, EpochNotice>();
  readonly #badges = new Map<string, BadgeNotice & { withdrawn: boolean }>();

  constructor(manifest: Manifest) {
    this.#head = firstNoticeHead(manifest);
  }

  get head(): NoticeHead {
    return this.#head;
  }

  /** Takes the next notice. Throws ProtocolError 'chain' for any other. A second notice for an epoch or a badge changes nothing: the first stands. */
  add(notice: Notice): void {
    this.#head = follow(this.#head, notice);
    const body = notice.body;
    if (body?.kind === 'epoch' && !this.#epochs.has(body.epoch)) this.#epochs.set(body.epoch, body);
    if (body?.kind === 'badge' && !this.#badges.has(toHex(body.badge))) {
      this.#badges.set(toHex(body.badge), { ...body, withdrawn: false });
    }
    if (body?.kind === 'withdraw-badge') {
      const badge = this.#badges.get(toHex(body.badge));
      if (badge) badge.withdrawn = true;
    }
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
}

/** The commitment to a shared key that stands in the epoch notice. */
export const commitment = (key: Uint8Array): Hash => sha256(key);

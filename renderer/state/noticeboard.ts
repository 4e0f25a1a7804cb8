import { batch, signal } from '@preact/signals';
import type { Announcement, Bridge, ErrorCode } from '../../preload/contract.ts';

/** The coordinator's announcements, newest first. */
export class Noticeboard {
  readonly list = signal<Announcement[] | null>(null);
  /** Those that were new when the board was opened; they stay marked while somebody looks at it. */
  readonly fresh = signal<ReadonlySet<string>>(new Set());
  /** The newest one that was not seen yet, for those who do not look at the board. */
  readonly pinned = signal<Announcement | null>(null);
  readonly problem = signal<ErrorCode | null>(null);
  readonly #bridge: Bridge;
  readonly #seen: () => void;

  /** @param seen called when main has noted that they were seen */
  constructor(bridge: Bridge, seen: () => void) {
    this.#bridge = bridge;
    this.#seen = seen;
  }

  /** Reads the board and marks it as seen. */
  async look(): Promise<void> {
    const outcome = await this.#bridge.announcements();
    if (!outcome.ok) {
      this.problem.value = outcome.code;
      return;
    }
    const unread = outcome.value.filter((announcement) => announcement.unread);
    batch(() => {
      this.problem.value = null;
      this.list.value = outcome.value.toSorted((one, other) => other.at.at - one.at.at);
      this.fresh.value = new Set([...this.fresh.value, ...unread.map(({ id }) => id)]);
    });
    if (unread.length === 0) return;
    const marked = await this.#bridge.markAnnouncementsRead();
    if (marked.ok) this.#seen();
  }

  /** Looks whether there is something new, which stays unseen. */
  async peek(): Promise<void> {
    const outcome = await this.#bridge.announcements();
    if (!outcome.ok) return;
    const unread = outcome.value.filter((announcement) => announcement.unread);
    this.pinned.value = unread.toSorted((one, other) => other.at.at - one.at.at)[0] ?? null;
  }

  leave(): void {
    this.fresh.value = new Set();
  }
}

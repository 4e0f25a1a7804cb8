import type { Environment, Timer } from '../protocol/environment.ts';
import type { News } from './inbox/news.ts';

/** What one notification tells: figures, and which thread a click opens; `null`: just the window. Never content. */
export type Alert = {
  answers: number;
  questions: number;
  announcements: number;
  thread: string | null;
};

export type AlertsOptions = {
  environment: Environment;
  /** All that is unread now, own posts left out. */
  news: () => News[];
  isCaughtUp: () => boolean;
  /** Whether the person is looking at the window, or wants no notifications. */
  isQuiet: () => boolean;
  tell: (alert: Alert) => void;
};

/** What comes within this time is told together, ms. */
const gathering = 3000;

/**
 * Decides when the person is told that something came: on this PC alone, from what is unread, and without any effect on what is sent.
 * What was there when the feed was first caught up is not told of; a batch of many posts is told once.
 */
export class Alerts {
  readonly #options: AlertsOptions;
  /** Posts that need not be told of any more; `null` before the first catch-up. */
  #known: ReadonlySet<string> | null = null;
  #timer: Timer | null = null;
  #looksLater = false;

  constructor(options: AlertsOptions) {
    this.#options = options;
  }

  /** Posts have come, or were read. */
  inboxChanged(): void {
    if (this.#known === null) this.statusChanged();
    else this.#timer ??= this.#options.environment.after(gathering, () => this.#look());
  }

  /** The connection, or how far the feed was followed, has changed. */
  statusChanged(): void {
    if (!this.#options.isCaughtUp()) return;
    if (this.#known === null) this.#known = new Set(this.#options.news().map(({ post }) => post));
    if (!this.#looksLater) return;
    this.#looksLater = false;
    this.inboxChanged();
  }

  /** Nothing more is told. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #look(): void {
    const { news, isCaughtUp, isQuiet, tell } = this.#options;
    this.#timer = null;
    // A PC that slept catches up first, and tells of all of it once.
    this.#looksLater = !isCaughtUp();
    if (this.#looksLater) return;
    const unread = news();
    const fresh = unread.filter(({ post }) => !this.#known?.has(post));
    this.#known = new Set(unread.map(({ post }) => post));
    if (fresh.length === 0 || isQuiet()) return;
    const count = (wanted: News['kind']): number =>
      fresh.filter(({ kind }) => kind === wanted).length;
    tell({
      answers: count('answer'),
      questions: count('question'),
      announcements: count('announcement'),
      thread: fresh.findLast(({ thread }) => thread !== null)?.thread ?? null,
    });
  }
}

import type { ThreadId } from '../protocol/bytes.ts';
import type { Environment, Timer } from '../protocol/environment.ts';
import type { Arrivals } from './inbox/outside.ts';

/** What one notification tells: how many questions came for mentors, and the last one's thread, which a click opens. Without any: that something came. */
export type Alert = { questions: number; thread: ThreadId | null };

export type AlertsOptions = {
  environment: Environment;
  isCaughtUp: () => boolean;
  /** Whether the person sees what is in the window. */
  isLooking: () => boolean;
  /** Whether nothing may catch anybody's eye. */
  isQuiet: () => boolean;
  /** Whether nobody has answered a question yet. */
  isWaiting: (thread: ThreadId) => boolean;
  /** Shows whether something came that nobody has looked at, and what else is counted outside the window. */
  show: (news: boolean) => void;
  tell: (alert: Alert) => void;
  /** Whether something had come that nobody had looked at when the program last ended. */
  before: boolean;
};

/** From when something came until it is shown, ms. What comes within this time is told together. */
const gathering = 3000;

/**
 * Decides when it is shown outside the window that something came. It knows what came, and when somebody looked at the window; neither what was
 * read there nor whose it is. New posts are told of once until somebody looks; a mentor hears of every new question.
 */
export class Alerts {
  readonly #options: AlertsOptions;
  #came: Arrivals = { news: false, questions: [] };
  #news: boolean;
  #isTold = false;
  /** Whether the feed was caught up since the program began. */
  #hasBegun = false;
  #timer: Timer | null = null;
  #looksLater = false;

  constructor(options: AlertsOptions) {
    this.#options = options;
    this.#news = options.before;
  }

  /** Batches were stored. */
  arrived({ news, questions }: Arrivals): void {
    this.#came.news ||= news;
    this.#came.questions.push(...questions);
    this.#soon();
  }

  /** The connection, or how far the feed was followed, has changed. */
  statusChanged(): void {
    if (!this.#options.isCaughtUp()) return;
    if (this.#looksLater || (!this.#hasBegun && this.#news)) this.#soon();
    this.#looksLater = false;
    this.#hasBegun = true;
  }

  /** The person has come to see what is in the window: all of it. */
  looked(): void {
    this.#came = { news: false, questions: [] };
    this.#news = false;
    this.#isTold = false;
    this.refresh();
  }

  /** Shows what stands now. */
  refresh(): void {
    this.#options.show(this.#news);
  }

  /** Nothing more is told. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #soon(): void {
    this.#timer ??= this.#options.environment.after(gathering, () => this.#look());
  }

  #look(): void {
    const { isCaughtUp, isLooking, isQuiet, isWaiting, tell } = this.#options;
    this.#timer = null;
    // A PC that slept catches up first, and tells of all of it once.
    this.#looksLater = !isCaughtUp();
    if (this.#looksLater) return;
    if (isLooking()) {
      this.looked();
      return;
    }
    const questions = this.#came.questions.filter(isWaiting);
    this.#news ||= this.#came.news;
    this.#came = { news: false, questions: [] };
    this.refresh();
    if (isQuiet() || (questions.length === 0 && (this.#isTold || !this.#news))) return;
    this.#isTold = true;
    tell({ questions: questions.length, thread: questions.at(-1) ?? null });
  }
}

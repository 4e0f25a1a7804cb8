import { batch, computed, signal } from '@preact/signals';
import type {
  Bridge,
  ErrorCode,
  OutboxEntry,
  Outcome,
  Request,
  SendChoice,
} from '../../preload/contract.ts';
import type { PageEnvironment, Timer } from '../environment.ts';
import { answerOf } from './answers.ts';

/** Longest texts that are sent, in UTF-16 units, as preload/contract.ts states them. */
export const lengthLimits = { title: 120, text: 3600, report: 1200, availability: 300 } as const;

/** What is written: a draft without the time at which it was saved. */
export type Written = Request<'saveDraft'>;

const editable = ['title', 'text', 'topic', 'kind', 'audience', 'mentor', 'reason'] as const;

/** What is missing before something can be sent. */
export type Missing = 'title-empty' | 'mentor-empty' | 'reason-empty';

/** A text without words. */
export const blankWords = {
  title: '',
  text: '',
  topic: 'know-how',
  audience: 'everyone',
  mentor: null,
  target: null,
  reason: null,
} as const satisfies Partial<Written>;

/** Well under the half second within which every keystroke is on the disk, ms. */
const saveAfter = 300;
/** How soon what could not be saved is tried again, ms. */
const retryAfter = 3000;

/** One text in the making: what was typed, whether it is saved, and its sending. Saves by itself. */
export class Composer {
  readonly id: string;
  readonly written = signal<Written>({
    ...blankWords,
    id: '',
    kind: 'question',
    thread: null,
  });
  readonly saved = signal<'empty' | 'typing' | 'saving' | 'saved' | 'failed'>('empty');
  /** Milliseconds since 1970. */
  readonly savedAt = signal<number | null>(null);
  readonly sending = signal(false);
  readonly problem = signal<ErrorCode | Missing | null>(null);
  /** Why the disk does not have what was typed; `null`: it has, or is about to. */
  readonly unsaved = signal<ErrorCode | null>(null);
  // Each by itself: a stroke in the text redraws the text, and not the whole form.
  readonly title = computed(() => this.written.value.title);
  readonly text = computed(() => this.written.value.text);
  readonly kind = computed(() => this.written.value.kind);
  readonly topic = computed(() => this.written.value.topic);
  readonly audience = computed(() => this.written.value.audience);
  readonly mentor = computed(() => this.written.value.mentor);
  readonly isBlank = computed(() => {
    const { title, text, reason } = this.written.value;
    return title.trim() === '' && text.trim() === '' && reason === null;
  });
  readonly #bridge: Bridge;
  readonly #environment: PageEnvironment;
  #timer: Timer | null = null;
  #dirty = false;
  #stored: boolean;
  /** Whatever of this text is on its way to main, one after the other. */
  #work: Promise<unknown> = Promise.resolve();
  /** The words are main's now, or deleted: nothing is saved any more. */
  #over = false;

  /** @param savedAt when the draft was saved, milliseconds since 1970; `null` for a blank one */
  constructor(
    bridge: Bridge,
    environment: PageEnvironment,
    words: Written,
    savedAt: number | null,
  ) {
    this.#bridge = bridge;
    this.#environment = environment;
    this.id = words.id;
    const { id, kind, thread, title, text, topic, audience, mentor, target, reason } = words;
    this.written.value = { id, kind, thread, title, text, topic, audience, mentor, target, reason };
    this.#stored = savedAt !== null;
    this.savedAt.value = savedAt;
    if (savedAt !== null) this.saved.value = 'saved';
  }

  /** Takes over what was typed or chosen; it is saved shortly after. */
  edit(change: Partial<Pick<Written, (typeof editable)[number]>>): void {
    if (this.#over) return;
    const now = this.written.value;
    const next = { ...now, ...change };
    if (editable.every((field) => next[field] === now[field])) return;
    this.#dirty = true;
    batch(() => {
      this.written.value = next;
      this.problem.value = this.unsaved.value;
      if (this.saved.value !== 'failed') this.saved.value = 'typing';
    });
    this.#timer ??= this.#environment.after(saveAfter, () => void this.flush());
  }

  /** Saves now what has not been saved. `true`: the disk has all of it. */
  async flush(): Promise<boolean> {
    this.#stopTimer();
    // One after the other: an older text must never arrive after a newer one, nor any after it was sent.
    return this.#inTurn(async () => {
      await this.#save();
      return !this.#dirty;
    });
  }

  /**
   * The page is going away: hands over at once what has not been saved, for nothing that is waited for comes back any more. Main takes calls
   * in their order, so this text cannot be overtaken by one that is under way.
   */
  leave(): void {
    void this.#save();
  }

  /** Its thread goes on under another name; main has renamed the draft. */
  moveTo(thread: string): void {
    this.written.value = { ...this.written.value, thread };
  }

  /** The draft is deleted: what is under way must not bring it back. */
  abandon(): void {
    this.#over = true;
    this.#stopTimer();
  }

  /**
   * Saves, then moves the text into the outbox.
   * @param when asked once the words are found complete; `null`: they do not go now
   * @param titled whether it needs a title, as a question does, and the edit of one
   * @returns the outbox's entry, or `null` when it was not sent; `problem` says why
   */
  async send(
    when: () => Promise<SendChoice | null>,
    titled = this.written.value.kind === 'question',
  ): Promise<OutboxEntry | null> {
    if (this.sending.value || this.#over) return null;
    this.problem.value = missingIn(this.written.value, titled);
    if (this.problem.value !== null) return null;
    this.sending.value = true;
    this.#stopTimer();
    const chosen = await when();
    if (chosen === null) {
      this.sending.value = false;
      // Its timer was stopped for a sending that does not come.
      void this.flush();
      return null;
    }
    const outcome = await this.#inTurn(async () => this.#move(chosen));
    batch(() => {
      this.sending.value = false;
      if (outcome?.ok === false) this.problem.value = outcome.code;
    });
    return outcome?.ok === true ? outcome.value : null;
  }

  /** `null`: it could not be saved, and was not sent. */
  async #move(when: SendChoice): Promise<Outcome<OutboxEntry> | null> {
    // What is chosen while it is being saved is sent as well.
    do await this.#save();
    while (this.#dirty && this.saved.value !== 'failed');
    if (this.#dirty || this.#over) return null;
    const outcome = await answerOf(() => this.#bridge.send({ draft: this.id, when }));
    if (outcome.ok) this.abandon();
    return outcome;
  }

  async #save(): Promise<void> {
    if (!this.#dirty || this.#over) return;
    const words = this.written.value;
    const isBlank = this.isBlank.value;
    this.#dirty = false;
    this.saved.value = isBlank ? 'empty' : 'saving';
    const outcome = isBlank
      ? await this.#unsave()
      : await answerOf(() => this.#bridge.saveDraft(words));
    if (!outcome.ok) {
      this.#fail(outcome.code);
      return;
    }
    const savedAt = outcome.value?.savedAt ?? null;
    this.#stored = savedAt !== null;
    batch(() => {
      if (this.problem.value === this.unsaved.value) this.problem.value = null;
      this.unsaved.value = null;
      if (savedAt === null) return;
      this.savedAt.value = savedAt;
      this.saved.value = this.#dirty ? 'typing' : 'saved';
    });
  }

  /** Everything was deleted again: so is the draft, if there is one. */
  async #unsave(): Promise<Outcome<null>> {
    if (!this.#stored) return { ok: true, value: null };
    return answerOf(() => this.#bridge.discardDraft({ id: this.id }));
  }

  /** The words stay here, and are tried again until the disk has them. */
  #fail(code: ErrorCode): void {
    this.#dirty = true;
    batch(() => {
      this.problem.value = code;
      this.unsaved.value = code;
      this.saved.value = 'failed';
    });
    if (!this.#over) this.#timer ??= this.#environment.after(retryAfter, () => void this.flush());
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#work.then(work, work);
    this.#work = turn;
    return turn;
  }

  #stopTimer(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}

/** Saves what is being written, if anything is. `true`: the disk has all of it, and it can make room. */
export const hasSaved = async (composer: Composer | null): Promise<boolean> =>
  composer === null || composer.flush();

const longest: Partial<Record<Written['kind'], number>> = {
  report: lengthLimits.report,
  availability: lengthLimits.availability,
};

/** What keeps words from being sent as they are; `null`: nothing. */
function missingIn(written: Written, titled: boolean): Missing | ErrorCode | null {
  const { kind, title, text, audience, mentor, reason } = written;
  const most = longest[kind] ?? lengthLimits.text;
  if (kind === 'question' && audience === 'one-mentor' && mentor === null) return 'mentor-empty';
  if (titled && title.trim() === '') return 'title-empty';
  if (kind === 'report' && reason === null) return 'reason-empty';
  // A reason alone says enough, to somebody who has no words for it.
  if (kind !== 'report' && text.trim() === '') return 'draft-empty';
  return text.length > most || title.length > lengthLimits.title ? 'draft-too-long' : null;
}

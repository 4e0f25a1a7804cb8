import { batch, computed, signal } from '@preact/signals';
import type { Bridge, ErrorCode, OutboxEntry, Request } from '../../preload/contract.ts';
import type { PageEnvironment, Timer } from '../environment.ts';

/** Longest title and text that are sent, in UTF-16 units, as preload/contract.ts states them. */
export const lengthLimits = { title: 120, text: 3600 } as const;

/** What is written: a draft without the time at which it was saved. */
export type Written = Request<'saveDraft'>;

/** Well under the half second within which every keystroke is on the disk. */
const saveAfter = 300;
const retryAfter = 3000;

/** One text in the making: what was typed, whether it is saved, and its sending. Saves by itself. */
export class Composer {
  readonly id: string;
  readonly written = signal<Written>({
    id: '',
    kind: 'question',
    thread: null,
    title: '',
    text: '',
    topic: 'know-how',
    audience: 'everyone',
  });
  readonly saved = signal<'empty' | 'typing' | 'saving' | 'saved' | 'failed'>('empty');
  /** Milliseconds since 1970. */
  readonly savedAt = signal<number | null>(null);
  readonly sending = signal(false);
  readonly problem = signal<ErrorCode | 'title-empty' | null>(null);
  readonly isBlank = computed(
    () => this.written.value.title.trim() === '' && this.written.value.text.trim() === '',
  );
  readonly #bridge: Bridge;
  readonly #environment: PageEnvironment;
  #timer: Timer | null = null;
  #dirty = false;
  #stored: boolean;
  #saving: Promise<void> = Promise.resolve();
  #sent = false;

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
    const { id, kind, thread, title, text, topic, audience } = words;
    this.written.value = { id, kind, thread, title, text, topic, audience };
    this.#stored = savedAt !== null;
    this.savedAt.value = savedAt;
    if (savedAt !== null) this.saved.value = 'saved';
  }

  /** Takes over what was typed or chosen; it is saved shortly after. */
  edit(change: Partial<Pick<Written, 'title' | 'text' | 'topic' | 'kind'>>): void {
    if (this.#sent) return;
    const now = this.written.value;
    const next = { ...now, ...change };
    if (
      next.title === now.title &&
      next.text === now.text &&
      next.topic === now.topic &&
      next.kind === now.kind
    )
      return;
    this.#dirty = true;
    batch(() => {
      this.written.value = next;
      this.problem.value = null;
      if (this.saved.value !== 'failed') this.saved.value = 'typing';
    });
    this.#timer ??= this.#environment.after(saveAfter, () => void this.flush());
  }

  /** Saves now what has not been saved; resolves when the disk has it, or could not take it. */
  async flush(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = null;
    // One after the other: an older text must never arrive after a newer one.
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  /**
   * Saves, then moves the text into the outbox.
   * @returns the outbox's entry, or `null` when it was not sent; `problem` says why
   */
  async send(): Promise<OutboxEntry | null> {
    if (this.sending.value || this.#sent) return null;
    const { kind, title, text } = this.written.value;
    this.problem.value =
      kind === 'question' && title.trim() === ''
        ? 'title-empty'
        : text.trim() === ''
          ? 'draft-empty'
          : text.length > lengthLimits.text || title.length > lengthLimits.title
            ? 'draft-too-long'
            : null;
    if (this.problem.value !== null) return null;
    this.sending.value = true;
    await this.flush();
    const outcome = this.#dirty ? null : await this.#bridge.send({ draft: this.id });
    batch(() => {
      this.sending.value = false;
      if (outcome?.ok === false) this.problem.value = outcome.code;
    });
    if (outcome?.ok !== true) return null;
    this.#sent = true;
    return outcome.value;
  }

  async #save(): Promise<void> {
    if (!this.#dirty || this.#sent) return;
    const words = this.written.value;
    this.#dirty = false;
    if (this.isBlank.value) {
      const kept = this.#stored;
      this.#stored = false;
      this.saved.value = 'empty';
      if (kept) await this.#bridge.discardDraft({ id: this.id });
      return;
    }
    this.saved.value = 'saving';
    const outcome = await this.#bridge.saveDraft(words);
    if (outcome.ok) {
      this.#stored = true;
      batch(() => {
        this.savedAt.value = outcome.value.savedAt;
        this.saved.value = this.#dirty ? 'typing' : 'saved';
      });
      return;
    }
    this.#dirty = true;
    batch(() => {
      this.problem.value = outcome.code;
      this.saved.value = 'failed';
    });
    this.#timer ??= this.#environment.after(retryAfter, () => void this.flush());
  }
}

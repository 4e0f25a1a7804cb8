import { signal } from '@preact/signals';
import type { Bridge, DraftView, OutboxEntry, ThreadView } from '../../preload/contract.ts';
import type { PageEnvironment } from '../environment.ts';
import { Composer } from './composer.ts';
import { freshId } from '../environment.ts';

type ReplyKind = 'answer' | 'follow-up' | 'comment';

/** What a person may write below a thread, the likeliest first. */
export function replyKinds(can: ThreadView['can']): ReplyKind[] {
  const kinds: ReplyKind[] = [];
  if (can.answer) kinds.push('answer');
  if (can.followUp) kinds.push('follow-up');
  if (can.comment) kinds.push('comment');
  return kinds;
}

/** Everything that is being written: one question and at most one reply a thread, and the lists of drafts and of what waits to be sent. */
export class Desk {
  readonly question = signal<Composer | null>(null);
  readonly drafts = signal<DraftView[] | null>(null);
  readonly outbox = signal<OutboxEntry[] | null>(null);
  readonly #bridge: Bridge;
  readonly #environment: PageEnvironment;
  readonly #replies = new Map<string, Composer>();
  /** Drafts that were sent or deleted: a view of a thread that is older than that may still show one. */
  readonly #done = new Set<string>();

  constructor(bridge: Bridge, environment: PageEnvironment) {
    this.#bridge = bridge;
    this.#environment = environment;
  }

  /** The question that is being written; a blank one, if none is. */
  openQuestion(): Composer {
    this.question.value ??= this.#blank('question', null, 'know-how');
    return this.question.value;
  }

  /** Puts the present question aside, in the drafts, and takes a blank one. */
  async freshQuestion(): Promise<void> {
    await this.question.value?.flush();
    this.question.value = this.#blank('question', null, 'know-how');
  }

  /** Goes on with a question from the drafts. */
  async resumeQuestion(draft: DraftView): Promise<void> {
    if (this.question.value?.id === draft.id) return;
    await this.question.value?.flush();
    this.question.value = new Composer(this.#bridge, this.#environment, draft, draft.savedAt);
  }

  /** What is being written below a thread: from memory, from its draft, or blank. */
  replyTo(view: ThreadView): Composer | null {
    const kinds = replyKinds(view.can);
    const { id, topic } = view.summary;
    const present = this.#replies.get(id);
    if (present !== undefined) return present;
    const kind = kinds[0];
    if (view.draft !== null && !this.#done.has(view.draft.id)) {
      const restored = new Composer(
        this.#bridge,
        this.#environment,
        view.draft,
        view.draft.savedAt,
      );
      this.#replies.set(id, restored);
      return restored;
    }
    if (kind === undefined) return null;
    const blank = this.#blank(kind, id, topic);
    this.#replies.set(id, blank);
    return blank;
  }

  /** Forgets a composer whose words were sent or deleted. */
  forget(draft: string): void {
    this.#done.add(draft);
    if (this.question.value?.id === draft) this.question.value = null;
    for (const [thread, composer] of this.#replies) {
      if (composer.id === draft) this.#replies.delete(thread);
    }
  }

  /** Saves whatever has not been saved; called when the page is left or hidden. */
  async flushAll(): Promise<void> {
    const open = [...this.#replies.values()];
    if (this.question.value !== null) open.push(this.question.value);
    await Promise.all(open.map((composer) => composer.flush()));
  }

  async discard(draft: DraftView): Promise<boolean> {
    this.forget(draft.id);
    const outcome = await this.#bridge.discardDraft({ id: draft.id });
    await this.refreshDrafts();
    return outcome.ok;
  }

  async refreshDrafts(): Promise<void> {
    const outcome = await this.#bridge.drafts();
    if (outcome.ok) this.drafts.value = outcome.value;
  }

  async refreshOutbox(): Promise<void> {
    const outcome = await this.#bridge.outbox();
    if (outcome.ok) this.outbox.value = outcome.value;
  }

  #blank(kind: DraftView['kind'], thread: string | null, topic: DraftView['topic']): Composer {
    const id = freshId(this.#environment);
    const words = { id, kind, thread, title: '', text: '', topic, audience: 'everyone' } as const;
    return new Composer(this.#bridge, this.#environment, words, null);
  }
}

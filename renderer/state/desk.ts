import { signal } from '@preact/signals';
import type {
  Bridge,
  DraftView,
  OutboxEntry,
  Outcome,
  PostView,
  Request,
  ThreadView,
} from '../../preload/contract.ts';
import { freshId, type PageEnvironment } from '../environment.ts';
import { blankWords, Composer, type Written } from './composer.ts';
import { Sending } from './sending.ts';

type ReplyKind = 'answer' | 'follow-up' | 'comment';

/** What a person may write below a thread, the likeliest first. */
export function replyKinds(can: ThreadView['can']): ReplyKind[] {
  const kinds: ReplyKind[] = [];
  if (can.answer) kinds.push('answer');
  if (can.followUp) kinds.push('follow-up');
  if (can.comment) kinds.push('comment');
  return kinds;
}

/**
 * Everything that is being written: one question, at most one reply a thread, one edit or report, and the lists of drafts and of what waits to
 * be sent.
 */
export class Desk {
  readonly question = signal<Composer | null>(null);
  /** Other words for a post, or a report about one. */
  readonly amendment = signal<Composer | null>(null);
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
    this.question.value ??= this.#blank({ kind: 'question' });
    return this.question.value;
  }

  /** Puts the present question aside, in the drafts, and takes a blank one. One that could not be saved stays. */
  async freshQuestion(): Promise<void> {
    if (await isSaved(this.question.value)) {
      this.question.value = this.#blank({ kind: 'question' });
    }
  }

  /** Goes on with a draft. What is being written in its place is put aside, unless it could not be saved. */
  async resume(draft: DraftView): Promise<void> {
    const present = this.#inPlaceOf(draft);
    if (present?.id === draft.id || !(await isSaved(present))) return;
    this.#take(draft);
  }

  /** Begins to write other words for a post of one's own, or a report about somebody's; goes on with those that were begun. */
  async amend(kind: 'edit' | 'report', { summary }: ThreadView, post: PostView): Promise<void> {
    const present = this.amendment.value;
    const { target } = present?.written.value ?? {};
    if (present?.written.value.kind === kind && target === post.id) return;
    if (!(await isSaved(present))) return;
    const draft = this.drafts.value?.find(
      (kept) => kept.kind === kind && kept.target === post.id && !this.#done.has(kept.id),
    );
    if (draft !== undefined) {
      this.#take(draft);
      return;
    }
    const { id, topic } = summary;
    const title = kind === 'edit' && post.kind === 'question' ? summary.title : '';
    const text = kind === 'edit' ? post.text : '';
    this.amendment.value = this.#blank({ kind, thread: id, topic, target: post.id, title, text });
  }

  /** Puts the edit or report aside; what was typed of it stays in the drafts. */
  async closeAmendment(): Promise<void> {
    if (await isSaved(this.amendment.value)) this.amendment.value = null;
  }

  /**
   * Gets the words of an entry back that could not be sent, and goes on with them; `null` for an entry without words, which is just taken out
   * of the outbox. Nothing is changed while something that is being written could not be saved: the words might have to be put before it.
   */
  async takeBack(id: string): Promise<Outcome<DraftView | null>> {
    if (!(await this.flushAll())) return { ok: false, code: 'disk-full' };
    const outcome = await this.#bridge.takeBack({ id });
    if (outcome.ok && outcome.value !== null) this.#take(outcome.value);
    return outcome;
  }

  /** When an entry goes that has not gone yet. */
  async reschedule(request: Request<'reschedule'>): Promise<Outcome<OutboxEntry>> {
    const outcome = await this.#bridge.reschedule(request);
    if (outcome.ok) await this.refreshOutbox();
    return outcome;
  }

  /** What can be chosen about when something goes. @param thread `null` for a question and a report */
  sending(thread: string | null): Sending {
    return new Sending(this.#bridge, this.#environment, thread);
  }

  /** Sends an entry once more whose arrival could not be confirmed. */
  sendAgain(id: string): Promise<Outcome<null>> {
    return this.#bridge.sendAgain({ id });
  }

  /** What is being written below a thread: from memory, from its draft, or blank. */
  replyTo(view: ThreadView): Composer | null {
    const kinds = replyKinds(view.can);
    const { id, topic } = view.summary;
    const present = this.#replies.get(id);
    if (present !== undefined) return present;
    const kind = kinds[0];
    const isReply = view.draft?.kind !== 'edit' && view.draft?.kind !== 'report';
    if (view.draft !== null && isReply && !this.#done.has(view.draft.id)) {
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
    const blank = this.#blank({ kind, thread: id, topic });
    this.#replies.set(id, blank);
    return blank;
  }

  /** Forgets a composer whose words were sent or deleted. */
  forget(draft: string): void {
    this.#done.add(draft);
    for (const composer of this.#open()) if (composer.id === draft) composer.abandon();
    if (this.question.value?.id === draft) this.question.value = null;
    if (this.amendment.value?.id === draft) this.amendment.value = null;
    for (const [thread, composer] of this.#replies) {
      if (composer.id === draft) this.#replies.delete(thread);
    }
  }

  /** Saves whatever has not been saved; called when the page is left or hidden. `true`: the disk has all of it. */
  async flushAll(): Promise<boolean> {
    const saved = await Promise.all(this.#open().map((composer) => composer.flush()));
    return saved.every(Boolean);
  }

  /** The page is going away. */
  leave(): void {
    for (const composer of this.#open()) composer.leave();
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

  #open(): Composer[] {
    const alone = [this.question.value, this.amendment.value].filter((one) => one !== null);
    return [...this.#replies.values(), ...alone];
  }

  /** What is being written where a draft would go on. */
  #inPlaceOf({ kind, thread }: DraftView): Composer | null {
    if (kind === 'edit' || kind === 'report') return this.amendment.value;
    return thread === null ? this.question.value : (this.#replies.get(thread) ?? null);
  }

  #take(draft: DraftView): void {
    this.#done.delete(draft.id);
    const composer = new Composer(this.#bridge, this.#environment, draft, draft.savedAt);
    if (draft.kind === 'edit' || draft.kind === 'report') this.amendment.value = composer;
    else if (draft.thread === null) this.question.value = composer;
    else this.#replies.set(draft.thread, composer);
  }

  #blank(words: Pick<Written, 'kind'> & Partial<Written>): Composer {
    const id = freshId(this.#environment);
    const written = { ...blankWords, thread: null, ...words, id };
    return new Composer(this.#bridge, this.#environment, written, null);
  }
}

const isSaved = async (composer: Composer | null): Promise<boolean> =>
  composer === null || composer.flush();

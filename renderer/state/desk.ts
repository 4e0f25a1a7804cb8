import { computed, signal } from '@preact/signals';
import type {
  Bridge,
  DraftEntry,
  DraftView,
  OutboxEntry,
  Outcome,
  PostView,
  Request,
  ThreadView,
} from '../../preload/contract.ts';
import { freshId, type PageEnvironment } from '../environment.ts';
import { answerOf } from './answers.ts';
import { blankWords, Composer, hasSaved, type Written } from './composer.ts';
import { renamedBetween } from './renamed-threads.ts';
import { replyKinds } from './reply-kinds.ts';
import { Sending } from './sending.ts';

/**
 * Everything that is being written: one question, at most one reply a thread, one edit or report, a mentor's note, and the lists of drafts and of what waits to
 * be sent.
 */
export class Desk {
  readonly question = signal<Composer | null>(null);
  /** Other words for a post, or a report about one. */
  readonly amendment = signal<Composer | null>(null);
  /** A mentor's note about when to ask. */
  readonly note = signal<Composer | null>(null);
  readonly drafts = signal<DraftEntry[] | null>(null);
  /** Deleted drafts that can be brought back while one looks at where they stood. */
  readonly discarded = signal<DraftEntry[]>([]);
  readonly outbox = signal<OutboxEntry[] | null>(null);
  /** Whether the app was about to end while something was unsaved. */
  readonly wasLeaving = signal(false);
  readonly #bridge: Bridge;
  readonly #environment: PageEnvironment;
  readonly #replies = signal<ReadonlyMap<string, Composer>>(new Map());
  /** Whether something that was typed is in this page alone: the disk has refused it. */
  readonly isUnsaved = computed(() => this.#open().some((one) => one.unsaved.value !== null));
  /** Drafts that were sent or deleted: a view of a thread that is older than that may still show one. */
  readonly #done = new Set<string>();
  /** Deleted drafts that somebody wants back. */
  readonly #wanted = new Set<string>();

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
    if (await hasSaved(this.question.value)) {
      this.question.value = this.#blank({ kind: 'question' });
    }
  }

  /** Goes on with a draft. What is being written in its place is put aside, unless it could not be saved. */
  async resume(draft: DraftView): Promise<void> {
    const present = this.#inPlaceOf(draft);
    if (present?.id === draft.id || !(await hasSaved(present))) return;
    // A list may be older than what was saved last: going on with it would write over that.
    await this.refreshDrafts();
    await this.#makeRoom(this.drafts.value?.find(({ id }) => id === draft.id) ?? draft);
  }

  /** Begins to write other words for a post of one's own, or a report about somebody's; goes on with those that were begun. */
  async amend(kind: 'edit' | 'report', { summary }: ThreadView, post: PostView): Promise<void> {
    const present = this.amendment.value;
    const { target } = present?.written.value ?? {};
    if (present?.written.value.kind === kind && target === post.id) return;
    if (!(await hasSaved(present))) return;
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

  /** The note that is being written: from its draft, or from what people see now. */
  openNote(shown: string): Composer {
    const draft = this.drafts.value?.find(
      ({ id, kind }) => kind === 'availability' && !this.#done.has(id),
    );
    if (this.note.value === null && draft !== undefined) this.#take(draft);
    this.note.value ??= this.#blank({ kind: 'availability', text: shown });
    return this.note.value;
  }

  /** Puts the edit or report aside; what was typed of it stays in the drafts. */
  async closeAmendment(): Promise<void> {
    if (await hasSaved(this.amendment.value)) this.amendment.value = null;
  }

  /**
   * Gets the words of an entry back that came back, or has not left; `null` for an entry without words, which is just taken out of the outbox.
   * `resumes`: goes on with them, unless what was typed in their place meanwhile cannot be saved. Nothing is changed while something that is being written
   * could not be saved: it would have to make room.
   */
  async takeBack(id: string, resumes: boolean): Promise<Outcome<DraftView | null>> {
    await this.flushAll();
    const unsaved = this.#open().find((one) => one.unsaved.value !== null)?.unsaved.value;
    if (unsaved) return { ok: false, code: unsaved };
    const outcome = await answerOf(() => this.#bridge.takeBack({ id }));
    if (outcome.ok && outcome.value !== null) {
      // It was sent from here once, and forgotten then.
      this.#done.delete(outcome.value.id);
      if (resumes) await this.#makeRoom(outcome.value);
    }
    return outcome;
  }

  /**
   * Takes over what main says of the outbox. A question that waits may get another name: answers where its thread was, and where it is now, for
   * each that was renamed.
   */
  takeOutbox(entries: OutboxEntry[]): ReadonlyMap<string, string> {
    const renamed = renamedBetween(this.outbox.value ?? [], entries);
    for (const [old, thread] of renamed) this.#moveReply(old, thread);
    this.outbox.value = entries;
    return renamed;
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
    const present = this.#replies.peek().get(id) ?? this.#underOldName(view);
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
      this.#putReply(id, restored);
      return restored;
    }
    if (kind === undefined) return null;
    const blank = this.#blank({ kind, thread: id, topic });
    this.#putReply(id, blank);
    return blank;
  }

  /** Whether a draft is what is being written now. */
  isOpen(draft: string): boolean {
    return this.#open().some(({ id }) => id === draft);
  }

  /** Forgets a composer whose words were sent or deleted. */
  forget(draft: string): void {
    this.#done.add(draft);
    for (const composer of this.#open()) if (composer.id === draft) this.#close(composer);
  }

  /** Nothing of it belongs to anybody here any more: it is neither shown nor saved. */
  forgetAll(): void {
    for (const composer of this.#open()) composer.abandon();
    this.#replies.value = new Map();
    this.question.value = null;
    this.amendment.value = null;
    this.note.value = null;
    this.drafts.value = null;
    this.outbox.value = null;
    this.discarded.value = [];
    this.wasLeaving.value = false;
  }

  /** Saves everything, and keeps only what the disk has refused. @returns the drafts that stood open by themselves, for {@link takeUp} */
  async putAway(): Promise<readonly string[]> {
    const alone = [this.question.value, this.amendment.value, this.note.value];
    await this.flushAll();
    this.drafts.value = null;
    this.outbox.value = null;
    this.discarded.value = [];
    const open = this.#open();
    for (const one of open) if (one.unsaved.value === null) this.#close(one);
    return alone.flatMap((one) => (one === null || one.isBlank.value ? [] : [one.id]));
  }

  /** Goes on with drafts that were put away. */
  async takeUp(ids: readonly string[]): Promise<void> {
    await this.refreshDrafts();
    for (const draft of this.drafts.value ?? [])
      if (ids.includes(draft.id)) await this.resume(draft);
  }

  /** Saves whatever has not been saved; called when the page is left or hidden. `true`: the disk has all of it. */
  async flushAll(): Promise<boolean> {
    const saved = await Promise.all(this.#open().map((composer) => composer.flush()));
    const isSaved = saved.every(Boolean);
    if (isSaved) this.wasLeaving.value = false;
    return isSaved;
  }

  /** The app wants to end, and waits: saves what has not been saved, and says whether the disk has all of it. */
  async flushLast(): Promise<void> {
    const saved = await this.flushAll();
    this.wasLeaving.value = !saved;
    await answerOf(() => this.#bridge.draftsFlushed({ saved }));
  }

  /** The page is going away. */
  leave(): void {
    for (const composer of this.#open()) composer.leave();
  }

  /** Deletes a draft; until {@link letGo} it can be brought back. @returns it as it was last written, or `null` where it could not be deleted */
  async discard(draft: DraftEntry): Promise<DraftEntry | null> {
    // What was typed last may stand in its composer alone.
    const written = this.#open().find(({ id }) => id === draft.id)?.written.value;
    // First of all, so that no save that comes late brings it back.
    this.forget(draft.id);
    const outcome = await answerOf(() => this.#bridge.discardDraft({ id: draft.id }));
    const deleted = outcome.ok ? { ...draft, ...written } : null;
    if (deleted !== null) this.discarded.value = [...this.discarded.value, deleted];
    else if (written === undefined) this.#done.delete(draft.id);
    else {
      this.#take(draft);
      this.#inPlaceOf(draft)?.edit(written);
    }
    await this.refreshDrafts();
    return deleted;
  }

  /** Brings a deleted draft back; where the disk refuses it, it is listed as deleted wherever one has looked meanwhile. */
  async restore(draft: DraftEntry): Promise<Outcome<unknown>> {
    const { place: _, savedAt: __, ...words } = draft;
    this.#wanted.add(draft.id);
    const outcome = await answerOf(() => this.#bridge.saveDraft(words));
    const others = this.discarded.value.filter(({ id }) => id !== draft.id);
    this.discarded.value = outcome.ok ? others : [...others, draft];
    if (outcome.ok) for (const noted of [this.#wanted, this.#done]) noted.delete(draft.id);
    await this.refreshDrafts();
    return outcome;
  }

  /** What was deleted stays deleted, but for what could not be brought back: the disk refused it. */
  letGo(): void {
    this.discarded.value = this.discarded.value.filter(({ id }) => this.#wanted.has(id));
  }

  async refreshDrafts(): Promise<void> {
    const outcome = await this.#bridge.drafts();
    if (outcome.ok) this.drafts.value = outcome.value;
  }

  async refreshOutbox(): Promise<void> {
    const outcome = await this.#bridge.outbox();
    if (outcome.ok) this.takeOutbox(outcome.value);
  }

  /** It is written no further here, and saved no more. */
  #close(composer: Composer): void {
    composer.abandon();
    for (const place of [this.question, this.amendment, this.note])
      if (place.value === composer) place.value = null;
    const others = [...this.#replies.peek()].filter(([, one]) => one !== composer);
    if (others.length < this.#replies.peek().size) this.#replies.value = new Map(others);
  }

  #open(): Composer[] {
    const alone = [this.question.value, this.amendment.value, this.note.value];
    return [...this.#replies.value.values(), ...alone.filter((one) => one !== null)];
  }

  /** What is being written where a draft would go on. */
  #inPlaceOf({ kind, thread }: DraftView): Composer | null {
    if (kind === 'edit' || kind === 'report') return this.amendment.value;
    if (kind === 'availability') return this.note.value;
    return thread === null ? this.question.value : (this.#replies.peek().get(thread) ?? null);
  }

  /** Goes on with a draft, once the disk has what was typed in its place while it was being fetched; that stays where it is otherwise. */
  async #makeRoom(draft: DraftView): Promise<void> {
    if (await hasSaved(this.#inPlaceOf(draft))) this.#take(draft);
  }

  #take(draft: DraftView): void {
    this.#done.delete(draft.id);
    const before = this.#inPlaceOf(draft);
    // Nothing waits for its timer any more: what was typed while this was being fetched is saved now.
    if (before?.id === draft.id) before.abandon();
    else void before?.flush();
    const composer = new Composer(this.#bridge, this.#environment, draft, draft.savedAt);
    if (draft.kind === 'edit' || draft.kind === 'report') this.amendment.value = composer;
    else if (draft.kind === 'availability') this.note.value = composer;
    else if (draft.thread === null) this.question.value = composer;
    else this.#putReply(draft.thread, composer);
  }

  /** Words that the disk has refused before a lock stand in the page alone; their thread may have got another name behind it. */
  #underOldName({ summary, draft }: ThreadView): Composer | undefined {
    const [from, composer] =
      [...this.#replies.peek()].find(([, one]) => one.id === draft?.id) ?? [];
    if (from !== undefined) this.#moveReply(from, summary.id);
    return composer;
  }

  #putReply(thread: string, composer: Composer): void {
    this.#replies.value = new Map(this.#replies.peek()).set(thread, composer);
  }

  #moveReply(from: string, to: string): void {
    const replies = new Map(this.#replies.peek());
    const composer = replies.get(from);
    if (composer === undefined) return;
    composer.moveTo(to);
    replies.delete(from);
    this.#replies.value = replies.set(to, composer);
  }

  #blank(words: Pick<Written, 'kind'> & Partial<Written>): Composer {
    const id = freshId(this.#environment);
    const written = { ...blankWords, thread: null, ...words, id };
    return new Composer(this.#bridge, this.#environment, written, null);
  }
}

import { fromHex, type ThreadId } from '../protocol/bytes.ts';
import type {
  AppState,
  InviteView,
  OutboxEntry,
  PushName,
  Pushes,
  Request,
  Responses,
} from '../preload/contract.ts';
import { Announcer } from './announcer.ts';
import { Becoming } from './becoming.ts';
import { Changes } from './changes.ts';
import type { ClientOptions } from './client-options.ts';
import type { StepObserver } from './exchange/delivery-step.ts';
import { usualMissingRule } from './exchange/receipts.ts';
import { offlineStatus } from './exchange/status.ts';
import { Inbox } from './inbox/inbox.ts';
import { Indexing } from './inbox/indexing.ts';
import { MembershipError } from './membership/errors.ts';
import type { BadgeSeeds } from './membership/join.ts';
import { askToLeave } from './membership/leave.ts';
import { wordsOf } from './membership/phrase.ts';
import { Participation } from './participation.ts';
import { sendAvailability, setAvailability } from './vault/availability.ts';
import { react, sendDraft, takeBack } from './vault/compose.ts';
import type { AcceptedBatch } from './vault/feed-store.ts';
import { Listeners } from './vault/listeners.ts';
import type { OutboxItem } from './vault/outbox-row.ts';

/**
 * The whole app but for its window: what is in the vault, and, from `start` to `stop`, the traffic that brings it up to date. Answers the
 * contract's calls; works offline; no loss of the network makes it throw.
 */
export class Client {
  readonly #options: ClientOptions;
  readonly #announcer: Announcer;
  readonly #changes: Changes;
  readonly #onStep: StepObserver;
  readonly #unsubscribe: (() => void)[] = [];
  readonly #becoming: Becoming;
  #running = false;
  #participation: Participation | null = null;
  readonly #indexing: Indexing;
  #inbox: Inbox | null = null;
  /** Batches that have just been stored: told at once, whatever else there is to tell. */
  readonly arrivals = new Listeners<readonly AcceptedBatch[]>();

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#announcer = new Announcer(options.environment);
    this.#changes = new Changes({
      announcer: this.#announcer,
      appState: () => this.appState(),
      status: () => this.status(),
      outbox: () => this.outbox(),
      waiting: () => options.vault.outbox.count(),
    });
    this.#onStep = options.onStep ?? (() => undefined);
    const { vault, environment, onFault: fault = () => undefined } = options;
    this.#indexing = new Indexing({ vault, environment, fault, inbox: () => this.#inbox });
    this.#becoming = new Becoming({
      membership: options.vault.membership,
      environment: options.environment,
      participation: () => this.#participation,
      takeUp: () => this.#takeUp(),
      changed: () => this.#stateChanged(),
    });
    this.#takeUp();
  }

  /** Begins to work with the network, as far as there is a membership. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    const { vault } = this.#options;
    this.#unsubscribe.push(
      vault.outbox.onChanged(() => this.#changes.outbox()),
      vault.onDiskChanged(() => this.#changes.status()),
      vault.drafts.onChanged(() => this.#changes.drafts()),
      vault.feed.onChanged((threads) => this.#changes.inbox(threads)),
    );
    this.#indexing.start();
    this.#participation?.start();
  }

  /** Ends every connection, timer and thread of work. What was read can still be read, and it can be started again. */
  async stop(): Promise<void> {
    this.#running = false;
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    this.#indexing.stop();
    await this.#becoming.stop();
    await this.#participation?.stop();
    this.#announcer.cancel();
    this.#takeUp();
  }

  /** The PC has slept: whatever connection there was is dead, even if it does not know yet. */
  resumed(): void {
    this.#participation?.exchange.resumed();
  }

  /** Hears one of the contract's pushes. Answers its own unsubscribe. */
  on<N extends PushName>(name: N, listener: (payload: Pushes[N]) => void): () => void {
    return this.#announcer.on(name, listener);
  }

  appState(): AppState {
    const participation = this.#participation;
    return {
      phase: participation?.phase() ?? 'welcome',
      vault: this.#options.vaultState,
      cohort: participation?.cohort() ?? null,
      me: participation?.me() ?? null,
      alarm: participation?.alarm() ?? null,
    };
  }

  async checkInvite({ invite }: Request<'checkInvite'>): Promise<InviteView> {
    return this.#becoming.check(invite);
  }

  /** `badge`: the secrets of a badge that is certified already; only who plays a part in the demo has them. Throws MembershipError. */
  join(request: Request<'join'>, badge: BadgeSeeds | null = null): Promise<AppState> {
    return this.#becoming.join(request, badge);
  }

  /** Throws MembershipError. */
  recover(request: Request<'recover'>): Promise<AppState> {
    return this.#becoming.recover(request);
  }

  /** The 24 words, Korean. Throws MembershipError 'not-ready' where there is no membership. */
  phrase(): Responses['phrase'] {
    return { words: wordsOf(this.#becoming.membership().entropy, 'ko') };
  }

  /** Throws MembershipError 'not-ready' where there is no membership. */
  notePhrase(): AppState {
    this.#options.vault.membership.save({ ...this.#becoming.membership(), phraseNoted: true });
    return this.#stateChanged();
  }

  /**
   * After an alarm, by the person's own decision: forgets it, and what it was counted from, and connects again. It comes again where its cause
   * still stands.
   */
  async retryAfterAlarm(): Promise<AppState> {
    await this.#becoming.renew(
      async (before) => before?.forgetAlarm(),
      () => Boolean(this.#participation?.alarm()),
    );
    return this.appState();
  }

  /** Ends all connections for `work`, as for a copy of everything, and goes on as the membership says then. Throws what `work` throws. */
  renew(work: () => Promise<void>): Promise<void> {
    return this.#becoming.renew(work);
  }

  /** Throws MembershipError unless this PC is the one that takes part. */
  checkActive(): void {
    if (this.#becoming.membership().moved) throw new MembershipError('not-allowed');
  }

  /** By the person's own decision, after a move that was not made: this PC takes part again. Throws MembershipError 'not-ready'. */
  async stayHere(): Promise<AppState> {
    await this.#becoming.stayHere();
    return this.appState();
  }

  /** Asks to leave the programme. Throws MembershipError 'not-ready', 'already-leaving', 'not-allowed'. */
  leave(): AppState {
    const { vault, environment } = this.#options;
    askToLeave(vault, this.#parts().participation.manifest, environment);
    return this.#stateChanged();
  }

  /** When everything is deleted, ms since 1970; `null` as long as there is no membership. */
  deletesAt(): number | null {
    return this.#participation?.manifest.deleteAt ?? null;
  }

  threads(request: Request<'threads'>): Responses['threads'] {
    return this.#inbox?.threads(request) ?? { threads: [], total: 0 };
  }

  search(request: Request<'search'>): Responses['search'] {
    return this.#parts().inbox.search(request);
  }

  similar(request: Request<'similar'>): Responses['similar'] {
    return this.#parts().inbox.similar(request);
  }

  /** What the vault's posts mean. Throws MembershipError 'not-ready'. */
  inbox(): Inbox {
    return this.#parts().inbox;
  }

  counts(): Responses['counts'] {
    return this.#parts().inbox.counts();
  }

  thread({ id }: Request<'thread'>): Responses['thread'] {
    return this.#parts().inbox.thread(id);
  }

  mark(request: Request<'mark'>): null {
    this.#parts().inbox.marks.set(request);
    this.#changes.inbox([request.thread]);
    return null;
  }

  markRead({ id }: Request<'markRead'>): null {
    this.#parts().inbox.markRead(id);
    this.#changes.inbox([id]);
    return null;
  }

  drafts(): Responses['drafts'] {
    return this.#parts().inbox.drafts();
  }

  saveDraft(draft: Request<'saveDraft'>): Responses['saveDraft'] {
    const saved = this.#options.vault.drafts.save(draft);
    this.#onStep('draft-saved');
    return saved;
  }

  discardDraft({ id }: Request<'discardDraft'>): null {
    this.#options.vault.drafts.discard(id);
    return null;
  }

  send({ draft, when }: Request<'send'>): Responses['send'] {
    const { vault } = this.#options;
    const context = this.#active().inbox.context();
    return this.#queued(
      vault.drafts.get(draft)?.kind === 'availability'
        ? sendAvailability(vault, draft, context)
        : sendDraft(vault, draft, when, context),
    );
  }

  sendOptions({ thread }: Request<'sendOptions'>): Responses['sendOptions'] {
    return this.#parts().participation.exchange.sendOptions(
      thread === null ? null : fromHex<ThreadId>(thread, 32),
    );
  }

  /** Throws ComposeError. */
  reschedule({ id, when }: Request<'reschedule'>): Responses['reschedule'] {
    const { inbox, participation } = this.#active();
    return inbox.entry(participation.exchange.reschedule(id, when));
  }

  react(request: Request<'react'>): Responses['react'] {
    return this.#queued(react(this.#options.vault, request, this.#active().inbox.context()));
  }

  /** Throws ComposeError 'not-allowed' for who is no mentor in force, and for a second statement on one day. */
  setAvailability({ text }: Request<'setAvailability'>): Responses['setAvailability'] {
    const { vault } = this.#options;
    return this.#queued(setAvailability(vault, text, this.#active().inbox.context()));
  }

  mentors(): Responses['mentors'] {
    return this.#parts().inbox.mentors();
  }

  announcements(): Responses['announcements'] {
    return this.#parts().inbox.announcements();
  }

  markAnnouncementsRead(): null {
    this.#parts().inbox.markAnnouncementsRead();
    this.#changes.inbox(null);
    return null;
  }

  outbox(): Responses['outbox'] {
    return this.#inbox?.outbox() ?? [];
  }

  /** Throws ComposeError. */
  takeBack({ id }: Request<'takeBack'>): Responses['takeBack'] {
    return takeBack(this.#options.vault, id, this.#active().inbox.isOut());
  }

  /** The author, asked about an entry that is held for missing receipts, wants it to be sent once more. */
  sendAgain({ id }: Request<'sendAgain'>): Responses['sendAgain'] {
    this.#active().participation.exchange.sendAgain(id);
    return null;
  }

  status(): Responses['status'] {
    return this.#participation?.status() ?? offlineStatus(this.#options.vault);
  }

  #stateChanged(): AppState {
    this.#changes.state();
    return this.appState();
  }

  /** Makes the parts that a membership needs, from what is stored. */
  #takeUp(): void {
    const { vault, environment, workerUrl, checking, onFault, onDeletionDue } = this.#options;
    const stored = vault.membership.load();
    if (!stored) return;
    const participation = new Participation(stored, {
      vault,
      environment,
      workerUrl,
      missingRule: this.#options.missingRule ?? usualMissingRule,
      checking: checking ?? null,
      onStep: this.#onStep,
      stateChanged: () => this.#changes.state(),
      noticed: () => this.#changes.inbox(null),
      arrived: (batches) => this.arrivals.tell(batches),
      statusChanged: () => this.#changes.status(),
      deletionDue: onDeletionDue ?? (() => undefined),
      fault: onFault ?? (() => undefined),
    });
    const { manifest, notices } = participation;
    this.#participation = participation;
    this.#inbox = new Inbox({ vault, environment, manifest, roll: () => notices.roll });
    if (this.#running) participation.start();
  }

  #parts(): { inbox: Inbox; participation: Participation } {
    if (!this.#inbox || !this.#participation) throw new MembershipError('not-ready');
    return { inbox: this.#inbox, participation: this.#participation };
  }

  /** What moved on goes on there: here nothing is sent, or taken back, any more. */
  #active(): { inbox: Inbox; participation: Participation } {
    this.checkActive();
    return this.#parts();
  }

  #queued(item: OutboxItem): OutboxEntry {
    const { inbox, participation } = this.#parts();
    this.#onStep('queued');
    participation.exchange.outboxChanged();
    return inbox.entry(item);
  }
}

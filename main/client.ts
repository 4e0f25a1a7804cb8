import { fromHex, type ThreadId } from '../protocol/bytes.ts';
import type { Environment } from '../protocol/environment.ts';
import type {
  AppState,
  InviteView,
  OutboxEntry,
  PushName,
  Pushes,
  Request,
  Responses,
  VaultState,
} from '../preload/contract.ts';
import { Announcer } from './announcer.ts';
import { Changes } from './changes.ts';
import type { StepObserver } from './exchange/delivery-step.ts';
import { usualMissingRule, type MissingRule } from './exchange/receipts.ts';
import { offlineStatus } from './exchange/status.ts';
import { Inbox } from './inbox/inbox.ts';
import type { News } from './inbox/news.ts';
import { MembershipError } from './membership/errors.ts';
import { Joining, type BadgeSeeds } from './membership/join.ts';
import { wordsOf } from './membership/phrase.ts';
import { Recovery } from './membership/recovery.ts';
import { Participation } from './participation.ts';
import { sendAvailability, setAvailability } from './vault/availability.ts';
import { react, sendDraft, takeBack } from './vault/compose.ts';
import type { StoredMembership } from './vault/membership-store.ts';
import type { OutboxItem } from './vault/outbox-row.ts';
import type { Vault } from './vault/vault.ts';

export type ClientOptions = {
  /** Stays the caller's, who closes it after `stop`. */
  vault: Vault;
  vaultState: VaultState;
  environment: Environment;
  /** membership/blinding-worker.ts among the sources, blinding-worker.js in the bundle. */
  workerUrl: URL;
  /** Told of every step of a delivery, before the next is taken. */
  onStep?: StepObserver;
  /** Told of what should not happen and did not stop the client: a full disk, a defect. */
  onFault?: (error: unknown) => void;
  missingRule?: MissingRule;
};

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
  #stopping = new AbortController();
  #running = false;
  #joins: Promise<void> = Promise.resolve();
  #participation: Participation | null = null;
  #inbox: Inbox | null = null;

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
    this.#takeUp();
  }

  /** Begins to work with the network, as far as there is a membership. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    const { vault } = this.#options;
    this.#unsubscribe.push(
      vault.outbox.onChanged(() => this.#changes.outbox()),
      vault.drafts.onChanged(() => this.#changes.drafts()),
      vault.feed.onChanged((threads) => this.#changes.inbox(threads)),
    );
    this.#participation?.start();
  }

  /** Ends every connection, timer and thread of work. What was read can still be read, and it can be started again. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#stopping.abort();
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    await this.#joins;
    await this.#participation?.stop();
    this.#announcer.cancel();
    this.#stopping = new AbortController();
    this.#takeUp();
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
    this.#refuseWhileHalted();
    return this.#newJoining().check(invite);
  }

  /** `badge`: the secrets of a badge that is certified already; only who plays a part in the demo has them. Throws MembershipError. */
  join({ invite, nickname }: Request<'join'>, badge: BadgeSeeds | null = null): Promise<AppState> {
    return this.#become(() => this.#newJoining().join(invite, nickname, badge));
  }

  /** Throws MembershipError. */
  recover({ invite, phrase, nickname }: Request<'recover'>): Promise<AppState> {
    const { vault, environment } = this.#options;
    return this.#become(() =>
      new Recovery(vault.membership, environment, this.#stopping.signal).recover(
        invite,
        phrase,
        nickname,
      ),
    );
  }

  /** The 24 words, Korean. Throws MembershipError 'not-ready' where there is no membership. */
  phrase(): Responses['phrase'] {
    return { words: wordsOf(this.#membership().entropy, 'ko') };
  }

  /** Throws MembershipError 'not-ready' where there is no membership. */
  notePhrase(): AppState {
    this.#options.vault.membership.save({ ...this.#membership(), phraseNoted: true });
    this.#changes.state();
    return this.appState();
  }

  /**
   * After an alarm, by the person's own decision: forgets it, and what it was counted from, and connects again. It comes again where its cause
   * still stands.
   */
  retryAfterAlarm(): Promise<AppState> {
    return this.#inTurn(async () => {
      const before = this.#participation;
      if (before?.alarm()) {
        await before.stop();
        await before.forgetAlarm();
        this.#takeUp();
        if (this.#running) this.#participation?.start();
        this.#changes.state();
      }
      return this.appState();
    });
  }

  threads(request: Request<'threads'>): Responses['threads'] {
    return this.#inbox?.threads(request) ?? { threads: [], total: 0 };
  }

  counts(): Responses['counts'] {
    return this.#parts().inbox.counts();
  }

  /** What a notification may tell of. */
  news(): News[] {
    return this.#inbox?.news() ?? [];
  }

  thread({ id }: Request<'thread'>): Responses['thread'] {
    return this.#parts().inbox.thread(id);
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
    const context = this.#parts().inbox.context();
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
    const { inbox, participation } = this.#parts();
    return inbox.entry(participation.exchange.reschedule(id, when));
  }

  react(request: Request<'react'>): Responses['react'] {
    return this.#queued(react(this.#options.vault, request, this.#parts().inbox.context()));
  }

  /** Throws ComposeError 'not-allowed' for who is no mentor in force, and for a second statement on one day. */
  setAvailability({ text }: Request<'setAvailability'>): Responses['setAvailability'] {
    const { vault } = this.#options;
    return this.#queued(setAvailability(vault, text, this.#parts().inbox.context()));
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
    return takeBack(this.#options.vault, id, this.#parts().inbox.isOut());
  }

  /** The author, asked about an entry that is held for missing receipts, wants it to be sent once more. */
  sendAgain({ id }: Request<'sendAgain'>): Responses['sendAgain'] {
    this.#participation?.exchange.sendAgain(id);
    return null;
  }

  status(): Responses['status'] {
    return this.#participation?.status() ?? offlineStatus(this.#options.vault.outbox.count());
  }

  /** Becomes a member, one attempt after the other: a second click must not become a second identity. */
  #become(attempt: () => Promise<unknown>): Promise<AppState> {
    return this.#inTurn(() => this.#attempt(attempt));
  }

  /** What exchanges the parts of a membership happens one after the other. */
  #inTurn(work: () => Promise<AppState>): Promise<AppState> {
    const done = this.#joins.then(work);
    this.#joins = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  /** An alarm that halts keeps every connection down, also those that an invite asks for. Throws MembershipError. */
  #refuseWhileHalted(): void {
    if (this.#participation?.phase() === 'alarm') throw new MembershipError('not-allowed');
  }

  async #attempt(attempt: () => Promise<unknown>): Promise<AppState> {
    this.#refuseWhileHalted();
    const before = this.#participation;
    const isOpen = before === null || before.phase() === 'welcome';
    // What a crash has left half done is not to be done twice at once.
    if (isOpen) await before?.stop();
    try {
      await attempt();
    } finally {
      if (isOpen) {
        this.#takeUp();
        if (this.#running) this.#participation?.start();
      }
      this.#changes.state();
    }
    return this.appState();
  }

  #membership(): StoredMembership {
    const stored = this.#options.vault.membership.load();
    if (!stored) throw new MembershipError('not-ready');
    return stored;
  }

  #newJoining(): Joining {
    const { vault, environment } = this.#options;
    return new Joining(vault.membership, environment, this.#stopping.signal);
  }

  /** Makes the parts that a membership needs, from what is stored. */
  #takeUp(): void {
    const { vault, environment, workerUrl, missingRule, onFault } = this.#options;
    const stored = vault.membership.load();
    if (!stored) return;
    const participation = new Participation(stored, {
      vault,
      environment,
      workerUrl,
      missingRule: missingRule ?? usualMissingRule,
      onStep: this.#onStep,
      stateChanged: () => this.#changes.state(),
      noticed: () => this.#changes.inbox(null),
      statusChanged: () => this.#changes.status(),
      fault: onFault ?? (() => undefined),
    });
    const { manifest, notices } = participation;
    this.#participation = participation;
    this.#inbox = new Inbox({ vault, environment, manifest, roll: () => notices.roll });
  }

  #parts(): { inbox: Inbox; participation: Participation } {
    if (!this.#inbox || !this.#participation) throw new MembershipError('not-ready');
    return { inbox: this.#inbox, participation: this.#participation };
  }

  #queued(item: OutboxItem): OutboxEntry {
    const { inbox, participation } = this.#parts();
    this.#onStep('queued');
    participation.exchange.outboxChanged();
    return inbox.entry(item);
  }
}

import type { ThreadId } from '../../protocol/bytes.ts';
import { dayAt, roundAt } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { HoldReason, SendChoice, SendOptions, StatusView } from '../../preload/contract.ts';
import type { AcceptedBatch } from '../vault/feed-store.ts';
import type { OutboxItem } from '../vault/outbox-row.ts';
import type { Vault } from '../vault/vault.ts';
import { AgreedClock } from './agreed-clock.ts';
import type { Alarm } from './alarm.ts';
import type { CheckedBatch } from './checker.ts';
import { CheckingPool, type CheckingOptions } from './checking/pool.ts';
import { Checkpoints } from './checkpoints.ts';
import { Courier } from './courier.ts';
import type { StepObserver } from './delivery-step.ts';
import { Erasures } from './erasures.ts';
import { GateLink } from './gate-link.ts';
import { assignPseudonym } from '../vault/assign.ts';
import type { NoticeBook } from './notice-book.ts';
import { openWhatWaits } from './opener.ts';
import { Outbound } from './outbound.ts';
import { Planner } from './planner.ts';
import { ReadKeys } from './read-keys.ts';
import { Reader } from './reader.ts';
import { Receipts, type MissingRule } from './receipts.ts';
import type { SizeHistory } from './rounds/choice.ts';
import { sizeHistoryOf } from './rounds/size-history.ts';
import { Sealer } from './sealer.ts';
import { ToldHeads } from './told-heads.ts';
import { sendOptionsOf } from './send-options.ts';
import { setSize } from './set-size.ts';
import { SleepWatch } from './sleep-watch.ts';
import { openGate, openTunnel } from './tunnel.ts';
import { holdOf, statusView, type Standing } from './status.ts';

export type ExchangeOptions = {
  vault: Vault;
  manifest: Manifest;
  environment: Environment;
  alarm: Alarm;
  notices: NoticeBook;
  missingRule: MissingRule;
  /** Threads that check what is caught up with; `null`: this one does. */
  checking: CheckingOptions | null;
  onStep: StepObserver;
  /** The status is not what it was. */
  changed: () => void;
  /** Batches with notices were stored. */
  noticed: () => void;
  /** Batches were stored. */
  arrived: (batches: readonly AcceptedBatch[]) => void;
  /** Told of what should not happen: a full disk, a defect. */
  fault: (error: unknown) => void;
};

/** A member's whole traffic with gate and feed. */
export class Exchange {
  readonly #options: ExchangeOptions;
  readonly #reader: Reader;
  readonly #gate: GateLink;
  readonly #outbound: Outbound;
  readonly #courier: Courier;
  readonly #receipts: Receipts;
  readonly #history: SizeHistory;
  readonly #heads: ToldHeads;
  readonly #checkpoints: Checkpoints;
  readonly #pool: CheckingPool | null;
  readonly #sleep: SleepWatch;
  readonly #unsubscribe: (() => void)[] = [];
  readonly #over = new AbortController();
  #opening: Promise<void> = Promise.resolve();

  constructor(options: ExchangeOptions) {
    const { vault, manifest, environment, alarm, notices, onStep, fault } = options;
    this.#options = options;
    const keys = new ReadKeys(manifest, environment, () => vault.membership.epochKeys());
    const clock = new AgreedClock(manifest, environment);
    this.#heads = new ToldHeads({ feed: vault.feed, alarm, clock });
    this.#checkpoints = new Checkpoints(manifest, vault, alarm);
    const receipts = new Receipts(manifest, options.missingRule, vault.receipts);
    this.#receipts = receipts;
    const changed = (): void => this.#changed();
    const history = sizeHistoryOf(vault.feed);
    this.#history = history;
    const random = (length: number): Uint8Array => environment.random(length);
    const planner = new Planner({ manifest, history, random });
    this.#outbound = new Outbound({
      vault,
      manifest,
      receipts,
      planner,
      onStep,
      fault,
      roll: () => notices.roll,
      sealer: new Sealer({ vault, manifest, environment, onStep, roll: () => notices.roll }),
      assign: (item) => assignPseudonym(vault, manifest, environment, item),
      hold: () => this.hold(),
      nextRound: () => this.#nextRound(),
    });
    this.#courier = new Courier({
      manifest,
      vault,
      alarm,
      receipts,
      onStep,
      fault,
      outbound: this.#outbound,
      erasures: new Erasures({ vault, manifest, planner }),
      mayErase: () => this.hold() === null,
    });
    this.#gate = new GateLink({
      manifest,
      environment,
      alarm,
      keys,
      changed,
      fault,
      clock,
      sender: this.#courier,
      done: vault.receipts.newest(),
      announced: (head) => this.#heads.hear(head),
      open: (key, signal) => openGate(manifest, notices.roll, environment, key, signal),
    });
    this.#pool = options.checking && new CheckingPool(options.checking, manifest, environment);
    this.#reader = new Reader({
      manifest,
      vault,
      environment,
      alarm,
      keys,
      notices,
      clock,
      pool: this.#pool,
      changed,
      fault,
      open: (key, signal) => openTunnel(manifest, notices.roll, environment, key, signal),
      storing: (batches) => this.#courier.storing(batches),
      stored: (batches) => this.#stored(batches),
    });
    this.#sleep = new SleepWatch(environment, () => {
      this.#reader.link.renew();
      this.#gate.link.renew();
    });
  }

  start(): void {
    const { vault, alarm } = this.#options;
    this.#sleep.start();
    this.#unsubscribe.push(
      vault.outbox.onChanged(() => this.#outbound.invalidate()),
      alarm.onRaised(() => this.#alarmed()),
    );
    this.#reader.link.start();
    this.#gate.link.start();
    void this.#outbound.refresh();
    // The program may have ended after keys had come, and before all was opened that they open.
    this.#open();
  }

  /** The PC has slept, as the system says: no connection outlives that. */
  resumed(): void {
    this.#sleep.hear();
  }

  /** Ends every connection and timer. Everything that was written stays written. */
  async stop(): Promise<void> {
    this.#sleep.stop();
    this.#over.abort();
    await Promise.all([this.#reader.link.stop(), this.#gate.link.stop()]);
    this.#pool?.stop();
    await this.#opening;
    await this.#outbound.idle();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  /** Something was put into the outbox, or certificates came into stock. */
  outboxChanged(): void {
    void this.#outbound.refresh();
  }

  /** Keys of an epoch have come: what they open is opened, and connections are tried with them. */
  keysArrived(): void {
    this.#reader.link.wake();
    this.#gate.link.wake();
    this.#open();
  }

  #open(): void {
    const { vault, environment, fault } = this.#options;
    const open = async (): Promise<void> => {
      await openWhatWaits(vault, environment, this.#over.signal);
      if (this.#over.signal.aborted) return;
      this.#checkpoints.judge();
      this.outboxChanged();
    };
    this.#opening = this.#opening.then(open).catch(fault);
  }

  /** The author wants an entry that was held for missing receipts to be sent once more. */
  sendAgain(id: string): void {
    this.#outbound.sendAgain(id);
    this.outboxChanged();
  }

  /** Changes when an entry goes. Throws ComposeError 'draft-unknown' or 'not-allowed'. */
  reschedule(id: string, choice: SendChoice): OutboxItem {
    const item = this.#outbound.reschedule(id, choice);
    this.outboxChanged();
    return item;
  }

  /** What the author of a question (`thread`: `null`) or of a post in a thread can choose from. */
  sendOptions(thread: ThreadId | null): SendOptions {
    const { vault, manifest } = this.#options;
    const next = this.#nextRound();
    const size = setSize(manifest, vault, this.#receipts);
    return sendOptionsOf(vault, manifest, this.#history, thread, next, size);
  }

  /** The next round that an envelope can still be made for: as the gate counts while it does, and else by this PC's clock. */
  #nextRound(): number {
    const { manifest, environment } = this.#options;
    const { round, isAnnouncing } = this.#gate;
    return (isAnnouncing ? round : Math.max(round, roundAt(manifest, environment.now()))) + 1;
  }

  /** Whether everything that the feed had has been read, and new batches come as they are made. */
  get live(): boolean {
    return this.#reader.live;
  }

  hold(): HoldReason | null {
    return holdOf(this.#standing());
  }

  status(): StatusView {
    const standing = this.#standing();
    return statusView(standing, holdOf(standing) ?? this.#outbound.firstHold());
  }

  #standing(): Standing {
    const { vault, manifest, environment, alarm } = this.#options;
    const now = environment.now();
    return {
      manifest,
      now,
      gate: this.#gate.link.state,
      clockOff: this.#gate.isClockOff,
      gathered: this.#receipts.gathered,
      feed: this.#reader.link.state,
      live: this.#reader.live,
      catchUp: this.#reader.catchUp,
      head: vault.feed.head()?.round ?? -1,
      hasDayKey: vault.feed.dayKey(dayAt(manifest, now)) !== null,
      setSize: setSize(manifest, vault, this.#receipts),
      outbox: vault.outbox.count(),
      disk: vault.disk,
      alarm: alarm.kind,
    };
  }

  #stored(batches: readonly CheckedBatch[]): void {
    this.#courier.stored(batches);
    this.#heads.stored();
    this.#checkpoints.judge();
    if (batches.some(({ accepted }) => accepted.notices.length > 0)) this.#options.noticed();
    this.#options.arrived(batches.map(({ accepted }) => accepted));
  }

  #changed(): void {
    void this.#outbound.refresh();
    this.#options.changed();
  }

  #alarmed(): void {
    if (this.#options.alarm.halting) {
      void this.#reader.link.stop();
      void this.#gate.link.stop();
    }
    this.#changed();
  }
}

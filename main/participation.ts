import type { Environment } from '../protocol/environment.ts';
import { epochAt } from '../protocol/calendar.ts';
import { readManifest, type Manifest } from '../protocol/manifest.ts';
import type { AlarmView, AppState, CohortView, Me, StatusView } from '../preload/contract.ts';
import type { Alarm } from './exchange/alarm.ts';
import { AlarmRecord } from './exchange/alarm-record.ts';
import type { StepObserver } from './exchange/delivery-step.ts';
import type { CheckingOptions } from './exchange/checking/pool.ts';
import { Exchange } from './exchange/exchange.ts';
import { NoticeBook } from './exchange/notice-book.ts';
import type { MissingRule } from './exchange/receipts.ts';
import { badgeState } from './membership/badge.ts';
import { Blinder } from './membership/blinder.ts';
import { cohortView } from './membership/cohort-view.ts';
import { evidenceOf, uncommittedEpoch } from './membership/epoch-keys.ts';
import { Deletion } from './membership/deletion.ts';
import { standingIn } from './membership/standing.ts';
import { Upkeep } from './membership/upkeep.ts';
import type { AcceptedBatch } from './vault/feed-store.ts';
import type { StoredMembership } from './vault/membership-store.ts';
import type { Vault } from './vault/vault.ts';

export type ParticipationOptions = {
  vault: Vault;
  environment: Environment;
  workerUrl: URL;
  checking: CheckingOptions | null;
  missingRule: MissingRule;
  onStep: StepObserver;
  /** Membership, badge, cohort or alarm are not what they were. */
  stateChanged: () => void;
  statusChanged: () => void;
  /** Batches with notices were stored: announcements among them, or what was voided or closed. */
  noticed: () => void;
  /** Batches were stored. */
  arrived: (batches: readonly AcceptedBatch[]) => void;
  /** The programme's date of deletion has come. */
  deletionDue: () => void;
  fault: (error: unknown) => void;
};

/** A member at work in its cohort: what belongs together once there is a manifest. Everything can be read before, and without, `start`. */
export class Participation {
  readonly manifest: Manifest;
  readonly notices: NoticeBook;
  readonly exchange: Exchange;
  readonly #options: ParticipationOptions;
  readonly #alarms: AlarmRecord;
  readonly #alarm: Alarm;
  readonly #upkeep: Upkeep;
  readonly #deletion: Deletion;
  #keys = 0;
  #live = false;

  /** Throws ProtocolError if what the vault holds is no manifest. */
  constructor(stored: StoredMembership, options: ParticipationOptions) {
    const { vault, environment, missingRule, checking, onStep, fault } = options;
    this.#options = options;
    this.manifest = readManifest(stored.manifest);
    this.notices = new NoticeBook(this.manifest, () => vault.feed.notices());
    this.#alarms = new AlarmRecord({
      store: vault.alarm,
      manifest: this.manifest,
      environment,
      fault,
    });
    this.#alarm = this.#alarms.alarm;
    this.exchange = new Exchange({
      vault,
      environment,
      missingRule,
      checking,
      onStep,
      fault,
      manifest: this.manifest,
      alarm: this.#alarm,
      notices: this.notices,
      changed: () => this.#exchangeChanged(),
      noticed: () => this.#noticed(),
      arrived: options.arrived,
    });
    this.#deletion = new Deletion({
      vault,
      environment,
      fault,
      manifest: this.manifest,
      due: options.deletionDue,
    });
    this.#upkeep = new Upkeep({
      vault,
      environment,
      fault,
      manifest: this.manifest,
      alarm: this.#alarm,
      roll: () => this.notices.roll,
      live: () => this.exchange.live,
      blinder: new Blinder(options.workerUrl),
      progress: () => undefined,
      changed: () => this.#membershipChanged(),
    });
  }

  start(): void {
    const { membership } = this.#options.vault;
    this.#deletion.start();
    if (membership.load()?.moved) return;
    this.#keys = membership.epochKeys().length;
    this.#alarm.onRaised(() => this.#alarmed());
    this.exchange.start();
    this.#upkeep.start();
  }

  async stop(): Promise<void> {
    this.#deletion.stop();
    await Promise.all([this.#upkeep.stop(), this.exchange.stop()]);
  }

  phase(): AppState['phase'] {
    const state = this.#options.vault.membership.load()?.state;
    if (this.#alarm.halting) return 'alarm';
    return state === 'member' ? 'ready' : state === 'waiting' ? 'waiting' : 'welcome';
  }

  alarm(): AlarmView | null {
    return this.#alarms.view();
  }

  /**
   * By the person's own decision, once this participation has ended: the next one begins without the alarm and what it was counted from, and
   * asks anew for keys that were not those of the notices.
   */
  async forgetAlarm(): Promise<void> {
    const { vault } = this.#options;
    const other = await uncommittedEpoch(vault.membership.epochKeys(), this.notices.roll);
    vault.transaction(() => {
      vault.alarm.clear();
      vault.receipts.dropDaysBefore(Number.MAX_SAFE_INTEGER);
      if (other) vault.membership.dropEpochKeys(other.epoch);
    });
  }

  cohort(): CohortView {
    return cohortView(this.manifest, this.notices.roll);
  }

  me(): Me | null {
    const stored = this.#options.vault.membership.load();
    if (!stored) return null;
    const { role, badge, phraseNoted, recovered } = stored;
    const running = epochAt(this.manifest, this.#options.environment.now());
    return {
      role,
      phraseNoted,
      recovered,
      nickname: badge?.nickname ?? null,
      badge: badgeState(badge, this.notices.roll),
      standing: standingIn(stored, running),
    };
  }

  status(): StatusView {
    return this.exchange.status();
  }

  #alarmed(): void {
    // Also what is under way with the issuer.
    if (this.#alarm.halting) void this.#upkeep.stop();
    this.#options.stateChanged();
  }

  /** New notices: keys that were taken on trust are held against them, and what they make due is done. */
  #noticed(): void {
    void this.#checkKeys().catch(this.#options.fault);
    this.#upkeep.wake();
    this.#options.noticed();
    this.#options.stateChanged();
  }

  async #checkKeys(): Promise<void> {
    const keys = this.#options.vault.membership.epochKeys();
    const other = await uncommittedEpoch(keys, this.notices.roll);
    if (other) this.#alarm.raise('uncommitted-key', evidenceOf(other));
  }

  /** Certificates wait until all notices have been read. */
  #exchangeChanged(): void {
    if (this.exchange.live && !this.#live) this.#upkeep.wake();
    this.#live = this.exchange.live;
    this.#deletion.look();
    this.#options.statusChanged();
  }

  #membershipChanged(): void {
    const keys = this.#options.vault.membership.epochKeys().length;
    if (keys === this.#keys) this.exchange.outboxChanged();
    else this.exchange.keysArrived();
    this.#keys = keys;
    this.#options.stateChanged();
  }
}

import { epochAt, epochOfRound, epochStart } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { EpochNotice } from '../../protocol/notice.ts';
import type { Roll } from '../../protocol/roll.ts';
import type { Alarm } from '../exchange/alarm.ts';
import { Backoff } from '../exchange/backoff.ts';
import { Repeating } from '../exchange/repeating.ts';
import type { StoredMembership } from '../vault/membership-store.ts';
import type { Vault } from '../vault/vault.ts';
import type { Blinder, Progress } from './blinder.ts';
import { Certificates, type Issued } from './certificates.ts';
import { evidenceOf, uncommittedEpoch } from './epoch-keys.ts';
import { MembershipError } from './errors.ts';
import { returnWhatWaits } from './leave.ts';
import { reachIssuer } from './invited.ts';
import { Joining } from './join.ts';
import { enrolmentOf } from './phrase.ts';
import { Prefetch } from './prefetch.ts';
import { askStanding, takeSeat } from './seat.ts';
import { standingIn } from './standing.ts';
import { visitIssuer } from './visit.ts';

export type UpkeepOptions = {
  vault: Vault;
  environment: Environment;
  manifest: Manifest;
  roll: () => Roll;
  /** Whether all notices that the feed has are in the roll. */
  live: () => boolean;
  alarm: Alarm;
  blinder: Blinder;
  progress: Progress;
  /** The membership, the keys or the stock of certificates are not what they were. */
  changed: () => void;
  /** Told of what should not happen: a full disk, a defect. */
  fault: (error: unknown) => void;
};

/** How often to ask for a place, or for keys that the issuer did not have, ms. */
const askAgain = 600_000;
/** Longest sleep between two looks at the calendar, ms. */
const lookAgain = 3_600_000;

/** What is to be fetched now. */
type Due = { keys: boolean; notices: EpochNotice[] };

/** Keeps a membership in order with the issuer: a place, epoch keys, certificates, the badge. Everything can be cut off and begun again. */
export class Upkeep {
  readonly #options: UpkeepOptions;
  readonly #certificates: Certificates;
  readonly #prefetch: Prefetch;
  readonly #backoff: Backoff;
  readonly #passes: Repeating;
  /** When the issuer was last asked for keys that it did not have. */
  #askedForKeys = -Infinity;
  /** The epoch in which the issuer last said that this member takes part no longer. */
  #endedIn = -1;

  constructor(options: UpkeepOptions) {
    const { manifest, environment, vault, blinder, progress } = options;
    this.#options = options;
    this.#certificates = new Certificates({
      manifest,
      environment,
      blinder,
      progress,
      store: vault.certificates,
    });
    this.#prefetch = new Prefetch(manifest, environment);
    this.#backoff = new Backoff(environment);
    this.#passes = new Repeating({
      environment,
      goesOn: () => !options.alarm.halting,
      work: () => this.#pass().catch((error: unknown) => this.#failed(error)),
    });
  }

  start(): void {
    this.#passes.start();
  }

  /** Looks again at what is to be done: new notices have come, all of them have been read, or the network is back. */
  wake(): void {
    this.#passes.wake();
  }

  async stop(): Promise<void> {
    await this.#passes.stop();
  }

  #failed(error: unknown): number {
    if (error instanceof MembershipError && error.code === 'certificate-mismatch')
      this.#options.alarm.raise('broken-certificate');
    if (error instanceof MembershipError && error.code === 'manifest-mismatch')
      this.#options.alarm.raise('second-manifest');
    if (error instanceof ProtocolError && error.code === 'epoch')
      this.#options.alarm.raise('second-key');
    else if (!(error instanceof MembershipError)) this.#options.fault(error);
    return this.#backoff.next();
  }

  /** Does what is due. Answers when to look again, in ms. */
  async #pass(): Promise<number> {
    const { vault, environment, manifest } = this.#options;
    const before = vault.membership.load();
    if (!before) return lookAgain;
    const stored = before.state === 'member' ? before : await this.#takeSeat(before);
    if (stored.state !== 'member') return askAgain;
    const running = Math.max(0, epochAt(manifest, environment.now()));
    if (standingIn(stored, running) === 'removed') returnWhatWaits(vault);
    const moment = this.#prefetchMoment(stored, running);
    const isTime = moment !== null && environment.now() >= moment;
    const due = this.#due(stored, running, isTime ? running + 1 : running);
    if (due.keys || due.notices.length > 0) await this.#visit(stored, running, due);
    const head = vault.feed.head();
    // A clock that is ahead for a while must not cost what the issuer gives once: the feed says which epochs are over.
    const reached = head ? epochOfRound(manifest, head.round) : running;
    vault.certificates.dropBefore(Math.min(running, reached));
    if (!this.#hasKeys(running) && this.#endedIn !== running) return this.#backoff.next();
    this.#backoff.reset();
    const next = isTime || moment === null ? epochStart(manifest, running + 1) : moment;
    return Math.max(1000, Math.min(lookAgain, next - environment.now()));
  }

  /** `null` while nothing of the next epoch can be had, or all of it is here. */
  #prefetchMoment(stored: StoredMembership, running: number): number | null {
    const { roll, live } = this.#options;
    const next = running + 1;
    const possible =
      live() && roll().epoch(next) !== undefined && !this.#certificates.settled(next);
    return this.#prefetch.moment(stored, running, possible);
  }

  #due({ until }: StoredMembership, running: number, upTo: number): Due {
    const { environment, live } = this.#options;
    const roll = this.#options.roll();
    if (this.#endedIn === running) return { keys: false, notices: [] };
    const known = roll
      .epochs()
      .filter(({ epoch }) => epoch <= upTo && !(until !== null && epoch >= until));
    const missing = known.some(({ epoch }) => !this.#hasKeys(epoch));
    // Archive keys that the issuer does not give are not asked for at every turn.
    const asked = environment.now() - this.#askedForKeys < askAgain;
    return {
      keys: !this.#hasKeys(running) || (missing && !asked),
      // All of them in one visit: not before all notices are known.
      notices: live()
        ? known.filter(({ epoch }) => epoch >= running && !this.#certificates.settled(epoch))
        : [],
    };
  }

  #hasKeys(epoch: number): boolean {
    return this.#options.vault.membership.epochKeys().some((keys) => keys.epoch === epoch);
  }

  /** Asks for the seat that was begun with, or waited for. */
  async #takeSeat(stored: StoredMembership): Promise<StoredMembership> {
    const { vault, environment, manifest, roll, changed } = this.#options;
    const at = [roll().address('issuer')];
    const { signal } = this.#passes;
    let now: StoredMembership;
    if (stored.state === 'enrolling') {
      now = await new Joining(vault.membership, environment, signal).enrol(stored, manifest, at);
    } else {
      const enrolment = await enrolmentOf(stored.entropy);
      const issuer = await reachIssuer(at, manifest.hash, environment, signal);
      try {
        await issuer.speakAs(enrolment);
        const grant = await askStanding(issuer);
        const taker = { store: vault.membership, environment, manifest, issuer, enrolment };
        now = await takeSeat(taker, stored, grant);
      } finally {
        issuer.close();
      }
    }
    changed();
    return now;
  }

  async #visit(stored: StoredMembership, running: number, due: Due): Promise<void> {
    const { vault, environment, manifest, roll, alarm, changed } = this.#options;
    const { signal } = this.#passes;
    await this.#certificates.prepare(due.notices, signal);
    const found = await visitIssuer({
      manifest,
      environment,
      signal,
      stored,
      at: [roll().address('issuer')],
      certificates: this.#certificates,
      notices: due.notices,
    });
    if (!found) {
      this.#ended(stored, running);
      return;
    }
    this.#askedForKeys = environment.now();
    const other = await uncommittedEpoch(found.keys, roll());
    if (other) {
      alarm.raise('uncommitted-key', evidenceOf(other));
      return;
    }
    vault.membership.take(
      { ...(vault.membership.load() ?? stored), ...found.membership },
      found.keys,
    );
    for (const issued of found.issued) await this.#keep(issued);
    changed();
    if (found.failure) throw found.failure;
  }

  async #keep(issued: Issued): Promise<void> {
    try {
      await this.#certificates.keep(issued, this.#passes.signal);
    } catch (error) {
      if (error instanceof MembershipError && error.code === 'certificate-mismatch')
        this.#options.alarm.raise('broken-certificate', { epoch: issued.notice.epoch });
      throw error;
    }
  }

  /** The issuer knows this key no more. It is asked again in the next epoch, and at the next start. */
  #ended(stored: StoredMembership, running: number): void {
    const { vault, changed } = this.#options;
    this.#endedIn = running;
    const now = vault.membership.load() ?? stored;
    if (standingIn(now, running) !== 'removed') vault.membership.save({ ...now, until: running });
    changed();
  }
}

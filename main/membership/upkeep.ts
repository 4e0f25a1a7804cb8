import { epochAt, epochStart } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { derive } from '../../protocol/hash.ts';
import type { Bytes32 } from '../../protocol/bytes.ts';
import { u32 } from '../../protocol/layout.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Roll } from '../../protocol/roll.ts';
import type { Alarm } from '../exchange/alarm.ts';
import { Backoff } from '../exchange/backoff.ts';
import { sleep } from '../exchange/waiting.ts';
import type { StoredMembership } from '../vault/membership-store.ts';
import type { Vault } from '../vault/vault.ts';
import { requestBadge } from './badge.ts';
import type { Blinder, Progress } from './blinder.ts';
import { Certificates } from './certificates.ts';
import { fetchEpochKeys, keysAreCommitted } from './epoch-keys.ts';
import { MembershipError } from './errors.ts';
import { IssuerClient } from './issuer-client.ts';
import { Joining } from './join.ts';
import { enrolmentOf, type Enrolment } from './phrase.ts';

export type UpkeepOptions = {
  vault: Vault;
  environment: Environment;
  manifest: Manifest;
  roll: () => Roll;
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

/** Keeps a membership in order with the issuer: a place, epoch keys, certificates, the badge. Everything can be cut off and begun again. */
export class Upkeep {
  readonly #options: UpkeepOptions;
  readonly #certificates: Certificates;
  readonly #joining: Joining;
  readonly #backoff: Backoff;
  readonly #stopping = new AbortController();
  #nap = new AbortController();
  #running: Promise<void> = Promise.resolve();
  /** When the issuer was last asked for keys that it did not have. */
  #askedForKeys = -Infinity;
  /** Epochs of which no certificates can be had in this run: the quota was used by a PC that is gone. */
  readonly #used = new Set<number>();

  constructor(options: UpkeepOptions) {
    this.#options = options;
    this.#certificates = new Certificates({
      manifest: options.manifest,
      environment: options.environment,
      store: options.vault.certificates,
      blinder: options.blinder,
      progress: options.progress,
    });
    this.#joining = new Joining(
      options.vault.membership,
      options.environment,
      this.#stopping.signal,
    );
    this.#backoff = new Backoff(options.environment);
  }

  start(): void {
    this.#running = this.#loop();
  }

  /** Looks again at what is to be done: new notices have come, or the network is back. */
  wake(): void {
    this.#nap.abort();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#nap.abort();
    await this.#running;
  }

  async #loop(): Promise<void> {
    const { environment, alarm } = this.#options;
    while (!this.#stopping.signal.aborted && !alarm.halting) {
      this.#nap = new AbortController();
      const pause = await this.#pass().catch((error: unknown) => this.#failed(error));
      if (this.#stopping.signal.aborted) return;
      await sleep(environment, pause, this.#nap.signal);
    }
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
    const stored = vault.membership.load();
    if (!stored) return lookAgain;
    if (stored.state !== 'member') {
      const now = await this.#joining.enrol(stored, manifest);
      this.#options.changed();
      if (now.state !== 'member') return askAgain;
    }
    const enrolment = await enrolmentOf(stored.entropy);
    await this.#requestBadge(enrolment);
    const running = Math.max(0, epochAt(manifest, environment.now()));
    const prefetch = this.#prefetchMoment(stored, running);
    const upTo = environment.now() >= prefetch ? running + 1 : running;
    await this.#fetchKeys(enrolment, running, upTo);
    for (const epoch of [running, upTo]) await this.#fetchCertificates(enrolment, epoch);
    vault.certificates.dropBefore(running);
    this.#backoff.reset();
    const next = upTo > running ? epochStart(manifest, running + 1) : prefetch;
    const wait = this.#hasKeys(running) ? lookAgain : this.#backoff.next();
    return Math.max(1000, Math.min(wait, next - environment.now()));
  }

  /** The random moment of the running epoch at which the next one's things are fetched: the same in every run, and known to nobody else. */
  #prefetchMoment(stored: StoredMembership, running: number): number {
    const { manifest } = this.#options;
    const chance =
      Buffer.from(derive<Bytes32>(stored.entropy, 'prefetch', u32(running))).readUIntBE(0, 6) /
      2 ** 48;
    return epochStart(manifest, running) + manifest.epochLength * (0.1 + 0.8 * chance);
  }

  async #requestBadge(enrolment: Enrolment): Promise<void> {
    const { vault, manifest } = this.#options;
    const stored = vault.membership.load();
    if (!stored?.badge || stored.badge.requested) return;
    const issuer = await this.#connect(enrolment);
    try {
      await requestBadge(issuer, manifest, stored.badge);
    } finally {
      issuer.close();
    }
    vault.membership.save({ ...stored, badge: { ...stored.badge, requested: true } });
    this.#options.changed();
  }

  #hasKeys(epoch: number): boolean {
    return this.#options.vault.membership.epochKeys().some((keys) => keys.epoch === epoch);
  }

  async #fetchKeys(enrolment: Enrolment, running: number, upTo: number): Promise<void> {
    const { vault, environment } = this.#options;
    const roll = this.#options.roll();
    const wanted = new Set(
      roll
        .epochs()
        .map(({ epoch }) => epoch)
        .filter((epoch) => epoch <= upTo),
    );
    wanted.add(running);
    if ([...wanted].every((epoch) => this.#hasKeys(epoch))) return;
    // Archive keys that the issuer does not give are not asked for at every turn.
    if (this.#hasKeys(running) && environment.now() - this.#askedForKeys < askAgain) return;
    const issuer = await this.#connect(enrolment);
    try {
      const keys = await fetchEpochKeys(issuer, enrolment);
      this.#askedForKeys = environment.now();
      if (!keysAreCommitted(keys, roll)) {
        this.#options.alarm.raise('uncommitted-key');
        return;
      }
      if (vault.membership.addEpochKeys(keys) > 0) this.#options.changed();
    } finally {
      issuer.close();
    }
  }

  async #fetchCertificates(enrolment: Enrolment, epoch: number): Promise<void> {
    const notice = this.#options.roll().epoch(epoch);
    if (!notice || this.#used.has(epoch) || this.#certificates.has(epoch)) return;
    try {
      await this.#certificates.obtain(
        notice,
        enrolment,
        () => this.#connect(enrolment),
        this.#stopping.signal,
      );
      this.#options.changed();
    } catch (error) {
      if (!(error instanceof MembershipError && error.issuer === 'quota-used')) throw error;
      this.#used.add(epoch);
    }
  }

  async #connect(enrolment: Enrolment): Promise<IssuerClient> {
    const { manifest, environment } = this.#options;
    const issuer = await IssuerClient.connect(
      manifest.issuer,
      manifest.hash,
      environment,
      this.#stopping.signal,
    );
    await issuer.speakAs(enrolment);
    return issuer;
  }
}

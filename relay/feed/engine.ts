import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { equal, type XPublicKey, type XSecretKey } from '../../protocol/bytes.ts';
import type { DayKey } from '../../protocol/batch.ts';
import { dayAt, roundStart } from '../../protocol/calendar.ts';
import { importIssuerKey } from '../../protocol/certificate.ts';
import type { EdKeyPair } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { follow, readNotice, type Notice } from '../../protocol/notice.ts';
import { Roll } from '../../protocol/roll.ts';
import { dayKeysAhead } from '../../protocol/rules.ts';
import type { Refusal } from '../log.ts';
import { emptyJournal, openDatabase, transaction } from '../storage/database.ts';
import type { Folder } from '../storage/folder.ts';
import { SecretFiles } from '../storage/secret-files.ts';
import { admitPosts } from './admission.ts';
import { DayKeys } from './day-keys.ts';
import { deletePosts } from './ending.ts';
import { Eraser } from './erasing.ts';
import { StoredHistory } from './history.ts';
import { FeedLog, type EncodedBatch, type FeedHead } from './log.ts';
import { Regaining } from './regaining.ts';
import { openRound, unopened, type OpenedRound } from './opening.ts';
import { feedMigrations } from './schema.ts';

export type FeedEngineOptions = {
  /** The feed's own data folder. */
  folder: Folder;
  manifest: Manifest;
  /** Carried by the first batch, if there is none yet. */
  notices: readonly Uint8Array[];
  key: EdKeyPair;
  environment: Environment;
  refused?: (refusal: Refusal) => void;
};

export type NoticeFate = 'taken' | 'known' | 'chain' | 'refused';
/** A feed that takes back what it has lost keeps as many rounds as the gate does; the senders of older ones miss their receipts and send again. */
const mostWaiting = 60;

type Pending = {
  round: number;
  envelopes: readonly Uint8Array[];
  resolve: () => void;
  reject: (error: unknown) => void;
};

/** The feed without its sockets: takes rounds and notices, keeps the log, tells listeners. */
export class FeedEngine {
  readonly log: FeedLog;
  readonly roll: Roll;
  readonly #options: FeedEngineOptions;
  readonly #database: DatabaseSync;
  readonly #history: StoredHistory;
  readonly #eraser: Eraser;
  readonly #dayKeys: DayKeys;
  readonly #issuerKeys = new Map<number, KeyObject>();
  readonly #batchListeners = new Set<(batch: EncodedBatch) => void>();
  readonly #noticeListeners = new Set<(notice: Uint8Array) => void>();
  readonly #mendingListeners = new Set<() => void>();
  #pending: Pending[] = [];
  #regaining: Regaining | null = null;
  #working: Promise<void> | null = null;

  private constructor(options: FeedEngineOptions) {
    const { folder, manifest, key, environment } = options;
    this.#options = options;
    folder.make();
    this.#database = openDatabase(folder.path('feed.sqlite'), feedMigrations);
    // A feed that was cut off may have left in its journal what it had deleted.
    emptyJournal(this.#database);
    this.log = new FeedLog(this.#database, manifest, key);
    this.roll = new Roll(manifest);
    this.#history = new StoredHistory(this.#database, manifest);
    this.#eraser = new Eraser(this.#database, manifest.hash);
    this.#dayKeys = new DayKeys(
      new SecretFiles(folder.inside('day-keys'), environment),
      manifest,
      environment,
    );
  }

  /** Opens the log; a new one begins with a batch of round 0 that carries the first notices and day keys. Throws ProtocolError, StorageError. */
  static async open(options: FeedEngineOptions): Promise<FeedEngine> {
    const engine = new FeedEngine(options);
    for (const bytes of engine.log.notices()) await engine.#apply(bytes);
    if (!engine.log.head()) await engine.#begin();
    return engine;
  }

  head(): FeedHead | null {
    return this.log.head();
  }

  /** What this feed has lost and takes back; `null` while it works as ever. */
  get regaining(): Regaining | null {
    return this.#regaining;
  }

  /**
   * The gate names the newest batch that this feed has ever told. Where that is not here, this feed came back from a backup: a batch that it signed now
   * would stand in the place of another. It signs nothing until `goOn`.
   */
  hear(known: FeedHead): void {
    const here = this.log.hashOf(known.round);
    if ((here && equal(here, known.hash)) || this.#regaining) return;
    const { manifest } = this.#options;
    const keepNotice = async (bytes: Uint8Array): Promise<void> => {
      const notice = readNotice(manifest, bytes);
      if (!this.log.hasNotice(notice.hash)) await this.#apply(bytes, () => this.#keep(notice));
    };
    this.#regaining = new Regaining(
      {
        manifest,
        keepNotice,
        database: this.#database,
        log: this.log,
        roll: this.roll,
        history: this.#history,
      },
      known,
    );
    for (const listener of this.#mendingListeners) listener();
  }

  /** Everything that was lost is here again: the rounds that have come meanwhile are stored. */
  goOn(): void {
    this.#regaining = null;
    this.#start();
  }

  /** Tells that this feed has lost something. Answers the way to stop. */
  onMending(listener: () => void): () => void {
    this.#mendingListeners.add(listener);
    return () => this.#mendingListeners.delete(listener);
  }

  /** The public key to which envelopes of a day are sealed; `null` before it is announced. */
  dayKey(day: number): XPublicKey | null {
    return this.log.dayKey(day);
  }

  /** Every new batch, after it is safe on disk. Answers the way to stop. */
  onBatch(listener: (batch: EncodedBatch) => void): () => void {
    this.#batchListeners.add(listener);
    return () => this.#batchListeners.delete(listener);
  }

  /** Every new notice, after it is safe on disk. Answers the way to stop. */
  onNotice(listener: (notice: Uint8Array) => void): () => void {
    this.#noticeListeners.add(listener);
    return () => this.#noticeListeners.delete(listener);
  }

  /**
   * Takes the envelopes of a round: opens, checks and stores. Resolves once all of it is on disk; several waiting rounds share one commit.
   * A round that is not after the last one is taken for a repetition: nothing changes.
   */
  storeRound(round: number, envelopes: readonly Uint8Array[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ round, envelopes, resolve, reject });
      if (this.#regaining && this.#pending.length > mostWaiting) this.#pending.shift()?.resolve();
      this.#start();
    });
  }

  /** Takes the next notice of the chain, at once and durably, with what it deletes; the next batch carries it. */
  async takeNotice(bytes: Uint8Array): Promise<NoticeFate> {
    try {
      const notice = readNotice(this.#options.manifest, bytes);
      if (this.log.hasNotice(notice.hash)) return 'known';
      if (notice.number !== this.roll.head.next) return 'chain';
      await this.#apply(bytes, () => this.#keep(notice));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return error.code === 'chain' ? 'chain' : 'refused';
    }
    for (const listener of this.#noticeListeners) listener(bytes);
    return 'taken';
  }

  /** Deletes day keys that have had their time, by the clock; answers how many. */
  eraseDayKeys(now: number): number {
    return this.#dayKeys.eraseBefore(now);
  }

  /** Deletes everything once the programme's date of deletion has come by the clock. */
  endAt(now: number): void {
    if (now < this.#options.manifest.deleteAt) return;
    deletePosts(this.#database);
    this.#dayKeys.eraseBefore(Number.POSITIVE_INFINITY);
  }

  /** Finishes what is under way and closes the log. */
  async close(): Promise<void> {
    await this.#working;
    this.#database.close();
  }

  async #begin(): Promise<void> {
    for (const bytes of this.#options.notices) {
      const notice = readNotice(this.#options.manifest, bytes);
      if (this.log.hasNotice(notice.hash)) continue;
      await this.#apply(bytes, () => this.#keep(notice));
    }
    const { manifest, environment } = this.#options;
    const dayKeys = await this.#dueKeys(Math.max(manifest.start, environment.now()));
    transaction(this.#database, () =>
      this.log.append({ round: 0, receipts: [], dayKeys, posts: [] }),
    );
  }

  #keep(notice: Notice): void {
    transaction(this.#database, () => {
      this.log.addNotice(notice);
      this.#eraser.enforce(notice.body);
    });
    this.#forget();
  }

  /** What was deleted is gone from the files too. */
  #forget(): void {
    if (this.#eraser.takeErased()) emptyJournal(this.#database);
  }

  /** Checks that the roll can take a notice, lets it be kept, and only then believes it. */
  async #apply(bytes: Uint8Array, keep?: () => void): Promise<void> {
    const notice = readNotice(this.#options.manifest, bytes);
    const { body } = notice;
    const key = body?.kind === 'epoch' ? await importIssuerKey(body.issuerKey) : null;
    follow(this.roll.head, notice);
    keep?.();
    this.roll.add(notice);
    if (key && body?.kind === 'epoch' && !this.#issuerKeys.has(body.epoch)) {
      this.#issuerKeys.set(body.epoch, key.native);
    }
  }

  #start(): void {
    if (this.#regaining) return;
    this.#working ??= this.#work().finally(() => (this.#working = null));
  }

  async #work(): Promise<void> {
    while (this.#pending.length > 0) {
      const rounds = this.#pending.toSorted((a, b) => a.round - b.round);
      this.#pending = [];
      try {
        const batches = await this.#store(rounds);
        for (const batch of batches) for (const listener of this.#batchListeners) listener(batch);
        for (const { resolve } of rounds) resolve();
      } catch (error) {
        for (const { reject } of rounds) reject(error);
      }
    }
  }

  async #store(rounds: readonly Pending[]): Promise<EncodedBatch[]> {
    const { manifest } = this.#options;
    const refused = (refusal: Refusal): void => this.#options.refused?.(refusal);
    const prepared: { round: number; dayKeys: DayKey[]; opened: OpenedRound }[] = [];
    const announced = new Set<number>();
    let last = this.log.head()?.round ?? -1;
    for (const { round, envelopes } of rounds) {
      if (round <= last) {
        for (const _ of envelopes) refused('late');
        continue;
      }
      last = round;
      if (roundStart(manifest, round) >= manifest.deleteAt) {
        prepared.push({ round, dayKeys: [], opened: unopened(envelopes) });
        continue;
      }
      const dayKeys = (await this.#dueKeys(roundStart(manifest, round))).filter(
        ({ day }) => !announced.has(day),
      );
      for (const { day } of dayKeys) announced.add(day);
      const secrets = await this.#secretsFor(round);
      const issuerKey = (epoch: number): KeyObject | undefined => this.#issuerKeys.get(epoch);
      const opened = await openRound(manifest, secrets, issuerKey, envelopes, refused);
      prepared.push({ round, dayKeys, opened });
    }
    const batches = transaction(this.#database, () =>
      prepared.map(({ round, dayKeys, opened }) => {
        const posts = admitPosts(manifest, this.roll, this.#history, opened.posts, round, refused);
        // After the round's posts: the body may have come with it.
        for (const erasure of opened.erasures) if (!this.#eraser.erase(erasure)) refused('erasure');
        return this.log.append({ round, receipts: opened.receipts, dayKeys, posts });
      }),
    );
    this.#forget();
    this.#dayKeys.eraseBefore(roundStart(manifest, last));
    return batches.filter((batch) => batch !== null);
  }

  /** Keys of this day and the next ones that no batch has announced. */
  async #dueKeys(time: number): Promise<DayKey[]> {
    const today = dayAt(this.#options.manifest, time);
    const due: DayKey[] = [];
    for (let day = today; day <= today + dayKeysAhead; day += 1) {
      if (!this.log.dayKey(day)) due.push(await this.#dayKeys.announce(day));
    }
    return due;
  }

  /** An envelope may have been sealed just before midnight, or by a clock that runs ahead. */
  async #secretsFor(round: number): Promise<XSecretKey[]> {
    const today = dayAt(this.#options.manifest, roundStart(this.#options.manifest, round));
    const secrets = await Promise.all(
      [today, today - 1, today + 1].map((day) => this.#dayKeys.secret(day)),
    );
    return secrets.filter((secret) => secret !== null);
  }
}

import * as v from 'valibot';
import { fromHex, type EdPublicKey, type Hash } from '../../protocol/bytes.ts';
import type { Batch } from '../../protocol/batch.ts';
import { dayAt, firstRoundOfDay, roundAt, roundStart } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import { ProtocolError, type ProtocolErrorCode } from '../../protocol/errors.ts';
import { headFrame, liveFrame } from '../../protocol/frames/feed.ts';
import { mendingFrame } from '../../protocol/frames/mending.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Vault } from '../vault/vault.ts';
import type { AgreedClock } from './agreed-clock.ts';
import type { Alarm } from './alarm.ts';
import { BatchChecker, checkChain, decodeFrame, ForkError, type CheckedBatch } from './checker.ts';
import { bodiesOf, type CheckingPool, type Found } from './checking/pool.ts';
import { giveBack, isBehind, oldestKept, waitForFeed } from './giving.ts';
import { readText } from './hello.ts';
import { Link, type LinkOptions } from './link.ts';
import type { NoticeBook } from './notice-book.ts';
import type { ReadKeys } from './read-keys.ts';
import { silenceAfter } from './silence.ts';
import { SocketError, type Socket } from './socket.ts';
import { breathe } from './waiting.ts';

export type ReaderOptions = {
  manifest: Manifest;
  vault: Vault;
  environment: Environment;
  alarm: Alarm;
  keys: ReadKeys;
  notices: NoticeBook;
  clock: AgreedClock;
  /** Threads for what is much to check; `null`: none. */
  pool: CheckingPool | null;
  /** Connects to the feed, greeted. */
  open: LinkOptions['open'];
  /** Runs in the transaction that stores the batches, after they are written: what else depends on them. */
  storing: (batches: readonly CheckedBatch[]) => void;
  /** After the commit. */
  stored: (batches: readonly CheckedBatch[]) => void;
  /** Connection, progress or liveness changed. */
  changed: () => void;
  fault: (error: unknown) => void;
};

/** Posts that are stored in one piece of work: a frame, about 50 ms. Many together touch a page of the vault once, and wait for the disk once. */
const mostAtOnce = 224;
/** Frames that are taken up while the one before them is stored: the checking threads always have work. Some three megabytes. */
const ahead = 3;
/** What no feed of this cohort says: batches that contradict themselves, or are written in another version of the wire. */
const breaking: ReadonlySet<ProtocolErrorCode> = new Set(['chain', 'certificate', 'version']);

/** How long the feed may think before it names its head, ms. */
const headTime = 60_000;

/** How a feed begins. */
const firstFrame = v.variant('type', [headFrame, mendingFrame]);

/** A message of the feed; batches are being checked while the ones before are stored. */
type Arrival =
  | { message: string; batches: null }
  | {
      message: null;
      batches: Batch[];
      found: Promise<Found>;
      /** Epochs whose keys there were to check with. */
      epochs: number;
    };

/** Follows the feed: everything since the day of the last stored batch, then what comes. */
export class Reader {
  readonly #options: ReaderOptions;
  readonly #checker: BatchChecker;
  readonly #link: Link;
  #catchUp: { done: number; total: number } | null = null;
  #live = false;

  constructor(options: ReaderOptions) {
    const { manifest, vault, environment, notices, keys, alarm } = options;
    this.#options = options;
    this.#checker = new BatchChecker(manifest, vault, environment, notices);
    this.#link = new Link({
      environment,
      keys,
      alarm,
      open: options.open,
      serve: (socket, settled) => this.#serve(socket, settled),
      changed: options.changed,
      fault: options.fault,
    });
  }

  get link(): Link {
    return this.#link;
  }

  /** Batches done and to do; `null` when nothing is being caught up with. */
  get catchUp(): { done: number; total: number } | null {
    return this.#catchUp;
  }

  /** Whether everything that the feed had has been read, and new batches come as they are made. */
  get live(): boolean {
    return this.#live;
  }

  async #serve(socket: Socket, settled: () => void): Promise<void> {
    try {
      await this.#follow(socket, settled);
    } catch (error) {
      // What was added to the roll and could not be stored is forgotten again.
      this.#options.notices.reload();
      if (error instanceof ForkError) {
        this.#options.alarm.raise(error.code, error.evidence);
        throw new SocketError('unexpected');
      }
      if (error instanceof ProtocolError && breaking.has(error.code)) {
        this.#options.alarm.raise('broken-feed');
      }
      throw error;
    } finally {
      this.#live = false;
      this.#catchUp = null;
      this.#options.changed();
    }
  }

  async #follow(socket: Socket, settled: () => void): Promise<void> {
    const { manifest, vault, notices } = this.#options;
    await notices.prepareKeys();
    const stored = vault.feed.head();
    // The start of a day, so that the cursor tells nobody apart.
    const from = stored
      ? firstRoundOfDay(manifest, dayAt(manifest, roundStart(manifest, stored.round)))
      : 0;
    socket.send(JSON.stringify({ type: 'follow', from }));
    const first = readText(firstFrame, await socket.receive(headTime));
    const behind = isBehind(vault, first.head);
    if (first.type === 'mending') {
      settled();
      return giveBack(manifest, vault, socket);
    }
    if (behind) {
      waitForFeed(manifest, vault, roundAt(manifest, this.#options.environment.now()));
      throw new SocketError('unexpected');
    }
    vault.kept.notBehind();
    const { batches } = first;
    this.#catchUp = { done: 0, total: batches };
    this.#options.changed();
    const arrivals = this.#arrivals(socket);
    for (;;) {
      const arrival = await arrivals();
      settled();
      await this.#take(arrival);
    }
  }

  /** The messages in their order, some of them taken up before their turn. */
  #arrivals(socket: Socket): () => Promise<Arrival> {
    const waiting: Promise<Arrival>[] = [];
    let last: Promise<unknown> = Promise.resolve();
    const takeUp = (): void => {
      const arrival = last.then(() => this.#receive(socket));
      // A failure is heard of when its turn comes, if it comes.
      arrival.catch(() => undefined);
      waiting.push(arrival);
      last = arrival;
    };
    return () => {
      while (waiting.length <= ahead) takeUp();
      return waiting.shift() ?? this.#receive(socket);
    };
  }

  async #receive(socket: Socket): Promise<Arrival> {
    const message = await socket.receive(silenceAfter(this.#options.manifest));
    if (typeof message === 'string') return { message, batches: null };
    const batches = decodeFrame(message);
    return { message: null, batches, ...this.#ask(batches) };
  }

  #ask(batches: readonly Batch[]): { found: Promise<Found>; epochs: number } {
    const { notices, pool } = this.#options;
    const keys = notices.roll.epochs();
    // Without keys nothing would be found: they come with the first batches.
    const found = keys.length > 0 ? pool?.findGenuine(bodiesOf(batches), keys) : null;
    return { found: found ?? Promise.resolve(new Set<string>()), epochs: keys.length };
  }

  async #take(arrival: Arrival): Promise<void> {
    if (arrival.batches === null) {
      readText(liveFrame, arrival.message);
      this.#live = true;
      this.#catchUp = null;
      this.#options.changed();
      return;
    }
    const { manifest, vault } = this.#options;
    const batches = checkChain(manifest, vault, arrival.batches);
    this.#checkTime(batches);
    let asked: Pick<typeof arrival, 'found' | 'epochs'> = arrival;
    // Batches that were stored before count too: they had to come again.
    this.#count(arrival.batches.length - batches.length);
    const slices = slicesOf(batches);
    for (const [place, slice] of slices.entries()) {
      if (place > 0) await breathe(this.#options.environment);
      // Who was asked before a notice brought the key could find nothing under it.
      const isAskedEarly = asked.epochs < this.#options.notices.roll.epochs().length;
      if (isAskedEarly) asked = this.#ask(slices.slice(place).flat());
      await this.#keep(slice, await asked.found);
    }
    this.#options.changed();
  }

  async #keep(batches: readonly Batch[], found: Found): Promise<void> {
    const { notices } = this.#options;
    const contradiction = notices.roll.contradiction;
    const checked = await this.#checker.check(batches, found);
    this.#store(batches, checked);
    this.#count(batches.length);
    this.#options.stored(checked);
    this.#options.changed();
    const { roll } = notices;
    if (roll.contradiction !== null && roll.contradiction !== contradiction) {
      this.#options.alarm.raise('second-key', { notice: roll.contradiction });
    }
  }

  #count(batches: number): void {
    if (!this.#catchUp) return;
    const { done, total } = this.#catchUp;
    this.#catchUp = { done: Math.min(total, done + batches), total };
  }

  /** A head in the future would never look stale, whatever the feed then keeps back. Throws ForkError. */
  #checkTime(batches: readonly Batch[]): void {
    const last = batches.at(-1);
    if (!last || !this.#options.clock.isAhead(last.round)) return;
    throw new ForkError('broken-feed', { rounds: [last.round], seen: [last.hash] });
  }

  #store(batches: readonly Batch[], checked: readonly CheckedBatch[]): void {
    const { manifest, environment, vault, notices, storing } = this.#options;
    vault.transaction(() => {
      vault.feed.append(checked.map(({ accepted }) => accepted));
      if (checked.some(({ accepted }) => accepted.notices.length > 0)) {
        const { posts, authors } = notices.roll.voided();
        vault.feed.deleteBodies(
          [...posts].map((post) => fromHex<Hash>(post, 32)),
          [...authors].map((author) => fromHex<EdPublicKey>(author, 32)),
        );
      }
      vault.kept.keep(batches, oldestKept(manifest, roundAt(manifest, environment.now())));
      storing(checked);
    });
  }
}

/** Consecutive batches, few enough at a time that whoever types meanwhile does not feel it. */
function slicesOf(batches: readonly Batch[]): Batch[][] {
  const slices: Batch[][] = [];
  let posts = 0;
  for (const batch of batches) {
    const slice = slices.at(-1);
    posts += batch.posts.length;
    if (slice && posts <= mostAtOnce) slice.push(batch);
    else {
      slices.push([batch]);
      posts = batch.posts.length;
    }
  }
  return slices;
}

import { equal, type ThreadId } from '../../protocol/bytes.ts';
import { dayAt, firstRoundOfDay, roundStart } from '../../protocol/calendar.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { maxPostsPerDay } from '../../protocol/rules.ts';
import type { HoldReason } from '../../preload/contract.ts';
import type { OutboxItem, OutboxPart } from '../vault/outbox-row.ts';
import type { Vault } from '../vault/vault.ts';
import type { StepObserver } from './delivery-step.ts';
import { expiryOf, renewPseudonym, type Expiry } from './renewal.ts';
import type { Receipts } from './receipts.ts';
import type { Sealer } from './sealer.ts';

/** A post that goes out next. */
export type Pick = { item: OutboxItem; part: OutboxPart };

export type OutboundOptions = {
  vault: Vault;
  manifest: Manifest;
  sealer: Sealer;
  receipts: Receipts;
  /** Gives an entry that waits for a pseudonym one out of the stock. `false` while there is none. */
  assign: (item: OutboxItem) => boolean;
  /** Why nothing may be sent now; `null` when it may. */
  hold: () => HoldReason | null;
  /** The next round that an envelope can be made for. */
  nextRound: () => number;
  onStep: StepObserver;
  /** Told of what should not happen: a full disk, a defect. */
  fault: (error: unknown) => void;
};

/** After this many missing receipts the author is asked. */
const missesBeforeAsking = 2;
/** Stands for the round of an upload that is to be forgotten, though not that there was one: no envelope goes into the feed's first batch. */
const longAgo = 0;

/** The outbox as the courier sees it: seals what is new, says when each entry goes or why it does not, and picks one post a round. */
export class Outbound {
  readonly #options: OutboundOptions;
  /** Days (local) on which entries were sealed, by their ids, as far as this run knows. */
  readonly #sealedOn = new Map<string, number>();
  #items: OutboxItem[] | null = null;
  #work: Promise<void> = Promise.resolve();
  #due = false;

  constructor(options: OutboundOptions) {
    this.#options = options;
  }

  /** What is stored has changed. */
  invalidate(): void {
    this.#items = null;
  }

  /** Seals what can be sealed, and writes down when each entry goes. Runs one at a time; calls in between are put together. */
  refresh(): Promise<void> {
    if (this.#due) return this.#work;
    this.#due = true;
    this.#work = this.#work.then(() => {
      this.#due = false;
      return this.#refresh().catch(this.#options.fault);
    });
    return this.#work;
  }

  /** Resolves when nothing is being sealed or written. */
  idle(): Promise<void> {
    return this.#work;
  }

  /** The oldest post that may go in `round`. */
  pick(round: number): Pick | null {
    const { vault, manifest, hold } = this.#options;
    if (this.items().length === 0 || hold()) return null;
    for (const item of this.items()) {
      const part = this.#sendable(item)[0];
      const isGood = !this.#isOfAnotherDay(item) && expiryOf(vault, manifest, item, round) === null;
      if (part && isGood) return { item, part };
    }
    return null;
  }

  /** Why the oldest entry that is held is, whatever holds for all. */
  firstHold(): HoldReason | null {
    return this.items().find(({ hold }) => hold !== null)?.hold ?? null;
  }

  /** The author has been asked, and wants a held entry to be sent once more. */
  sendAgain(id: string): void {
    const { outbox } = this.#options.vault;
    const parts = outbox.get(id)?.parts ?? [];
    outbox.setParts(
      id,
      parts.map((part) =>
        part.seen ? part : { ...part, misses: 0, round: longAgo, envelope: null },
      ),
    );
  }

  /** Takes back that a post was on its way: its envelope never left. */
  takeBack({ item, part }: Pick): void {
    const { outbox } = this.#options.vault;
    const parts = outbox.get(item.id)?.parts ?? [];
    const same = (one: OutboxPart): boolean => one.sequence === part.sequence;
    outbox.setParts(
      item.id,
      parts.map((one) => (same(one) ? { ...one, round: part.round, envelope: null } : one)),
    );
  }

  /** What waits, oldest first; read again after a change only. */
  items(): readonly OutboxItem[] {
    this.#items ??= this.#options.vault.outbox.list();
    return this.#items;
  }

  async #refresh(): Promise<void> {
    const { outbox } = this.#options.vault;
    const holds = new Map<string, HoldReason>();
    if (this.items().length === 0) return;
    const general = this.#options.hold();
    // Sealed when it may go and not before: what a seal holds is the day's, and would tell readers when its author was here last.
    for (const item of general === null ? this.items() : []) {
      const reason = this.#needsWork(item) ? await this.#prepare(item.id) : null;
      if (reason) holds.set(item.id, reason);
    }
    let round = this.#options.nextRound();
    for (const item of this.items()) {
      if (item.state === 'returned') continue;
      if (this.#refused(item)) {
        outbox.setState(item.id, 'returned');
        continue;
      }
      const hold = holds.get(item.id) ?? this.#holdOf(item, general);
      const waiting = hold ? [] : this.#sendable(item);
      round += waiting.length;
      const planned =
        waiting.length > 0 ? round - 1 : this.#unsent(item).length > 0 ? this.#tomorrow() : null;
      this.#write(item, hold, hold ? null : planned);
    }
  }

  #needsWork(item: OutboxItem): boolean {
    if (item.state === 'returned') return false;
    return item.parts.length === 0 || this.#isOfAnotherDay(item) || this.#expiry(item) !== null;
  }

  /** An entry expires only while nothing of it is on its way. Asked while nothing holds: everything that the feed has was read. */
  #expiry(item: OutboxItem): Expiry | null {
    const { vault, manifest, nextRound } = this.#options;
    const rests = this.#unsent(item).length === item.parts.filter(({ seen }) => !seen).length;
    return rests ? expiryOf(vault, manifest, item, nextRound()) : null;
  }

  /** Sees that an entry is sealed, and that its seal is still good. Answers why it cannot be. */
  async #prepare(id: string): Promise<HoldReason | null> {
    const { vault, manifest, nextRound } = this.#options;
    // Looked up anew: what was done for an entry before may have changed this one.
    const item = vault.outbox.get(id);
    if (!item) return null;
    const expiry = this.#expiry(item);
    if (expiry === 'certificate') {
      if (!renewPseudonym(vault, manifest, item, nextRound())) return 'no-certificate';
      return this.#prepare(id);
    }
    const isDue = item.parts.length === 0 || expiry === 'seal' || this.#isOfAnotherDay(item);
    if (!isDue) return null;
    const today = this.#today();
    const reason = await this.#seal(item);
    // Known only once the new posts are stored: until then the old ones must not be picked.
    if (!reason) this.#sealedOn.set(id, today);
    return reason;
  }

  /** Whether an entry that has never left was sealed on a day before: its seal would date its writing. What may have left stays as it is. */
  #isOfAnotherDay({ id, parts }: OutboxItem): boolean {
    const hasLeft = parts.some(({ seen, round, misses }) => seen || round !== null || misses > 0);
    return !hasLeft && this.#sealedOn.get(id) !== this.#today();
  }

  #today(): number {
    const { manifest, nextRound } = this.#options;
    return dayAt(manifest, roundStart(manifest, nextRound()));
  }

  /** Why an entry could not be sealed; `null` when it is. */
  async #seal(item: OutboxItem): Promise<HoldReason | null> {
    const { vault, sealer, assign } = this.#options;
    try {
      const reason = await sealer.seal(item);
      if (reason !== 'no-certificate' || !assign(item)) return reason;
      const assigned = vault.outbox.get(item.id);
      return assigned ? await sealer.seal(assigned) : null;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      vault.outbox.setState(item.id, 'returned');
      return null;
    }
  }

  #write(item: OutboxItem, hold: HoldReason | null, plannedRound: number | null): void {
    const state = hold ? 'kept' : plannedRound === null ? 'sent' : 'planned';
    if (item.state === state && item.hold === hold && item.plannedRound === plannedRound) return;
    this.#options.vault.outbox.setState(item.id, state, { hold, plannedRound });
    if (state === 'planned' && item.state !== 'planned') this.#options.onStep('planned');
  }

  #holdOf(item: OutboxItem, general: HoldReason | null): HoldReason | null {
    if (item.parts.some(({ seen, misses }) => !seen && misses >= missesBeforeAsking))
      return 'receipts-missing';
    return item.parts.length === 0 || this.#unsent(item).length > 0 ? general : null;
  }

  /** Posts of an entry that may go, in order. */
  #sendable(item: OutboxItem): OutboxPart[] {
    if (
      item.state === 'returned' ||
      item.parts.some(({ seen, misses }) => !seen && misses >= missesBeforeAsking)
    )
      return [];
    return this.#unsent(item).slice(0, this.#leftToday(item));
  }

  /** Posts that are neither in the feed nor on their way to it. */
  #unsent(item: OutboxItem): OutboxPart[] {
    const head = this.#options.vault.feed.head()?.round ?? -1;
    return item.parts.filter(
      ({ seen, round, id }) =>
        !seen && (round === null || round <= head) && !this.#options.receipts.acknowledged(id),
    );
  }

  /** The feed has it, published it not, and nothing that should come before is missing: it was refused for good. */
  #refused(item: OutboxItem): boolean {
    const { receipts } = this.#options;
    const { thread } = item;
    const first = item.parts.find(({ seen }) => !seen);
    if (!first || !thread || !receipts.acknowledged(first.id)) return false;
    return !this.#ofThread(thread).some(({ parts }) =>
      parts.some(({ seen, sequence }) => !seen && sequence < first.sequence),
    );
  }

  #ofThread(thread: ThreadId): OutboxItem[] {
    return this.items().filter((item) => item.thread !== null && equal(item.thread, thread));
  }

  /** Where a pseudonym goes on that has written enough today. */
  #tomorrow(): number {
    const { manifest, nextRound } = this.#options;
    return firstRoundOfDay(manifest, dayAt(manifest, roundStart(manifest, nextRound())) + 1);
  }

  /** How many more posts the thread's pseudonym may write on this day. A badge has no limit. */
  #leftToday(item: OutboxItem): number {
    const { vault, manifest, nextRound } = this.#options;
    const pseudonym = item.thread && vault.pseudonyms.ofThread(item.thread);
    // Who has not written that much in all has not today either.
    if (!item.thread || !pseudonym || pseudonym.nextSequence <= maxPostsPerDay)
      return maxPostsPerDay;
    const today = dayAt(manifest, roundStart(manifest, nextRound()));
    const isToday = (round: number | null): boolean =>
      round !== null && dayAt(manifest, roundStart(manifest, round)) === today;
    const { publicKey } = edKeyPair(pseudonym.seed);
    const from = Math.max(0, pseudonym.nextSequence - 4 * maxPostsPerDay);
    const stored = vault.feed.openedParts(item.thread, publicKey, from, 4 * maxPostsPerDay);
    const flying = this.#ofThread(item.thread).flatMap((other) => {
      const unsent = new Set(this.#unsent(other));
      return other.parts.filter((part) => !part.seen && isToday(part.round) && !unsent.has(part));
    });
    return Math.max(
      0,
      maxPostsPerDay - stored.filter(({ round }) => isToday(round)).length - flying.length,
    );
  }
}

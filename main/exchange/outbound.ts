import { equal, type ThreadId } from '../../protocol/bytes.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Roll } from '../../protocol/roll.ts';
import type { HoldReason, ReturnReason, SendChoice } from '../../preload/contract.ts';
import { ComposeError } from '../vault/compose-error.ts';
import { isNewcomer } from '../vault/newcomer.ts';
import type { OutboxItem, OutboxPart } from '../vault/outbox-row.ts';
import type { Vault } from '../vault/vault.ts';
import type { StepObserver } from './delivery-step.ts';
import { asksAuthor, lineOf, stateOf, type PartState, type Placed } from './part-state.ts';
import type { Planner } from './planner.ts';
import { Preparation } from './preparation.ts';
import type { Receipts } from './receipts.ts';
import { refusalOf, returnReason } from './return-reason.ts';
import { closeGap } from './sequence-gap.ts';
import { Schedule } from './schedule.ts';
import type { Sealer } from './sealer.ts';

/** A post that goes out next. */
export type Pick = { item: OutboxItem; part: OutboxPart };

export type OutboundOptions = {
  vault: Vault;
  manifest: Manifest;
  sealer: Sealer;
  receipts: Receipts;
  planner: Planner;
  /** What the notices say now. */
  roll: () => Roll;
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

/** The outbox as the courier sees it: seals what is new, says when each entry goes or why it does not, and picks at most one post a round. */
export class Outbound {
  readonly #options: OutboundOptions;
  readonly #preparation: Preparation;
  readonly #schedule: Schedule;
  #items: OutboxItem[] | null = null;
  #work: Promise<void> = Promise.resolve();
  #due = false;

  constructor(options: OutboundOptions) {
    this.#options = options;
    this.#preparation = new Preparation({ ...options, rests: (item) => this.#rests(item) });
    this.#schedule = new Schedule(options);
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

  /** The oldest post whose plan, looked at once more, says `round`. */
  pick(round: number): Pick | null {
    if (this.items().length === 0 || this.#options.hold()) return null;
    for (const { id } of this.items()) {
      const item = this.#item(id);
      const pick = item && this.#pickOf(item, round);
      if (pick) return pick;
    }
    return null;
  }

  /** Whether a post that was picked is still the one that is to go: not sealed anew since, returned, or put off by its author. */
  isStill({ item, part }: Pick): boolean {
    const now = this.#options.vault.outbox.get(item.id);
    return (
      now !== null &&
      now.state !== 'returned' &&
      now.choice === item.choice &&
      now.parts.some((one) => equal(one.id, part.id) && one.round === part.round && !one.seen)
    );
  }

  /** Why the oldest entry that is held is, whatever holds for all. */
  firstHold(): HoldReason | null {
    return this.items().find(({ hold }) => hold !== null)?.hold ?? null;
  }

  /** The author has been asked, and wants a held entry to be sent once more, and with it what keeps it back in its thread. */
  sendAgain(id: string): void {
    const { vault } = this.#options;
    const { outbox } = vault;
    vault.transaction(() => {
      const item = outbox.get(id);
      for (const other of item?.thread ? outbox.ofThread(item.thread) : []) {
        const asked = other.parts.filter(asksAuthor);
        if (asked.length > 0 && other.choice === 'soon') outbox.setChoice(other.id, 'mixed');
        for (const { sequence } of asked) outbox.forgive(other.id, sequence);
      }
    });
  }

  /**
   * Changes when an entry goes. Throws ComposeError 'draft-unknown' where there is none, 'not-allowed' where nothing of it waits to be sent, and
   * for 곧 where that would tell: of a newcomer's first question, of what waits for a certificate, and of what has gone missing once.
   */
  reschedule(id: string, choice: SendChoice): OutboxItem {
    const { vault, manifest, nextRound } = this.#options;
    const item = vault.outbox.get(id);
    if (!item) throw new ComposeError('draft-unknown');
    const waits =
      item.parts.length === 0 || item.parts.some((one) => this.#state(one) === 'waiting');
    const wasMissed = item.parts.some(({ seen, misses }) => !seen && misses > 0);
    const isHasty =
      choice === 'soon' &&
      (wasMissed ||
        (item.hold === 'no-certificate' && !manifest.demo) ||
        (item.kind === 'question' && isNewcomer(vault, manifest, nextRound())));
    if (!waits || item.state === 'returned' || item.parts.some(asksAuthor) || isHasty) {
      throw new ComposeError('not-allowed');
    }
    vault.outbox.setChoice(id, choice);
    return vault.outbox.get(id) ?? item;
  }

  /** A post's receipt is missing, in the transaction that stores the batch which told so: it goes once more, and not at once. */
  miss({ item, part }: Pick): void {
    const { outbox } = this.#options.vault;
    if (item.choice === 'soon') outbox.setChoice(item.id, 'mixed');
    outbox.markMissed(item.id, part.sequence);
  }

  /** Takes back that a post was on its way: its envelope never left. */
  takeBack({ item, part }: Pick): void {
    this.#options.vault.outbox.markNotLeft(item.id, part.sequence, part.round);
  }

  /** What waits, oldest first; read again after a change only. */
  items(): readonly OutboxItem[] {
    this.#items ??= this.#options.vault.outbox.list();
    return this.#items;
  }

  #pickOf(item: OutboxItem, round: number): Pick | null {
    const { vault, planner } = this.#options;
    const { thread } = item;
    if (!thread || item.state === 'returned' || !this.#preparation.isGood(item, round)) return null;
    const line = this.#line(thread);
    const placed = line.find((one) => one.item.id === item.id && one.state === 'waiting');
    const plan = placed?.part.plan;
    if (!placed || !plan || plan.round > round) return null;
    if (!this.#schedule.mayGo(thread, line, placed, round)) return null;
    const reviewed = planner.review(item.choice, plan, round);
    if (reviewed.round === round) return placed;
    vault.outbox.setPlan(item.id, placed.part.sequence, reviewed);
    return null;
  }

  async #refresh(): Promise<void> {
    if (this.items().length === 0) return;
    const general = this.#options.hold();
    const holds = new Map<string, HoldReason>();
    for (const { id } of this.items()) this.#returnIfClosed(id, general);
    // Sealed when it may go and not before: what a seal holds is the day's, and would tell readers when its author was here last.
    for (const item of general === null ? this.items() : []) {
      const reason = await this.#preparation.prepare(item);
      if (reason) holds.set(item.id, reason);
    }
    for (const { id } of this.items()) this.#arrange(id, general, holds.get(id) ?? null);
  }

  /** Plans an entry, or says why it has no plan. */
  #arrange(id: string, general: HoldReason | null, own: HoldReason | null): void {
    const { nextRound } = this.#options;
    const item = this.#item(id);
    if (!item || item.state === 'returned' || this.#returnIfRefused(item)) return;
    const hold = own ?? this.#holdOf(item, general);
    if (!hold && item.parts.length === 0) return;
    if (!hold && item.thread) {
      this.#schedule.plan(item.thread, this.#line(item.thread), item, nextRound());
    }
    const planned = this.#item(id) ?? item;
    const rounds = planned.parts.flatMap((part) =>
      part.plan && this.#state(part) === 'waiting' ? [part.plan.round] : [],
    );
    this.#write(planned, hold, hold || rounds.length === 0 ? null : Math.max(...rounds));
  }

  #write(item: OutboxItem, hold: HoldReason | null, plannedRound: number | null): void {
    const state = hold ? 'kept' : plannedRound === null ? 'sent' : 'planned';
    if (item.state === state && item.hold === hold && item.plannedRound === plannedRound) return;
    this.#options.vault.outbox.setState(item.id, state, { hold, plannedRound });
    if (state === 'planned' && item.state !== 'planned') this.#options.onStep('planned');
  }

  #holdOf(item: OutboxItem, general: HoldReason | null): HoldReason | null {
    const waiting = (item.thread ? this.#line(item.thread) : []).filter(
      ({ state }) => state === 'waiting',
    );
    const last = waiting.findLastIndex((one) => one.item.id === item.id);
    if (waiting.slice(0, last + 1).some(({ part }) => asksAuthor(part))) return 'asks-author';
    return item.parts.length === 0 || last >= 0 ? general : null;
  }

  /** What the feed would not take any more comes back before it is sent: it would cost a round, and tell nothing but who was there. */
  #returnIfClosed(id: string, general: HoldReason | null): void {
    const { vault, manifest, roll, nextRound } = this.#options;
    const item = this.#item(id);
    if (!item?.thread || item.state === 'returned' || !this.#rests(item)) return;
    // While anything holds, this PC's clock is nobody's witness: a thread is as old as the feed has come.
    const round = general === null ? nextRound() : this.#states().head + 1;
    const why = returnReason(vault, manifest, roll(), item.thread, round);
    if (why) this.#return(item, why);
  }

  /** The feed has it, published it not, and nothing that should come before is missing: it was refused for good. */
  #returnIfRefused(item: OutboxItem): boolean {
    const { vault, manifest, receipts, roll, nextRound } = this.#options;
    const { thread } = item;
    const first = item.parts.find(({ seen }) => !seen);
    const taken = first ? receipts.acknowledgedIn(first.id) : null;
    if (!thread || !first || taken === null) return false;
    const isBehind = this.#line(thread).some(
      ({ part }) => !part.seen && part.sequence < first.sequence,
    );
    if (isBehind) return false;
    const why = refusalOf(vault, manifest, roll(), thread, taken, nextRound());
    if (why) {
      vault.transaction(() => {
        this.#return(item, why);
        closeGap(vault, manifest, item, nextRound());
      });
    } else receipts.disbelieve(first.id);
    return why !== null;
  }

  #return(item: OutboxItem, why: ReturnReason): void {
    this.#options.vault.outbox.setState(item.id, 'returned', { why });
  }

  /** Whether nothing of an entry is on its way: what is not published waits here. */
  #rests(item: OutboxItem): boolean {
    return item.parts.every((part) => part.seen || this.#state(part) === 'waiting');
  }

  #state(part: OutboxPart): PartState {
    return stateOf(this.#states(), part);
  }

  /** What has come back holds up nothing behind it: nobody but its author can say what becomes of it, and they have been told. */
  #line(thread: ThreadId): Placed[] {
    const items = this.items().filter(
      (item) => item.thread !== null && equal(item.thread, thread) && item.state !== 'returned',
    );
    return lineOf(this.#states(), items);
  }

  #states() {
    const { vault, receipts } = this.#options;
    return { head: vault.feed.head()?.round ?? -1, receipts };
  }

  #item(id: string): OutboxItem | null {
    return this.items().find((item) => item.id === id) ?? null;
  }
}

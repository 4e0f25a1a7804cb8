import type { Manifest } from '../../protocol/manifest.ts';
import type { ThreadId } from '../../protocol/bytes.ts';
import { roundAt } from '../../protocol/calendar.ts';
import type { OutboxItem, OutboxPart } from '../vault/outbox-row.ts';
import type { Vault } from '../vault/vault.ts';
import { leftOnDay } from './daily-limit.ts';
import { isNearLast, lastRoundIn } from './last-round.ts';
import { asksAuthor, type Placed } from './part-state.ts';
import { postGap, type Planner } from './planner.ts';
import { slotRounds } from './rounds/windows.ts';

export type ScheduleOptions = { vault: Vault; manifest: Manifest; planner: Planner };

/** When the posts of one thread go. They go in the order of their numbers, at a distance, and each in a round of its own choosing. */
export class Schedule {
  readonly #options: ScheduleOptions;

  constructor(options: ScheduleOptions) {
    this.#options = options;
  }

  /** Draws rounds for posts of an entry that wait and have none, and draws anew where a round went by. `next`: as in `planRound`. */
  plan(thread: ThreadId, line: readonly Placed[], item: OutboxItem, next: number): void {
    const { vault, manifest, planner } = this.#options;
    const waiting = line.filter(({ state }) => state === 'waiting');
    const own = waiting.filter((one) => one.item.id === item.id);
    const left = leftOnDay(vault, manifest, thread, line, next);
    const isLate = ({ part }: Placed): boolean =>
      waiting.findIndex((one) => one.part === part) >= left;
    for (const { part } of own) {
      if (!part.plan || part.plan.round >= next) continue;
      this.#set(item, part, planner.review(item.choice, part.plan, next));
    }
    const fresh = own.filter(({ part }) => !part.plan);
    const inTime = fresh.filter((one) => !isLate(one));
    const rounds = planner.drawAll(
      this.#isOverdue(thread, item, next) ? 'mixed' : item.choice,
      inTime.length,
      this.#earliest(thread, line, item, next),
    );
    for (const [index, { part }] of inTime.entries()) this.#set(item, part, rounds[index] ?? null);
    for (const { part } of fresh.filter(isLate)) this.#set(item, part, planner.drawLater(next));
  }

  /** Whether a post may go in `round`: its plan aside, those before it have to have arrived. */
  mayGo(thread: ThreadId, line: readonly Placed[], { item, part }: Placed, round: number): boolean {
    const { vault, manifest } = this.#options;
    const place = line.findIndex((one) => one.part === part);
    const before = line.slice(0, place).filter(({ state }) => state !== 'published');
    // What may follow at once need not wait until the one before was seen arriving: the feed keeps it until then.
    const isHeldUp = (one: Placed): boolean =>
      one.state === 'waiting' || (one.state === 'flying' && !this.#follows(thread, one.item, item));
    if (before.some(isHeldUp) || before.some((one) => asksAuthor(one.part))) return false;
    const isNext = this.#follows(thread, line[place - 1]?.item ?? null, item);
    if (!isNext && isNearLast(vault, thread, part.id, round)) return false;
    return leftOnDay(vault, manifest, thread, line, round) > 0;
  }

  /** The first round that the posts of an entry are drawn from. */
  #earliest(thread: ThreadId, line: readonly Placed[], item: OutboxItem, next: number): number {
    const place = line.findIndex((one) => one.item.id === item.id && !one.part.plan);
    const previous = line[place - 1];
    const planned = previous?.state === 'waiting' ? (previous.part.plan?.round ?? next) : -1;
    const gap = this.#follows(thread, previous?.item ?? null, item) ? 1 : postGap;
    const last = lastRoundIn(this.#options.vault, thread, line[place]?.part.id ?? null) ?? -gap;
    return Math.max(next, Math.max(planned, last) + gap);
  }

  /** Whether a post that was to go 곧 was held for longer than a moment: going first of all, it would say who has just come back. In a demo all have. */
  #isOverdue(thread: ThreadId, { choice, state, createdAt }: OutboxItem, next: number): boolean {
    const { vault, manifest } = this.#options;
    if (
      choice !== 'soon' ||
      state !== 'kept' ||
      manifest.demo ||
      vault.pseudonyms.authorOf(thread) === null
    )
      return false;
    return next - roundAt(manifest, createdAt) > slotRounds(manifest);
  }

  #set(item: OutboxItem, part: OutboxPart, plan: OutboxPart['plan']): void {
    this.#options.vault.outbox.setPlan(item.id, part.sequence, plan);
  }

  /**
   * Whether a post may go in the round after the one before it in its thread, `null` where that has left the outbox: parts of one text that goes
   * 곧, and all that a badge says 곧. Nobody has to guess who a badge is.
   */
  #follows(thread: ThreadId, before: OutboxItem | null, after: OutboxItem): boolean {
    if (after.choice !== 'soon') return false;
    const { pseudonyms } = this.#options.vault;
    return before?.id === after.id || pseudonyms.authorOf(thread) === null;
  }
}

import { equal, toHex, type Hash } from '../../protocol/bytes.ts';
import { dayAt, roundStart } from '../../protocol/calendar.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { CheckedBatch } from './checker.ts';

/**
 * How many envelopes may go missing before something is wrong: a share of those sent in a day, once there were enough to judge by. A single
 * one says nothing: every cut of a network can take one along.
 */
export type MissingRule = { share: number; atLeastSent: number; atLeastMissing: number };

export const usualMissingRule: MissingRule = { share: 0.02, atLeastSent: 20, atLeastMissing: 2 };

/** Published rounds that are remembered, each of ours and of others. */
const remembered = 64;

type Sent = { envelope: Hash; post: Hash | null };

/**
 * Looks for the receipt of every envelope of ours, dummies too, in exactly the round that it was made for: that is how a gate shows that
 * isolates a sender or splits the senders to find one. A round that was published for nobody counts for nobody.
 */
export class Receipts {
  readonly #manifest: Manifest;
  readonly #rule: MissingRule;
  readonly #sent = new Map<number, Sent>();
  /** Posts (hex ids) that the feed has taken and may still hold back behind a predecessor, by the round of their receipt. */
  readonly #acknowledged = new Map<string, number>();
  /** Rounds in which an envelope of ours was published, newest last. */
  #own: number[] = [];
  /** Rounds that were published without one of ours, newest last. */
  #others: number[] = [];
  /** Rounds that the gate passed over, and of which no batch has come. */
  readonly #passedOver = new Set<number>();
  #day = { day: -1, sent: 0, missing: 0 };

  constructor(manifest: Manifest, rule: MissingRule) {
    this.#manifest = manifest;
    this.#rule = rule;
  }

  /** An envelope was made for `round`; `post`: what is in it, `null` for a dummy. */
  expect(round: number, envelope: Hash, post: Hash | null): void {
    this.#sent.set(round, { envelope, post });
  }

  /** It was never handed to the network. */
  forget(round: number): void {
    this.#sent.delete(round);
  }

  /**
   * The gate went on to a later round without ever offering us this one. If it was published, it was offered to others: senders are being
   * divided, and each of them hides among fewer than it seems.
   */
  passedOver(round: number): void {
    if (this.#others.includes(round)) this.#countDay(round, true);
    else this.#passedOver.add(round);
  }

  /** Whether an envelope of ours was published in this round, of those that are remembered. */
  isOwn(round: number): boolean {
    return this.#own.includes(round);
  }

  /** Whether the feed has the post, though it has not published it yet. */
  acknowledged(post: Hash): boolean {
    return this.#acknowledged.has(toHex(post));
  }

  /** Whether a real envelope of ours is in one of these batches. */
  foundIn(batches: readonly CheckedBatch[]): boolean {
    return batches.some(({ accepted, receipts }) => {
      const sent = this.#sent.get(accepted.round);
      return sent !== undefined && sent.post !== null && has(receipts ?? [], sent.envelope);
    });
  }

  /** Counts the batches, after they are stored. */
  settle(batches: readonly CheckedBatch[]): void {
    for (const { accepted, receipts, ids } of batches) {
      for (const id of ids) this.#acknowledged.delete(toHex(id));
      const sent = this.#sent.get(accepted.round);
      if (sent && receipts) this.#count(accepted.round, sent, receipts, ids);
      else if (accepted.envelopes > 0) this.#countOthers(accepted.round);
      for (const round of this.#passedOver)
        if (round <= accepted.round) this.#passedOver.delete(round);
      for (const round of this.#sent.keys()) if (round <= accepted.round) this.#sent.delete(round);
    }
  }

  /** Whether more went missing today than networks lose. */
  get tooManyMissing(): boolean {
    const { sent, missing } = this.#day;
    const { share, atLeastSent, atLeastMissing } = this.#rule;
    return sent >= atLeastSent && missing >= atLeastMissing && missing > sent * share;
  }

  #count(round: number, sent: Sent, receipts: readonly Hash[], ids: readonly Hash[]): void {
    const found = has(receipts, sent.envelope);
    this.#countDay(round, !found);
    if (!found) return;
    this.#own = [...this.#own, round].slice(-remembered);
    if (sent.post && !has(ids, sent.post)) this.#acknowledged.set(toHex(sent.post), round);
  }

  #countOthers(round: number): void {
    if (this.#passedOver.has(round)) this.#countDay(round, true);
    else this.#others = [...this.#others, round].slice(-remembered);
  }

  #countDay(round: number, missing: boolean): void {
    const day = dayAt(this.#manifest, roundStart(this.#manifest, round));
    if (day !== this.#day.day) this.#day = { day, sent: 0, missing: 0 };
    this.#day.sent += 1;
    if (missing) this.#day.missing += 1;
  }
}

/** Whether a list of hashes holds this one. */
export const has = (hashes: readonly Hash[], hash: Hash): boolean =>
  hashes.some((one) => equal(one, hash));

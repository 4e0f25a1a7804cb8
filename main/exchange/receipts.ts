import { equal, type Hash } from '../../protocol/bytes.ts';
import { dayAt, roundStart } from '../../protocol/calendar.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { ReceiptStore } from '../vault/receipt-store.ts';
import type { CheckedBatch } from './checker.ts';

/**
 * How many envelopes may go missing before something is wrong: a share of those sent in a day, once there were enough to judge by. A single
 * one says nothing: every cut of a network can take one along.
 */
export type MissingRule = { share: number; atLeastSent: number; atLeastMissing: number };

export const usualMissingRule: MissingRule = { share: 0.02, atLeastSent: 20, atLeastMissing: 2 };

/** Published rounds that are remembered, each of ours and of others. */
const remembered = 64;
/** Days whose counts are kept. */
const daysKept = 7;
/** Receipts that have to be seen before a post goes. */
const enoughSeen = 2;
/** Rounds without an envelope of ours after which, on a new connection, they have to be seen again. */
const briefly = 5;

/** What a published round says about the envelope that was made for it. lost: missing, and perhaps it was never handed over. */
export type Verdict = 'found' | 'missing' | 'lost';

/**
 * Looks for the receipt of every envelope of ours, dummies too, in exactly the round that it was made for: that is how a gate shows that
 * isolates a sender or splits the senders to find one. A round that was published for nobody counts for nobody. What is looked for, and what
 * a day's search has found, is in the vault: ending the program makes nobody forget.
 */
export class Receipts {
  readonly #manifest: Manifest;
  readonly #rule: MissingRule;
  readonly #store: ReceiptStore;
  /** Rounds in which an envelope of ours was published, newest last. */
  #own: number[] = [];
  /** Rounds that were published without one of ours, newest last. */
  #others: number[] = [];
  /** Rounds that the gate passed over, and of which no batch has come. */
  readonly #passedOver = new Set<number>();
  /** Rounds that an envelope was handed over for on the connection that is open. */
  readonly #handedOver = new Set<number>();
  #seen = 0;
  #lastSeen = -Infinity;
  /** Whether nothing was seen arriving yet that went through the open connection. */
  #isNew = true;
  #tooMany = false;

  constructor(manifest: Manifest, rule: MissingRule, store: ReceiptStore) {
    this.#manifest = manifest;
    this.#rule = rule;
    this.#store = store;
  }

  /**
   * The connection to the gate is a new one. After some rounds without any, whether what goes through it arrives has to be seen first. After a
   * cut it need not: who cuts the connections of some, and sees a post all the same, would know that it is none of theirs.
   */
  connected(): void {
    this.#handedOver.clear();
    this.#isNew = true;
  }

  /** Whether enough envelopes of ours were seen arriving since this PC is online, in rounds that had others' as well. */
  get gathered(): boolean {
    return this.#seen >= enoughSeen;
  }

  /** An envelope was made for `round`; `post`: what is in it, `null` for a dummy or an erasure. */
  expect(round: number, envelope: Hash, post: Hash | null): void {
    this.#store.expect(round, envelope, post);
  }

  /** It was handed to the network. */
  sent(round: number): void {
    this.#handedOver.add(round);
    this.#store.setState(round, 'sent');
  }

  /** It was never handed to the network. */
  forget(round: number): void {
    this.#store.forget(round);
  }

  /**
   * The gate went on to a later round without ever offering us this one. If it was published, it was offered to others: senders are being
   * divided, and each of them hides among fewer than it seems.
   */
  passedOver(round: number): void {
    if (this.#others.includes(round)) this.#count(round, true);
    else this.#passedOver.add(round);
  }

  /** Whether an envelope of ours was published in this round, of those that are remembered. */
  isOwn(round: number): boolean {
    return this.#own.includes(round);
  }

  /** The round in which the feed took the post, though it has not published it yet; `null` if it has not. */
  acknowledgedIn(post: Hash): number | null {
    return this.#store.acknowledged().find((one) => equal(one.post, post))?.round ?? null;
  }

  /** The post is to be sent again, though the feed had taken it. */
  disbelieve(post: Hash): void {
    this.#store.forgetPost(post);
  }

  /** In the transaction that stores the batches: what became of the envelopes that were made for them, by round. */
  settle(batches: readonly CheckedBatch[]): Map<number, Verdict> {
    const verdicts = new Map<number, Verdict>();
    for (const batch of batches) {
      const { round } = batch.accepted;
      for (const id of batch.ids) this.#store.forgetPost(id);
      this.#store.dropBefore(round);
      const verdict = this.#judge(batch);
      if (verdict) verdicts.set(round, verdict);
      if (verdict === 'found' || verdict === 'missing') this.#count(round, verdict === 'missing');
    }
    return verdicts;
  }

  /** After the commit. */
  settled(batches: readonly CheckedBatch[], verdicts: ReadonlyMap<number, Verdict>): void {
    for (const { accepted } of batches) {
      const { round, envelopes } = accepted;
      if (this.#isNew && round - this.#lastSeen > briefly) this.#seen = 0;
      if (verdicts.get(round) === 'found') {
        this.#own = [...this.#own, round].slice(-remembered);
        if (envelopes >= Math.min(2, this.#manifest.minSet)) this.#see(round);
      } else if (!verdicts.has(round) && envelopes > 0) this.#countOthers(round);
      for (const over of this.#passedOver) if (over <= round) this.#passedOver.delete(over);
      for (const sent of this.#handedOver) if (sent <= round) this.#handedOver.delete(sent);
    }
  }

  /** Whether more went missing in a day than networks lose. */
  get tooManyMissing(): boolean {
    return this.#tooMany;
  }

  #judge({ accepted, receipts, ids }: CheckedBatch): Verdict | null {
    const { round } = accepted;
    const expected = this.#store.get(round);
    if (!expected) return null;
    const found = receipts !== null && has(receipts, expected.envelope);
    const isTaken = found && expected.post !== null && !has(ids, expected.post);
    if (isTaken) this.#store.setState(round, 'found');
    else this.#store.forget(round);
    if (receipts === null) return null;
    return found ? 'found' : expected.state === 'sent' ? 'missing' : 'lost';
  }

  /** An envelope of ours has arrived, among others. */
  #see(round: number): void {
    this.#lastSeen = round;
    if (!this.#handedOver.has(round)) return;
    this.#seen += 1;
    this.#isNew = false;
  }

  #countOthers(round: number): void {
    if (this.#passedOver.has(round)) this.#count(round, true);
    else this.#others = [...this.#others, round].slice(-remembered);
  }

  #count(round: number, missing: boolean): void {
    const day = dayAt(this.#manifest, roundStart(this.#manifest, round));
    this.#store.count(day, missing);
    this.#store.dropDaysBefore(day - daysKept);
    const counted = this.#store.day(day);
    const { share, atLeastSent, atLeastMissing } = this.#rule;
    this.#tooMany ||=
      counted.sent >= atLeastSent &&
      counted.missing >= atLeastMissing &&
      counted.missing > counted.sent * share;
  }
}

/** Whether a list of hashes holds this one. */
export const has = (hashes: readonly Hash[], hash: Hash): boolean =>
  hashes.some((one) => equal(one, hash));

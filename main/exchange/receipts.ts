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
    const day = dayAt(this.#manifest, roundStart(this.#manifest, round));
    if (day !== this.#day.day) this.#day = { day, sent: 0, missing: 0 };
    this.#day.sent += 1;
    if (!has(receipts, sent.envelope)) this.#day.missing += 1;
    else if (sent.post && !has(ids, sent.post)) this.#acknowledged.set(toHex(sent.post), round);
  }
}

/** Whether a list of hashes holds this one. */
export const has = (hashes: readonly Hash[], hash: Hash): boolean =>
  hashes.some((one) => equal(one, hash));

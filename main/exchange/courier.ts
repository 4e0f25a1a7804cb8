import type { Hash, XPublicKey } from '../../protocol/bytes.ts';
import { receiptOf } from '../../protocol/batch.ts';
import { dayAt, roundStart } from '../../protocol/calendar.ts';
import { sealEnvelope, type Envelope } from '../../protocol/envelope.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Vault } from '../vault/vault.ts';
import type { Alarm } from './alarm.ts';
import type { CheckedBatch } from './checker.ts';
import type { StepObserver } from './delivery-step.ts';
import type { RoundSender } from './gate-link.ts';
import type { Outbound, Pick } from './outbound.ts';
import { has, type Receipts } from './receipts.ts';

export type CourierOptions = {
  manifest: Manifest;
  vault: Vault;
  alarm: Alarm;
  outbound: Outbound;
  receipts: Receipts;
  onStep: StepObserver;
  /** Told of what should not happen: a full disk, a defect. */
  fault: (error: unknown) => void;
};

/** Makes exactly one envelope for every round, real or dummy, and watches what becomes of it. */
export class Courier implements RoundSender {
  readonly #options: CourierOptions;
  /** What the envelope of the running round holds. */
  #flying: { round: number; pick: Pick } | null = null;
  /** Entries that left the outbox with the last batches. */
  #cleared = 0;

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  async prepare(round: number): Promise<Envelope | null> {
    const { manifest, vault, outbound, receipts } = this.#options;
    const dayKey = vault.feed.dayKey(dayAt(manifest, roundStart(manifest, round)));
    if (!dayKey) return null;
    const pick = outbound.pick(round);
    const real = pick && (await this.#real(dayKey, round, pick));
    const envelope = real ?? (await sealEnvelope(dayKey, manifest.cohort, null));
    this.#flying = real && { round, pick };
    receipts.expect(round, receiptOf(envelope), real && pick.part.id);
    return envelope;
  }

  /** The envelope of a post, noted; `null` where it cannot be noted: a disk that is full must not show in who sends and who does not. */
  async #real(dayKey: XPublicKey, round: number, pick: Pick): Promise<Envelope | null> {
    const { manifest, vault, onStep, fault } = this.#options;
    const envelope = await sealEnvelope(dayKey, manifest.cohort, pick.part.post);
    onStep('envelope-made');
    try {
      vault.outbox.markUploaded(pick.item.id, pick.part.sequence, round, receiptOf(envelope));
      return envelope;
    } catch (error) {
      fault(error);
      return null;
    }
  }

  sent(round: number): void {
    const { outbound, onStep } = this.#options;
    if (this.#flying?.round !== round) return;
    onStep('uploaded');
    void outbound.refresh();
  }

  missedRound(round: number): void {
    const { outbound, receipts } = this.#options;
    receipts.forget(round);
    const flying = this.#flying?.round === round ? this.#flying : null;
    this.#flying = null;
    try {
      if (flying) outbound.takeBack(flying.pick);
    } catch (error) {
      this.#options.fault(error);
    }
  }

  passedOver(round: number): void {
    this.#options.receipts.passedOver(round);
  }

  /** In the transaction that stores batches: what stands in them leaves the outbox, what should and does not is free to go again. */
  storing(batches: readonly CheckedBatch[]): void {
    const { vault, outbound, receipts, onStep } = this.#options;
    this.#cleared = 0;
    if (outbound.items().length === 0) return;
    if (receipts.foundIn(batches)) onStep('receipt-seen');
    const waiting = outbound
      .items()
      .flatMap(({ id, parts }) => parts.map((part) => ({ id, part })));
    const published: Hash[] = [];
    for (const { accepted, receipts: list, ids } of batches) {
      for (const { id, part } of waiting) {
        if (part.seen) continue;
        if (has(ids, part.id)) published.push(part.id);
        else if (
          part.round === accepted.round &&
          part.envelope &&
          list &&
          !has(list, part.envelope)
        ) {
          vault.outbox.markMissed(id, part.sequence);
        }
      }
    }
    if (published.length > 0) onStep('stored');
    this.#cleared = vault.outbox.markSeen(published).length;
  }

  /** After the commit. */
  stored(batches: readonly CheckedBatch[]): void {
    const { alarm, outbound, receipts, onStep } = this.#options;
    receipts.settle(batches);
    if (receipts.tooManyMissing) alarm.raise('receipts-missing');
    if (this.#cleared > 0) onStep('cleared');
    void outbound.refresh();
  }
}

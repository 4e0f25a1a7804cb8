import type { Hash, XPublicKey } from '../../protocol/bytes.ts';
import { receiptOf } from '../../protocol/batch.ts';
import { dayAt, roundStart } from '../../protocol/calendar.ts';
import { sealEnvelope, type Envelope, type Erasure } from '../../protocol/envelope.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { Vault } from '../vault/vault.ts';
import type { Alarm } from './alarm.ts';
import type { CheckedBatch } from './checker.ts';
import type { StepObserver } from './delivery-step.ts';
import type { Erasures } from './erasures.ts';
import type { RoundSender } from './gate-link.ts';
import type { Outbound, Pick } from './outbound.ts';
import { has, type Receipts, type Verdict } from './receipts.ts';

export type CourierOptions = {
  manifest: Manifest;
  vault: Vault;
  alarm: Alarm;
  outbound: Outbound;
  erasures: Erasures;
  receipts: Receipts;
  /** Whether nothing keeps posts back now. */
  mayErase: () => boolean;
  onStep: StepObserver;
  /** Told of what should not happen: a full disk, a defect. */
  fault: (error: unknown) => void;
};

/** What an envelope holds besides zeros. */
type Cargo = { kind: 'post'; pick: Pick } | { kind: 'erasure'; erasure: Erasure };

/** Makes exactly one envelope for every round, real or dummy, and watches what becomes of it. */
export class Courier implements RoundSender {
  readonly #options: CourierOptions;
  /** What the envelope of the running round holds. */
  #flying: { round: number; cargo: Cargo } | null = null;
  #verdicts: ReadonlyMap<number, Verdict> = new Map();
  /** Entries that left the outbox with the last batches. */
  #cleared = 0;

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  connected(): void {
    this.#options.receipts.connected();
  }

  async prepare(round: number): Promise<Envelope | null> {
    const { manifest, vault, receipts } = this.#options;
    const dayKey = vault.feed.dayKey(dayAt(manifest, roundStart(manifest, round)));
    if (!dayKey) return null;
    const cargo = this.#attempt(() => this.#choose(round));
    const real = cargo && (await this.#real(dayKey, round, cargo));
    this.#flying = real && { round, cargo };
    if (real) return real;
    const dummy = await sealEnvelope(dayKey, manifest.cohort, null);
    this.#attempt(() => receipts.expect(round, receiptOf(dummy), null));
    return dummy;
  }

  #choose(round: number): Cargo | null {
    const { outbound, erasures, mayErase } = this.#options;
    const pick = outbound.pick(round);
    if (pick) return { kind: 'post', pick };
    const erasure = mayErase() ? erasures.pick(round) : null;
    return erasure && { kind: 'erasure', erasure };
  }

  /**
   * The envelope of a post or an erasure, noted; `null` where it cannot be noted: a disk that is full must not show in who sends and who does not.
   * `null` too where the post was exchanged while its envelope was made: what leaves has to be what is kept, or it would go twice.
   */
  async #real(dayKey: XPublicKey, round: number, cargo: Cargo): Promise<Envelope | null> {
    const { manifest, vault, outbound, receipts, onStep } = this.#options;
    const load = cargo.kind === 'post' ? cargo.pick.part.post : cargo.erasure;
    const envelope = await sealEnvelope(dayKey, manifest.cohort, load);
    if (cargo.kind === 'post') onStep('envelope-made');
    const receipt = receiptOf(envelope);
    return this.#attempt(() =>
      vault.transaction(() => {
        if (cargo.kind === 'post' && !outbound.isStill(cargo.pick)) return null;
        this.#note(cargo, round, receipt);
        receipts.expect(round, receipt, cargo.kind === 'post' ? cargo.pick.part.id : null);
        return envelope;
      }),
    );
  }

  #note(cargo: Cargo, round: number, receipt: Hash): void {
    const { vault, erasures } = this.#options;
    if (cargo.kind === 'erasure') erasures.markUploaded(cargo.erasure.post, round, receipt);
    else vault.outbox.markUploaded(cargo.pick.item.id, cargo.pick.part.sequence, round, receipt);
  }

  sent(round: number): void {
    const { outbound, receipts, onStep } = this.#options;
    this.#attempt(() => receipts.sent(round));
    if (this.#flying?.round !== round) return;
    if (this.#flying.cargo.kind === 'post') onStep('uploaded');
    void outbound.refresh();
  }

  missedRound(round: number): void {
    const { vault, outbound, erasures, receipts } = this.#options;
    const cargo = this.#flying?.round === round ? this.#flying.cargo : null;
    this.#flying = null;
    this.#attempt(() =>
      vault.transaction(() => {
        receipts.forget(round);
        if (cargo?.kind === 'post') outbound.takeBack(cargo.pick);
        if (cargo?.kind === 'erasure') erasures.takeBack(cargo.erasure.post);
      }),
    );
  }

  passedOver(round: number): void {
    const { receipts } = this.#options;
    this.#attempt(() => receipts.passedOver(round));
    this.#alarmIfMissing();
  }

  /** In the transaction that stores batches: what stands in them leaves the outbox, what should and does not is free to go again. */
  storing(batches: readonly CheckedBatch[]): void {
    const { vault, outbound, erasures, receipts, onStep } = this.#options;
    this.#cleared = 0;
    this.#verdicts = receipts.settle(batches);
    erasures.settle(this.#verdicts);
    if (outbound.items().length === 0) return;
    const waiting = outbound
      .items()
      .flatMap((item) => item.parts.map((part) => ({ item, part })))
      .filter(({ part }) => !part.seen);
    if (waiting.some((pick) => this.#verdictOf(pick) === 'found')) onStep('receipt-seen');
    const published = waiting
      .filter(({ part }) => batches.some(({ ids }) => has(ids, part.id)))
      .map(({ part }) => part.id);
    for (const pick of waiting) {
      if (has(published, pick.part.id)) continue;
      const verdict = this.#verdictOf(pick);
      if (verdict === 'missing') outbound.miss(pick);
      else if (verdict === 'lost') vault.outbox.markFree(pick.item.id, pick.part.sequence);
    }
    if (published.length > 0) onStep('stored');
    this.#cleared = vault.outbox.markSeen(published, this.#withoutBody(batches, published)).length;
  }

  /** After the commit. */
  stored(batches: readonly CheckedBatch[]): void {
    const { outbound, receipts, onStep } = this.#options;
    this.#attempt(() => receipts.settled(batches, this.#verdicts));
    this.#verdicts = new Map();
    this.#alarmIfMissing();
    if (this.#cleared > 0) onStep('cleared');
    void outbound.refresh();
  }

  /** Posts of ours that the feed names and does not have: they were voided while this PC was off. */
  #withoutBody(batches: readonly CheckedBatch[], published: readonly Hash[]): Hash[] {
    const bodies = batches.flatMap(({ accepted }) => accepted.posts.map(({ id }) => id));
    return published.filter((id) => !has(bodies, id) && !this.#options.vault.feed.has(id));
  }

  /** What became of the last upload of a post, as far as the batches tell. */
  #verdictOf({ part: { round } }: Pick): Verdict | null {
    return round === null ? null : (this.#verdicts.get(round) ?? null);
  }

  #alarmIfMissing(): void {
    const { alarm, receipts } = this.#options;
    if (receipts.tooManyMissing) alarm.raise('receipts-missing');
  }

  #attempt<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      this.#options.fault(error);
      return null;
    }
  }
}

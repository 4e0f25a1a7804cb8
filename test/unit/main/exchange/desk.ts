import {
  sized,
  type Bytes,
  type Bytes32,
  type EdSeed,
  type Hash,
} from '../../../../protocol/bytes.ts';
import { dayAt, roundAt } from '../../../../protocol/calendar.ts';
import { openEnvelope, type Envelope } from '../../../../protocol/envelope.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { xKeyPair, type XKeyPair } from '../../../../protocol/hpke.ts';
import type { HoldReason } from '../../../../preload/contract.ts';
import { Alarm } from '../../../../main/exchange/alarm.ts';
import type { CheckedBatch } from '../../../../main/exchange/checker.ts';
import { Courier } from '../../../../main/exchange/courier.ts';
import type { DeliveryStep } from '../../../../main/exchange/delivery-step.ts';
import { Outbound } from '../../../../main/exchange/outbound.ts';
import { Receipts, usualMissingRule } from '../../../../main/exchange/receipts.ts';
import { Sealer } from '../../../../main/exchange/sealer.ts';
import { assignPseudonym } from '../../../../main/vault/assign.ts';
import type { OutboxItem } from '../../../../main/vault/outbox-row.ts';
import { Vault } from '../../../../main/vault/vault.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from './cohort.ts';

export type SentRound = { round: number; envelope: Envelope; post: Uint8Array | null };

/** A courier with its outbox, in a world that stands still; the test is gate and feed. */
export class Desk {
  readonly environment = new VirtualEnvironment();
  readonly cohort = new TestCohort(this.environment);
  readonly vault: Vault;
  readonly feed: XKeyPair;
  readonly alarm = new Alarm();
  readonly steps: DeliveryStep[] = [];
  /** What the courier found that should not happen. */
  readonly faults: unknown[] = [];
  readonly outbound: Outbound;
  readonly courier: Courier;
  readonly receipts: Receipts;
  /** What holds everything back. */
  hold: HoldReason | null = null;
  #written = 0;

  private constructor(feed: XKeyPair, key: Bytes32) {
    const { environment, alarm } = this;
    const { manifest } = this.cohort;
    this.feed = feed;
    const vault = Vault.open({ file: null, key, environment });
    this.vault = vault;
    const onStep = (step: DeliveryStep): number => this.steps.push(step);
    const receipts = new Receipts(manifest, usualMissingRule);
    this.receipts = receipts;
    const outbound = new Outbound({
      vault,
      manifest,
      receipts,
      onStep,
      sealer: new Sealer({ vault, manifest, environment, onStep }),
      assign: (item) => assignPseudonym(vault, manifest, environment, item),
      hold: () => this.hold,
      nextRound: () => this.now() + 1,
      fault: (error) => {
        throw error;
      },
    });
    this.outbound = outbound;
    vault.outbox.onChanged(() => outbound.invalidate());
    const fault = (error: unknown): number => this.faults.push(error);
    this.courier = new Courier({ manifest, vault, alarm, outbound, receipts, onStep, fault });
  }

  static async make(): Promise<Desk> {
    const bytes = sized<Bytes32>(new Uint8Array(32).fill(7), 32);
    const desk = new Desk(await xKeyPair(bytes), bytes);
    desk.vault.membership.addEpochKeys([{ epoch: 0, all: desk.cohort.keys.all, mentor: null }]);
    desk.announceDays(desk.now() - 1);
    desk.stock(2);
    return desk;
  }

  now(): number {
    return roundAt(this.cohort.manifest, this.environment.now());
  }

  /** Stores a batch of `round` with the feed's keys of today and the next two days. */
  announceDays(round: number): void {
    const today = dayAt(this.cohort.manifest, this.environment.now());
    const dayKeys = [0, 1, 2].map((later) => ({ day: today + later, key: this.feed.publicKey }));
    const hash = sha256(Buffer.from(`days ${round}`));
    const empty = { envelopes: 20, notices: [], posts: [], threadKeys: [] };
    this.vault.feed.append([{ ...empty, round, hash, dayKeys }]);
  }

  /** Puts certificates into stock that nobody here checks. */
  stock(count: number, epoch = 0): void {
    const { certificates } = this.vault;
    const bytes = <B extends Uint8Array>(length: number): B =>
      sized<B>(this.environment.random(length), length);
    const pending = Array.from({ length: count }, () => ({
      seed: bytes<EdSeed>(32),
      prepared: bytes<Uint8Array>(64),
      blinded: bytes<Uint8Array>(384),
      inverse: bytes<Uint8Array>(384),
    }));
    certificates.savePending(epoch, pending);
    certificates.complete(
      epoch,
      pending.map(() => ({ prefix: bytes<Bytes32>(32), signature: bytes<Bytes<384>>(384) })),
    );
  }

  /** Puts something into the outbox as composing does, a question with its pseudonym where there is one. */
  put(content: OutboxItem['content'], thread: OutboxItem['thread'] = null): string {
    this.#written += 1;
    const id = this.#written.toString(16).padStart(32, '0');
    const item: OutboxItem = {
      id,
      kind: content.kind,
      content,
      thread,
      opens: content.kind === 'question',
      audience: 'everyone',
      createdAt: this.environment.now(),
      state: 'kept',
      hold: null,
      plannedRound: null,
      parts: [],
    };
    this.vault.outbox.add(item);
    if (item.opens) assignPseudonym(this.vault, this.cohort.manifest, this.environment, item);
    return id;
  }

  ask(text = '내용'): string {
    return this.put({ kind: 'question', topic: 'heart', title: '제목', text });
  }

  /** Lets a round pass: its envelope, and what is inside (`null` for a dummy). */
  async round(): Promise<SentRound> {
    await this.outbound.refresh();
    await this.environment.advance(this.cohort.manifest.roundLength);
    const envelope = await this.courier.prepare(this.now());
    if (!envelope) throw new Error('no envelope');
    this.courier.sent(this.now());
    const post = await openEnvelope(this.feed.secretKey, this.cohort.manifest.cohort, envelope);
    return { round: this.now(), envelope, post };
  }

  /** Stores the batch of a round as the reader does. */
  async publish(round: number, receipts: Hash[] | null, posts: Uint8Array[] = []): Promise<void> {
    const hash = sha256(Buffer.from(`batch ${round}`));
    const empty = { notices: [], dayKeys: [], posts: [], threadKeys: [] };
    const accepted = { ...empty, round, hash, envelopes: receipts?.length ?? 0 };
    const batch: CheckedBatch = { accepted, receipts, ids: posts.map((post) => sha256(post)) };
    this.vault.transaction(() => {
      this.vault.feed.append([accepted]);
      this.courier.storing([batch]);
    });
    this.courier.stored([batch]);
    await this.outbound.refresh();
  }
}

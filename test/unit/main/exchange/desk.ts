import {
  sized,
  type Bytes,
  type Bytes32,
  type EdSeed,
  type Hash,
} from '../../../../protocol/bytes.ts';
import { receiptOf } from '../../../../protocol/batch.ts';
import { dayAt, roundAt } from '../../../../protocol/calendar.ts';
import { openEnvelope, type Envelope, type Erasure } from '../../../../protocol/envelope.ts';
import { sha256 } from '../../../../protocol/hash.ts';
import { xKeyPair, type XKeyPair } from '../../../../protocol/hpke.ts';
import type { HoldReason, SendChoice } from '../../../../preload/contract.ts';
import { Alarm } from '../../../../main/exchange/alarm.ts';
import type { CheckedBatch } from '../../../../main/exchange/checker.ts';
import { Courier } from '../../../../main/exchange/courier.ts';
import { Erasures } from '../../../../main/exchange/erasures.ts';
import type { DeliveryStep } from '../../../../main/exchange/delivery-step.ts';
import { Outbound } from '../../../../main/exchange/outbound.ts';
import { Planner } from '../../../../main/exchange/planner.ts';
import { sizeHistoryOf } from '../../../../main/exchange/rounds/size-history.ts';
import { Receipts, usualMissingRule } from '../../../../main/exchange/receipts.ts';
import { Sealer } from '../../../../main/exchange/sealer.ts';
import { assignPseudonym } from '../../../../main/vault/assign.ts';
import type { OutboxItem } from '../../../../main/vault/outbox-row.ts';
import { decodePost, opensThread } from '../../../../protocol/post.ts';
import { openShared } from '../../../../protocol/sealing.ts';
import { Roll } from '../../../../protocol/roll.ts';
import type { StoredPost } from '../../../../main/vault/post-row.ts';
import { Vault } from '../../../../main/vault/vault.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from './cohort.ts';

/** `post`: its bytes, `null` where there is none. `erasure`: what the feed is asked to delete. */
export type SentRound = {
  round: number;
  envelope: Envelope;
  post: Uint8Array | null;
  erasure: Erasure | null;
};

/** What forgets everything when the program ends. */
type Run = { outbound: Outbound; courier: Courier; receipts: Receipts };

/** A courier with its outbox, in a world that stands still; the test is gate and feed. */
export class Desk {
  readonly environment = new VirtualEnvironment();
  readonly cohort = new TestCohort(this.environment);
  readonly vault: Vault;
  readonly feed: XKeyPair;
  readonly alarm = new Alarm();
  readonly roll = new Roll(this.cohort.manifest);
  readonly steps: DeliveryStep[] = [];
  /** What the courier found that should not happen. */
  readonly faults: unknown[] = [];
  /** What holds everything back. */
  hold: HoldReason | null = null;
  #run: Run;
  #written = 0;

  private constructor(feed: XKeyPair, key: Bytes32) {
    this.feed = feed;
    this.vault = Vault.open({ file: null, key, environment: this.environment });
    this.#run = this.#begin();
    this.vault.outbox.onChanged(() => this.outbound.invalidate());
  }

  get outbound(): Outbound {
    return this.#run.outbound;
  }

  get courier(): Courier {
    return this.#run.courier;
  }

  get receipts(): Receipts {
    return this.#run.receipts;
  }

  /** The program is ended, and started again on the same vault. */
  restart(): void {
    this.#run = this.#begin();
  }

  #begin(): Run {
    const { environment, vault, alarm } = this;
    const { manifest } = this.cohort;
    const onStep = (step: DeliveryStep): number => this.steps.push(step);
    const roll = (): Roll => this.roll;
    const receipts = new Receipts(manifest, usualMissingRule, vault.receipts);
    const random = (length: number): Uint8Array => environment.random(length);
    const planner = new Planner({ manifest, history: sizeHistoryOf(vault.feed), random });
    const outbound = new Outbound({
      vault,
      manifest,
      receipts,
      planner,
      roll,
      onStep,
      sealer: new Sealer({ vault, manifest, environment, roll, onStep }),
      assign: (item) => assignPseudonym(vault, manifest, environment, item),
      hold: () => this.hold,
      nextRound: () => this.now() + 1,
      fault: (error) => {
        throw error;
      },
    });
    const courier = new Courier({
      manifest,
      vault,
      alarm,
      outbound,
      receipts,
      onStep,
      erasures: new Erasures({ vault, manifest, planner }),
      mayErase: () => this.hold === null,
      fault: (error) => this.faults.push(error),
    });
    return { outbound, courier, receipts };
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
  put(
    content: OutboxItem['content'],
    thread: OutboxItem['thread'] = null,
    choice: SendChoice = 'soon',
    audience: OutboxItem['audience'] = 'everyone',
  ): string {
    this.#written += 1;
    const id = this.#written.toString(16).padStart(32, '0');
    const item: OutboxItem = {
      id,
      kind: content.kind,
      content,
      thread,
      opens: content.kind === 'question',
      audience,
      mentor: null,
      choice,
      createdAt: this.environment.now(),
      state: 'kept',
      hold: null,
      why: null,
      plannedRound: null,
      parts: [],
    };
    this.vault.outbox.add(item);
    if (item.opens) assignPseudonym(this.vault, this.cohort.manifest, this.environment, item);
    return id;
  }

  ask(text = '내용', choice: SendChoice = 'soon'): string {
    return this.put({ kind: 'question', topic: 'heart', title: '제목', text }, null, choice);
  }

  /** In which rounds the posts of an entry are planned. */
  plans(id: string): (number | null)[] {
    return (this.vault.outbox.get(id)?.parts ?? []).map(({ plan }) => plan?.round ?? null);
  }

  /** Lets a round pass: its envelope, and what is inside (`null` for a dummy). */
  async round(): Promise<SentRound> {
    await this.outbound.refresh();
    await this.environment.advance(this.cohort.manifest.roundLength);
    const envelope = await this.courier.prepare(this.now());
    if (!envelope) throw new Error('no envelope');
    this.courier.sent(this.now());
    const load = await openEnvelope(this.feed.secretKey, this.cohort.manifest.cohort, envelope);
    const post = load instanceof Uint8Array ? load : null;
    const erasure = load && !(load instanceof Uint8Array) ? load : null;
    return { round: this.now(), envelope, post, erasure };
  }

  /** As many receipts of others. */
  others(count: number): Hash[] {
    return Array.from({ length: count }, (_, n) => sha256(Buffer.from(`other ${n}`)));
  }

  /** Lets a round pass, and publishes it with our receipt, what we sent, and so many envelopes of others. */
  async publishedRound(others = 19): Promise<SentRound> {
    const sent = await this.round();
    await this.publishSent(sent, others);
    return sent;
  }

  /** Lets a round pass that this PC has no part in, and publishes it. */
  async publishedByOthers(): Promise<void> {
    await this.environment.advance(this.cohort.manifest.roundLength);
    await this.publish(this.now(), this.others(20));
  }

  /** Publishes a round in which we sent, with our receipt, our post, and so many envelopes of others. */
  async publishSent({ round, envelope, post }: SentRound, others = 19): Promise<void> {
    await this.publish(round, [receiptOf(envelope), ...this.others(others)], post ? [post] : []);
  }

  /** Publishes a round in which we sent, and of our post the id alone: the feed has deleted its body. */
  async publishVoided({ round, envelope, post }: SentRound): Promise<void> {
    const receipts = [receiptOf(envelope), ...this.others(19)];
    await this.publish(round, receipts, [], post ? [sha256(post)] : []);
  }

  /** Lets time pass until shortly before the next of an entry's posts is due: what was held for long goes on another day. */
  async approach(id: string): Promise<void> {
    await this.outbound.refresh();
    const part = this.vault.outbox.get(id)?.parts.find(({ seen }) => !seen);
    const rounds = (part?.plan?.round ?? 0) - this.now() - 5;
    if (rounds > 0) await this.environment.advance(rounds * this.cohort.manifest.roundLength);
    this.announceDays(this.now() - 1);
  }

  /** Lets rounds of dummies pass, published like any other, until a post goes, whose round is left unpublished. Throws if none goes. */
  async untilPost(most = 130): Promise<SentRound & { post: Uint8Array; passed: number }> {
    for (let passed = 0; passed < most; passed += 1) {
      const { post, ...sent } = await this.round();
      if (post) return { ...sent, post, passed };
      await this.publishSent({ ...sent, post });
    }
    throw new Error('no post went');
  }

  /** Stores the batch of a round as the reader does. */
  async publish(
    round: number,
    receipts: Hash[] | null,
    posts: Uint8Array[] = [],
    deleted: Hash[] = [],
  ): Promise<void> {
    const hash = sha256(Buffer.from(`batch ${round}`));
    const empty = { notices: [], dayKeys: [], threadKeys: [] };
    const stored = posts.map((bytes) => this.#stored(round, bytes));
    const accepted = { ...empty, round, hash, posts: stored, envelopes: receipts?.length ?? 0 };
    const batch: CheckedBatch = {
      accepted,
      receipts,
      ids: [...posts.map((post) => sha256(post)), ...deleted],
    };
    this.vault.transaction(() => {
      this.vault.feed.append([accepted]);
      this.courier.storing([batch]);
    });
    this.courier.stored([batch]);
    await this.outbound.refresh();
  }

  #stored(round: number, bytes: Uint8Array): StoredPost {
    const post = decodePost(bytes);
    const key = this.vault.pseudonyms.threadKey(post.thread) ?? this.cohort.keys.all;
    const opened = openShared(post, opensThread(post) ? this.cohort.keys.all : key)?.part ?? null;
    const { id, thread, author, epoch, sequence, role } = post;
    return { id, thread, author, epoch, sequence, role, round, opened, bytes: null };
  }
}

import { Inbox } from '../../../../main/inbox/inbox.ts';
import { atFirst } from '../../../../main/vault/membership-store.ts';
import type { OutboxItem } from '../../../../main/vault/outbox-row.ts';
import type { StoredPost } from '../../../../main/vault/post-row.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import type { ThreadFilter, ThreadSummary, ThreadView } from '../../../../preload/contract.ts';
import {
  sized,
  toHex,
  type Bytes16,
  type Bytes32,
  type ThreadId,
  type XPublicKey,
} from '../../../../protocol/bytes.ts';
import { roundAt } from '../../../../protocol/calendar.ts';
import type { Manifest } from '../../../../protocol/manifest.ts';
import { readNotice, type NoticeBody } from '../../../../protocol/notice.ts';
import { Roll } from '../../../../protocol/roll.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { TestCohort } from '../exchange/cohort.ts';
import { batchOf, Writer } from '../feed-writers.ts';
import { entry } from '../outbox-items.ts';
import { vaultInMemory } from '../vault-folder.ts';

/** One person's inbox, and everybody whose posts come to it. */
export class InboxOfOne {
  readonly environment = new VirtualEnvironment();
  readonly #cohort = new TestCohort(this.environment);
  readonly manifest: Manifest = this.#cohort.manifest;
  readonly roll = new Roll(this.manifest);
  readonly vault: Vault = vaultInMemory(this.environment);
  inbox: Inbox = this.#newInbox();
  #batches = 0;

  /** The round that runs now. */
  get now(): number {
    return roundAt(this.manifest, this.environment.now());
  }

  writer(): Writer {
    return new Writer(this.environment);
  }

  /** Makes a badge that is in force. */
  certified(nickname: string): Writer {
    const badge = new Writer(this.environment, 'badge');
    const sealTo = sized<XPublicKey>(this.environment.random(32), 32);
    this.notice({ kind: 'badge', badge: badge.key, sealTo, nickname });
    return badge;
  }

  withdraw(badge: Writer): void {
    this.notice({ kind: 'withdraw-badge', badge: badge.key });
  }

  /** A notice comes. */
  notice(body: NoticeBody): void {
    const bytes = this.#cohort.notice(body);
    // As in the exchange: the roll knows first, then the batch is stored, and what was voided loses its body.
    this.roll.add(readNotice(this.manifest, bytes));
    this.#batches += 1;
    this.vault.transaction(() => {
      this.vault.feed.append([batchOf(this.#batches, [], { notices: [bytes] })]);
      this.vault.feed.deleteBodies(
        body.kind === 'void-post' ? [body.post] : [],
        body.kind === 'void-pseudonym' ? [body.author] : [],
      );
    });
  }

  /** Makes this person a mentor with this badge, or (`null`) a mentee. */
  become(badge: Writer | null): void {
    const { environment, manifest } = this;
    this.vault.membership.save({
      manifest: manifest.bytes,
      role: badge ? 'mentor' : 'mentee',
      state: 'member',
      code: sized<Bytes16>(environment.random(16), 16),
      entropy: sized<Bytes32>(environment.random(32), 32),
      badge: badge && {
        seed: badge.seed,
        sealSeed: sized<Bytes32>(environment.random(32), 32),
        nickname: '거북',
        requested: true,
      },
      ...atFirst,
    });
  }

  /** A pseudonym of this person's own. */
  own(thread?: ThreadId): Writer {
    const own = this.writer();
    this.vault.pseudonyms.add(own.pseudonym(thread));
    return own;
  }

  /** A batch with these posts comes. */
  arrive(...posts: StoredPost[]): void {
    this.#batches += 1;
    this.vault.feed.append([batchOf(this.#batches, posts)]);
  }

  /** A batch of this round comes, with so many envelopes. */
  arriveIn(round: number, envelopes: number, ...posts: StoredPost[]): void {
    this.#batches = round;
    this.vault.feed.append([batchOf(round, posts, { envelopes })]);
  }

  queue(number: number, words: Partial<OutboxItem>): void {
    this.vault.outbox.add(entry(number, { createdAt: this.environment.now(), ...words }));
  }

  list(filter: ThreadFilter = 'inbox', topic: ThreadSummary['topic'] | null = null) {
    return this.inbox.threads({ filter, topic, offset: 0, limit: 200 }).threads;
  }

  titles(filter: ThreadFilter = 'inbox', topic: ThreadSummary['topic'] | null = null): string[] {
    return this.list(filter, topic).map(({ title }) => title);
  }

  view(thread: ThreadId): ThreadView {
    return this.inbox.thread(toHex(thread));
  }

  /** As after a start with other rules: all meaning is made anew. */
  makeAnew(): void {
    this.beginAnew();
    while (this.inbox.makeAnew());
  }

  /** As after a start with other rules, before anything was done. */
  beginAnew(): void {
    this.vault.threads.setRules(0);
    this.restart();
  }

  /** As after the next start. */
  restart(): void {
    this.inbox = this.#newInbox();
  }

  #newInbox(): Inbox {
    const { vault, manifest, environment } = this;
    return new Inbox({ vault, manifest, environment, roll: () => this.roll });
  }
}

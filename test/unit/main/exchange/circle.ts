import { checkChain, BatchChecker, decodeFrame } from '../../../../main/exchange/checker.ts';
import { NoticeBook } from '../../../../main/exchange/notice-book.ts';
import { Sealer } from '../../../../main/exchange/sealer.ts';
import { Inbox } from '../../../../main/inbox/inbox.ts';
import { badgeKeys } from '../../../../main/membership/badge.ts';
import { sendDraft } from '../../../../main/vault/compose.ts';
import type { DraftInput } from '../../../../main/vault/draft-store.ts';
import { atFirst, type StoredBadge } from '../../../../main/vault/membership-store.ts';
import type { AcceptedBatch } from '../../../../main/vault/feed-store.ts';
import { Listeners } from '../../../../main/vault/listeners.ts';
import type { OutboxItem } from '../../../../main/vault/outbox-row.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import type { HoldReason, MemberRole, ThreadView } from '../../../../preload/contract.ts';
import { sized, toHex, type Bytes16, type Bytes32 } from '../../../../protocol/bytes.ts';
import { roundAt } from '../../../../protocol/calendar.ts';
import type { Manifest } from '../../../../protocol/manifest.ts';
import { decodePost } from '../../../../protocol/post.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';
import { draft } from '../outbox-items.ts';
import { vaultInMemory } from '../vault-folder.ts';
import { TestCohort } from './cohort.ts';

export type Member = {
  vault: Vault;
  notices: NoticeBook;
  inbox: Inbox;
  sealer: Sealer;
  /** The public key of the badge, 64 hex digits. */
  badge: string | null;
  /** Told of the batches that were stored, as the exchange tells of them. */
  arrivals: Listeners<readonly AcceptedBatch[]>;
};

/** Members of a cohort, each with a vault, who write to each other as their programs do; gate and feed are left out. */
export class Circle {
  readonly environment = new VirtualEnvironment();
  readonly cohort = new TestCohort(this.environment);
  readonly manifest: Manifest;
  readonly #members: Member[] = [];
  #round = 0;
  #drafts = 0;
  #notices: Uint8Array[] = [this.cohort.epochNotice()];

  /** `coordinator`: the key that reports are sealed to. */
  constructor(coordinator: Manifest['coordinator']) {
    this.manifest = { ...this.cohort.manifest, coordinator };
  }

  /** A nickname makes a mentor, whose badge is certified with the next batch. */
  async member(role: MemberRole, nickname: string | null = null): Promise<Member> {
    const { environment, manifest, cohort } = this;
    const bytes = <B extends Uint8Array>(size: number): B =>
      sized<B>(environment.random(size), size);
    const badge: StoredBadge | null =
      nickname === null
        ? null
        : { seed: bytes(32), sealSeed: bytes<Bytes32>(32), nickname, requested: true };
    const vault = vaultInMemory(environment);
    vault.membership.save({
      ...atFirst,
      manifest: manifest.bytes,
      role,
      state: 'member',
      code: bytes<Bytes16>(16),
      entropy: bytes<Bytes32>(32),
      badge,
    });
    const { all, mentor } = cohort.keys;
    vault.membership.addEpochKeys([{ epoch: 0, all, mentor: role === 'mentee' ? null : mentor }]);
    const keys = badge && (await badgeKeys(badge));
    if (badge && keys) {
      const [sealTo, { nickname: name }] = [keys.sealing.publicKey, badge];
      const body = {
        kind: 'badge',
        badge: keys.signing.publicKey,
        sealTo,
        nickname: name,
      } as const;
      this.#notices.push(cohort.notice(body));
    }
    const notices = new NoticeBook(manifest, () => vault.feed.notices());
    const roll = () => notices.roll;
    const made = {
      vault,
      notices,
      inbox: new Inbox({ vault, manifest, environment, roll }),
      sealer: new Sealer({ vault, manifest, environment, roll, onStep: () => undefined }),
      badge: keys && toHex(keys.signing.publicKey),
      arrivals: new Listeners<readonly AcceptedBatch[]>(),
    };
    this.#members.push(made);
    return made;
  }

  /** Puts a certificate into stock that the cohort's issuer has signed. */
  async certify({ vault }: Member): Promise<void> {
    const { seed, certificate } = this.cohort.certified(this.environment);
    const empty = new Uint8Array(384);
    const pending = {
      seed,
      prepared: empty,
      blinded: sized<Uint8Array>(empty, 384),
      inverse: empty,
    };
    vault.certificates.savePending(0, [pending]);
    vault.certificates.complete(0, [certificate]);
  }

  /** Writes, and puts it into the outbox. */
  queue(who: Member, words: Partial<DraftInput>): OutboxItem {
    this.#drafts += 1;
    const written = draft(this.#drafts, words);
    who.vault.drafts.save(written);
    return sendDraft(who.vault, written.id, 'mixed', who.inbox.context());
  }

  /** Writes and seals; answers the posts, or what holds them. */
  async send(who: Member, words: Partial<DraftInput>): Promise<Uint8Array[] | HoldReason> {
    return this.seal(who, this.queue(who, words));
  }

  async seal({ vault, sealer }: Member, item: OutboxItem): Promise<Uint8Array[] | HoldReason> {
    const hold = await sealer.seal(item, roundAt(this.manifest, this.environment.now()));
    return hold ?? (vault.outbox.get(item.id)?.parts ?? []).map(({ post }) => post);
  }

  /** With the next batch. */
  announce(title: string, text: string): void {
    this.#notices.push(this.cohort.notice({ kind: 'announce', title, text }));
  }

  withdraw(badge: string): void {
    const key = sized<Manifest['root']>(Uint8Array.from(Buffer.from(badge, 'hex')), 32);
    this.#notices.push(this.cohort.notice({ kind: 'withdraw-badge', badge: key }));
  }

  /** The next batch comes to everybody, with these posts. */
  async publish(...posts: Uint8Array[]): Promise<void> {
    const { cohort, manifest, environment } = this;
    const batch = cohort.batch({ round: this.#round, posts, notices: this.#notices });
    this.#round += 1;
    this.#notices = [];
    for (const { vault, notices, arrivals } of this.#members) {
      const batches = checkChain(manifest, vault, decodeFrame(cohort.frame(batch)));
      const checked = await new BatchChecker(manifest, vault, environment, notices).check(batches);
      vault.transaction(() => {
        vault.feed.append(checked.map(({ accepted }) => accepted));
        vault.outbox.markSeen(posts.map((post) => decodePost(post).id));
      });
      arrivals.tell(checked.map(({ accepted }) => accepted));
    }
  }

  /** Writes, and the next batch brings it to everybody. The thread, 64 hex digits. */
  async say(who: Member, words: Partial<DraftInput>): Promise<string> {
    const sent = await this.send(who, words);
    const [first] = typeof sent === 'string' ? [] : sent;
    if (!first || typeof sent === 'string') throw new Error(`held: ${String(sent)}`);
    await this.publish(...sent);
    return toHex(decodePost(first).thread);
  }
}

/** A member's whole view of a thread; `null` where it is unknown. */
export function viewOf({ inbox }: Member, thread: string): ThreadView | null {
  const all = inbox.threads({ filter: 'inbox', topic: null, offset: 0, limit: 100 }).threads;
  return all.some(({ id }) => id === thread) ? inbox.thread(thread) : null;
}

import { isDeepStrictEqual } from 'node:util';
import { equal, sized, type SharedKey, type ThreadId } from '../../protocol/bytes.ts';
import { checkpointBefore, epochOfRound, roundStart } from '../../protocol/calendar.ts';
import type { Certificate } from '../../protocol/certificate.ts';
import { splitContent, type ContentPart } from '../../protocol/content.ts';
import { edKeyPair, type EdKeyPair } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { sha256 } from '../../protocol/hash.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { opensThread, type PostRole } from '../../protocol/post.ts';
import type { Roll } from '../../protocol/roll.ts';
import { sealPost, type SealTo } from '../../protocol/sealing.ts';
import type { HoldReason } from '../../preload/contract.ts';
import { sealedPart, type OutboxItem, type OutboxPart } from '../vault/outbox-row.ts';
import type { Vault } from '../vault/vault.ts';
import type { StepObserver } from './delivery-step.ts';

/** Who writes an entry: the pseudonym of its thread, or the mentor's badge. */
type Author = {
  pair: EdKeyPair;
  role: PostRole;
  certificate: Certificate | null;
  epoch: number;
  first: number;
};

export type SealerOptions = {
  vault: Vault;
  manifest: Manifest;
  environment: Environment;
  /** What the notices say now: whom questions for mentors are sealed to. */
  roll: () => Roll;
  onStep: StepObserver;
};

/**
 * Turns entries of the outbox into posts, once: sequence numbers, thread key and sealed bytes are stored in one transaction, and whatever is
 * sent later, and however often, is those bytes.
 */
export class Sealer {
  readonly #options: SealerOptions;

  constructor(options: SealerOptions) {
    this.#options = options;
  }

  /**
   * Seals an entry for the day of `round`, or anew the posts of one whose seal has expired, under the same numbers. Answers why it cannot be, or
   * `null` when it is done, or when a post of it has left meanwhile: what has left stays as it is. Throws ProtocolError for what no reader would
   * take.
   */
  async seal(item: OutboxItem, round: number): Promise<HoldReason | null> {
    const { vault, manifest, environment, onStep } = this.#options;
    const { thread } = item;
    if (!thread) return 'no-certificate';
    const found = this.#author(thread, round);
    if (!found) return 'no-certificate';
    const author = { ...found, first: item.parts[0]?.sequence ?? found.first };
    const isOpening = opensThread({
      thread,
      author: author.pair.publicKey,
      sequence: author.first,
      role: author.role,
    });
    // What is behind a question waits for it, whatever keeps the question from being sealed.
    if (isOpening && !item.opens && isAsked(vault, thread)) return 'waiting-for-keys';
    if (isOpening !== item.opens) throw new ProtocolError('order', 'opening');
    const known = vault.pseudonyms.threadKey(thread);
    const threadKey = known ?? (isOpening ? sized<SharedKey>(environment.random(32), 32) : null);
    const first = isOpening
      ? this.#audience(item, author.epoch)
      : threadKey && { shared: threadKey };
    if (!threadKey || !first) return 'waiting-for-keys';
    onStep('sealing');
    const parts: OutboxPart[] = [];
    for (const [index, part] of this.#split(item, isOpening, round).entries()) {
      const opening = isOpening && index === 0;
      const post = await sealPost(manifest, environment, {
        ...this.#header(author, thread, index),
        threadKey: opening ? threadKey : null,
        part,
        to: index === 0 ? first : { shared: threadKey },
      });
      parts.push(sealedPart(author.first + index, post, sha256(post)));
    }
    const isDone = vault.transaction(() => {
      const now = vault.outbox.get(item.id);
      if (!now || !isAsBefore(item, now)) return false;
      const isNew = item.parts.length === 0;
      // Numbers were given back meanwhile: it is sealed with the next ones.
      if (isNew && this.#author(thread, round)?.first !== author.first) return false;
      if (isNew && this.#allocate(author, thread, parts.length) !== author.first) {
        throw new ProtocolError('order', 'sequence');
      }
      const { audience, mentor } = item;
      vault.pseudonyms.addThreadKey({ thread, key: threadKey, audience, mentor });
      const before = new Map(now.parts.map((part) => [part.sequence, part]));
      const known = (part: OutboxPart): OutboxPart => {
        const old = before.get(part.sequence);
        return old?.seen ? old : { ...part, plan: old?.plan ?? null };
      };
      vault.outbox.setParts(item.id, parts.map(known));
      return true;
    });
    if (isDone) onStep('sealed');
    return null;
  }

  #split(item: OutboxItem, isOpening: boolean, round: number): ContentPart[] {
    const { vault, manifest } = this.#options;
    // Nothing in a post may tell when its author was last here: the checkpoint is that of the round's day, not of the moment of sealing, which
    // at midnight would name those whose PC is on.
    const before = checkpointBefore(manifest, roundStart(manifest, round));
    const checkpoint = vault.feed.lastHashBefore(before) ?? manifest.hash;
    return splitContent(item.content, isOpening, checkpoint);
  }

  #header(author: Author, thread: ThreadId, index: number) {
    const { pair, role, certificate, epoch, first } = author;
    return { author: pair, role, certificate, epoch, thread, sequence: first + index };
  }

  #author(thread: ThreadId, round: number): Author | null {
    const { vault, manifest } = this.#options;
    const pseudonym = vault.pseudonyms.ofThread(thread);
    if (pseudonym) {
      const { seed, certificate, epoch, nextSequence } = pseudonym;
      return { pair: edKeyPair(seed), role: 'member', certificate, epoch, first: nextSequence };
    }
    const badge = vault.membership.load()?.badge;
    if (!badge) return null;
    return {
      pair: edKeyPair(badge.seed),
      role: 'badge',
      certificate: null,
      epoch: epochOfRound(manifest, round),
      first: vault.pseudonyms.badgeAllocate(thread, 0),
    };
  }

  #allocate(author: Author, thread: ThreadId, count: number): number {
    const { pseudonyms } = this.#options.vault;
    return author.role === 'badge'
      ? pseudonyms.badgeAllocate(thread, count)
      : pseudonyms.allocate(thread, count);
  }

  /** `null` while a key or a notice of the epoch is missing. Throws ProtocolError 'sealed' for a mentor whose badge is out of force. */
  #audience(item: OutboxItem, epoch: number): SealTo | null {
    const { vault, manifest, roll } = this.#options;
    if (item.kind === 'report') return { holder: manifest.coordinator };
    if (item.audience === 'mentors') {
      const notice = roll().epoch(epoch);
      return notice ? { holder: notice.mentorSeal } : null;
    }
    if (item.audience === 'one-mentor') {
      const badge = item.mentor && roll().badge(item.mentor);
      if (!badge || badge.withdrawn) throw new ProtocolError('sealed', 'mentor');
      return { holder: badge.sealTo };
    }
    const keys = vault.membership.epochKeys().find((one) => one.epoch === epoch);
    return keys ? { shared: keys.all } : null;
  }
}

const isAsked = (vault: Vault, thread: ThreadId): boolean =>
  vault.outbox.ofThread(thread).some(({ opens, state }) => opens && state !== 'returned');

/** Whether nothing has happened to an entry: it says the same to the same people, and of its posts none was exchanged, and none has left. */
const isAsBefore = ({ parts, ...before }: OutboxItem, now: OutboxItem): boolean =>
  now.state !== 'returned' &&
  // Taken back and sent again under its own id, it may say something else.
  isDeepStrictEqual(wordsIn(now), wordsIn(before)) &&
  now.parts.length === parts.length &&
  now.parts.every(({ id, round, seen }, place) => {
    const one = parts[place];
    return one !== undefined && equal(one.id, id) && one.round === round && one.seen === seen;
  });

const wordsIn = ({ thread, content, audience, mentor }: Omit<OutboxItem, 'parts'>) => ({
  thread,
  content,
  audience,
  mentor,
});

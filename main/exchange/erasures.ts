import { toHex, type Hash, type ThreadId } from '../../protocol/bytes.ts';
import { edKeyPair, type EdKeyPair } from '../../protocol/ed25519.ts';
import { signErasure, type Erasure } from '../../protocol/envelope.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { PendingErasure } from '../vault/erasure-store.ts';
import type { Vault } from '../vault/vault.ts';
import { isNearLast } from './last-round.ts';
import { postGap, type Planner } from './planner.ts';
import type { Verdict } from './receipts.ts';

export type ErasuresOptions = { vault: Vault; manifest: Manifest; planner: Planner };

/**
 * Asks the feed to delete bodies of ours that were taken back. To the feed it is one more thing that a pseudonym has sent: it goes 섞어서, in the
 * place of a dummy, and at a distance from everything else of its thread.
 */
export class Erasures {
  readonly #options: ErasuresOptions;
  /** Rounds of the last ones that are done, by their threads (hex), as far as this run knows. */
  readonly #done = new Map<string, number>();

  constructor(options: ErasuresOptions) {
    this.#options = options;
  }

  /** The erasure that goes in `round`, in which no post does; `null` for none. */
  pick(round: number): Erasure | null {
    const { vault, planner } = this.#options;
    const head = vault.feed.head()?.round ?? -1;
    for (const pending of vault.erasures.list()) {
      if (pending.round !== null && pending.round > head) continue;
      const plan = pending.plan
        ? planner.review('mixed', pending.plan, round)
        : planner.draw('mixed', round);
      if (plan.round !== pending.plan?.round) vault.erasures.setPlan(pending.post, plan);
      if (plan.round !== round || this.#isNear(pending, round)) continue;
      const author = this.#author(pending.thread);
      if (author) return signErasure(author, this.#options.manifest.hash, pending.post);
      // Nobody here can sign for it any more.
      vault.erasures.remove(pending.post);
    }
    return null;
  }

  markUploaded(post: Hash, round: number, envelope: Hash): void {
    this.#options.vault.erasures.markUploaded(post, round, envelope);
  }

  /** Its envelope never left. */
  takeBack(post: Hash): void {
    this.#options.vault.erasures.markFree(post);
  }

  /** In the transaction that stores the batches. */
  settle(verdicts: ReadonlyMap<number, Verdict>): void {
    if (verdicts.size === 0) return;
    const { erasures } = this.#options.vault;
    for (const { post, thread, round } of erasures.list()) {
      const verdict = round === null ? undefined : verdicts.get(round);
      if (verdict === 'found') {
        erasures.remove(post);
        this.#done.set(toHex(thread), round ?? 0);
      } else if (verdict) erasures.markFree(post);
    }
  }

  #isNear({ post, thread }: PendingErasure, round: number): boolean {
    const done = this.#done.get(toHex(thread));
    const isNearDone = done !== undefined && round - done < postGap;
    return isNearDone || isNearLast(this.#options.vault, thread, post, round);
  }

  #author(thread: ThreadId): EdKeyPair | null {
    const { vault } = this.#options;
    const seed =
      vault.pseudonyms.ofThread(thread)?.seed ?? vault.membership.load()?.badge?.seed ?? null;
    return seed && edKeyPair(seed);
  }
}

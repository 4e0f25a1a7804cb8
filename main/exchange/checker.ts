import { equal, toHex, type Hash } from '../../protocol/bytes.ts';
import { batchSignatureHolds, decodeBatch, type Batch } from '../../protocol/batch.ts';
import { epochOfRound } from '../../protocol/calendar.ts';
import type { Environment } from '../../protocol/environment.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { decodeBatches } from '../../protocol/frames/feed.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { decodePost, type Post } from '../../protocol/post.ts';
import type { Vault } from '../vault/vault.ts';
import type { AcceptedBatch } from '../vault/feed-store.ts';
import type { Evidence } from './alarm.ts';
import { GenuinePosts } from './checking/genuine.ts';
import type { Found } from './checking/pool.ts';
import type { NoticeBook } from './notice-book.ts';
import { Opener, openersFirst } from './opener.ts';
import { breathe } from './waiting.ts';

/** A feed that shows two members different histories, or says what it has not signed or could not have signed yet. */
export class ForkError extends Error {
  override readonly name = 'ForkError';
  readonly code: 'second-history' | 'broken-feed';
  readonly evidence: Evidence;

  constructor(code: 'second-history' | 'broken-feed', evidence: Evidence) {
    super(code);
    this.code = code;
    this.evidence = evidence;
  }
}

/** Posts between two turns for sockets and timers: about 15 ms of work. */
const postsPerTurn = 32;

/** A batch that may be kept, with its receipts, which are not. */
export type CheckedBatch = { accepted: AcceptedBatch; receipts: Hash[] | null; ids: Hash[] };

/** The batches of a frame, each consistent in itself. Throws ProtocolError for a frame that is none. */
export const decodeFrame = (frame: Uint8Array): Batch[] => decodeBatches(frame).map(decodeBatch);

/**
 * Checks manifest, the chain from what is stored, and the last signature (the chain covers the others). Batches that are stored already are
 * compared and left out. Throws ForkError, or ProtocolError where there are none.
 */
export function checkChain(manifest: Manifest, vault: Vault, batches: readonly Batch[]): Batch[] {
  const first = batches[0];
  const last = batches.at(-1);
  if (!first || !last) throw new ProtocolError('format', 'no batches');
  if (!batchSignatureHolds(manifest.feedKey, last)) {
    throw new ForkError('broken-feed', { rounds: [last.round], seen: [last.hash] });
  }
  const head = vault.feed.head();
  let previous = vault.feed.lastHashBefore(first.round) ?? manifest.hash;
  let round = -1;
  for (const batch of batches) {
    // What follows on what is stored follows on all of it: a feed that leaves out what it has shown before tells another history.
    if (head && round <= head.round && batch.round > head.round) previous = head.hash;
    const follows =
      equal(batch.manifest, manifest.hash) &&
      equal(batch.previous, previous) &&
      batch.round > round;
    if (!follows) {
      const seen = [batch.previous, batch.hash];
      throw new ForkError('second-history', { rounds: [batch.round], expected: [previous], seen });
    }
    if (head && batch.round <= head.round) {
      const stored = vault.feed.hashOf(batch.round);
      if (!stored || !equal(stored, batch.hash)) {
        const expected = stored ? [stored] : [];
        throw new ForkError('second-history', {
          rounds: [batch.round],
          expected,
          seen: [batch.hash],
        });
      }
    }
    ({ hash: previous, round } = batch);
  }
  return batches.filter((batch) => !head || batch.round > head.round);
}

/** Checks and opens what stands in batches whose chain holds. A post that the feed should have refused is left out. */
export class BatchChecker {
  readonly #manifest: Manifest;
  readonly #vault: Vault;
  readonly #environment: Environment;
  readonly #notices: NoticeBook;
  readonly #genuine: GenuinePosts;

  constructor(manifest: Manifest, vault: Vault, environment: Environment, notices: NoticeBook) {
    this.#manifest = manifest;
    this.#vault = vault;
    this.#environment = environment;
    this.#notices = notices;
    this.#genuine = new GenuinePosts(manifest, (epoch) => notices.issuerKey(epoch));
  }

  /** `found`: posts that other threads have found genuine already. Throws ProtocolError for a notice that is not the next one of the root, and for a post of another version of the wire. */
  async check(batches: readonly Batch[], found: Found = new Set()): Promise<CheckedBatch[]> {
    const opener = await Opener.of(this.#vault);
    const checked: CheckedBatch[] = [];
    let done = 0;
    for (const batch of batches) {
      const admitted = this.#admitted(batch);
      for (const notice of batch.noticeBodies) this.#notices.add(notice);
      if (batch.noticeBodies.length > 0) await this.#notices.prepareKeys();
      const accepted: AcceptedBatch = {
        round: batch.round,
        hash: batch.hash,
        envelopes: batch.envelopes,
        notices: batch.noticeBodies,
        dayKeys: batch.dayKeys,
        posts: [],
        threadKeys: [],
      };
      for (const post of this.#sound(admitted, batch.round, found)) {
        await this.#open(opener, accepted, post);
        done += 1;
        if (done % postsPerTurn === 0) await breathe(this.#environment);
      }
      checked.push({ accepted, receipts: batch.receipts, ids: batch.posts });
    }
    return checked;
  }

  /** Posts that what was in force before their batch lets in. What the batch itself ends may still have been written to in its round. */
  #admitted(batch: Batch): Post[] {
    const { roll } = this.#notices;
    return batch.bodies.flatMap((body) => {
      const post = body && decoded(body);
      if (!post || roll.isClosed(post.thread) || roll.badge(post.author)?.withdrawn) return [];
      return [post];
    });
  }

  /** Posts among them that the feed had to take. */
  #sound(posts: readonly Post[], round: number, found: Found): Post[] {
    const { roll } = this.#notices;
    const running = epochOfRound(this.#manifest, round);
    return posts
      .filter((post) => {
        if (post.role === 'badge' && !roll.badge(post.author)) return false;
        if (!isOfItsTime(post, running)) return false;
        if (roll.voids(post.id, post.author)) return false;
        return found.has(toHex(post.id)) || this.#genuine.holds(post);
      })
      .toSorted(openersFirst);
  }

  async #open(opener: Opener, batch: AcceptedBatch, post: Post): Promise<void> {
    const { id, thread, author, epoch, sequence, role, bytes } = post;
    const opening = await opener.open(post);
    batch.posts.push({
      id,
      thread,
      author,
      epoch,
      sequence,
      role,
      round: batch.round,
      opened: opening.result === 'opened' ? opening.part : null,
      bytes: opening.result === 'sealed' ? bytes : null,
    });
    if (opening.result === 'opened' && opening.threadKey) batch.threadKeys.push(opening.threadKey);
  }
}

/** Who takes part no longer has certificates of epochs that are over: a pseudonym comes in its own epoch, a badge writes in the running one or after it. */
const isOfItsTime = ({ role, epoch, sequence }: Post, running: number): boolean =>
  role === 'badge' ? epoch === running || epoch === running - 1 : sequence > 0 || epoch === running;

/**
 * `null` for what is no post. Throws ProtocolError 'version' for a post of another version of the wire: a cohort has the one that its manifest names,
 * and what were left out here would never be asked for again.
 */
function decoded(body: Uint8Array): Post | null {
  try {
    return decodePost(body);
  } catch (error) {
    if (!(error instanceof ProtocolError) || error.code === 'version') throw error;
    return null;
  }
}

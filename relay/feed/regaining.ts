import type { DatabaseSync } from 'node:sqlite';
import { batchSignatureHolds, decodeBatch, type Batch } from '../../protocol/batch.ts';
import { equal, toHex } from '../../protocol/bytes.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { decodePost } from '../../protocol/post.ts';
import type { Roll } from '../../protocol/roll.ts';
import { transaction } from '../storage/database.ts';
import type { StoredHistory } from './history.ts';
import type { FeedHead, FeedLog } from './log.ts';

export type RegainingOptions = {
  database: DatabaseSync;
  manifest: Manifest;
  log: FeedLog;
  roll: Roll;
  history: StoredHistory;
  /** Puts a notice into force and keeps it, unless it is known. */
  keepNotice: (bytes: Uint8Array) => Promise<void>;
};

/**
 * Takes back the batches that a feed has signed and lost. Its own signature and the chain are what it goes by, not who brings them. The chain does
 * not cover bodies: what comes without one keeps its place until somebody has it.
 */
export class Regaining {
  readonly #options: RegainingOptions;
  /** The newest batch that the gate has heard of. */
  readonly target: FeedHead;
  /** Rounds of posts that came back without their bodies, and the ids of those. */
  readonly #without = new Map<number, Set<string>>();

  constructor(options: RegainingOptions, target: FeedHead) {
    this.#options = options;
    this.target = target;
  }

  /** Whether the gate's newest batch is here again. */
  get reached(): boolean {
    const hash = this.#options.log.hashOf(this.target.round);
    return hash !== null && equal(hash, this.target.hash);
  }

  /** Rounds in which bodies are missing. */
  get withoutBodies(): readonly number[] {
    return [...this.#without.keys()];
  }

  /** Throws ProtocolError for anything but what this feed has signed, in its place; what came before it is kept. */
  async take(encoded: readonly Uint8Array[]): Promise<void> {
    const { manifest, log, keepNotice, database } = this.#options;
    for (const bytes of encoded) {
      const batch = decodeBatch(bytes);
      if (!equal(batch.manifest, manifest.hash)) throw new ProtocolError('manifest', 'given batch');
      if (this.#isStored(batch)) {
        transaction(database, () => this.#fill(batch));
        continue;
      }
      this.#checkPlace(batch);
      if (!batchSignatureHolds(manifest.feedKey, batch)) {
        throw new ProtocolError('signature', 'given batch');
      }
      for (const notice of batch.noticeBodies) await keepNotice(notice);
      transaction(database, () => {
        // Others may have been taken while notices were.
        this.#checkPlace(batch);
        this.#insert(batch);
        log.takeBack(batch);
      });
    }
  }

  #isStored(batch: Batch): boolean {
    const { log } = this.#options;
    const stored = log.hashOf(batch.round);
    if (!stored) return false;
    if (!equal(stored, batch.hash)) throw new ProtocolError('chain', 'given batch');
    return true;
  }

  #checkPlace(batch: Batch): void {
    const head = this.#options.log.head();
    if (head && batch.round > head.round && equal(batch.previous, head.hash)) return;
    throw new ProtocolError('chain', 'given batch');
  }

  #insert(batch: Batch): void {
    const { history, roll } = this.#options;
    const missing = new Set<string>();
    for (const [place, id] of batch.posts.entries()) {
      const body = batch.bodies[place];
      const post = body ? decodePost(body) : null;
      history.unpark(id);
      if (post && !roll.voids(post.id, post.author)) {
        history.insert(post, batch.round);
        continue;
      }
      history.insertEmpty(id, batch.round);
      if (!post) missing.add(toHex(id));
    }
    if (missing.size > 0) this.#without.set(batch.round, missing);
  }

  #fill(batch: Batch): void {
    const { history, roll } = this.#options;
    const missing = this.#without.get(batch.round);
    if (!missing) return;
    for (const body of batch.bodies) {
      const post = body && decodePost(body);
      if (!post || !missing.has(toHex(post.id))) continue;
      if (!roll.voids(post.id, post.author)) history.fill(post);
      missing.delete(toHex(post.id));
    }
    if (missing.size === 0) this.#without.delete(batch.round);
  }
}

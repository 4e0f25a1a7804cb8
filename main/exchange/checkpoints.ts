import { equal, toHex, type Hash } from '../../protocol/bytes.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { StoredPost } from '../vault/post-row.ts';
import type { Vault } from '../vault/vault.ts';
import type { Alarm } from './alarm.ts';

/** One could be a joke of a single member. */
const enoughAuthors = 2;
/** Posts that a report names. */
const reported = 8;

/**
 * Compares histories by the posts of others: each tells, readable for members only, the last batch that its author had two days before. Who
 * was shown another history than we were has one that we have not.
 */
export class Checkpoints {
  readonly #manifest: Manifest;
  readonly #vault: Vault;
  readonly #alarm: Alarm;

  constructor(manifest: Manifest, vault: Vault, alarm: Alarm) {
    this.#manifest = manifest;
    this.#vault = vault;
    this.#alarm = alarm;
    vault.feed.setWitness((posts) => this.#note(posts));
  }

  /** Raises `split-view` where posts of enough authors stray. After a commit. */
  judge(): void {
    const strays = this.#vault.strays.list();
    if (new Set(strays.map(({ author }) => toHex(author))).size < enoughAuthors) return;
    const named = strays.slice(0, reported);
    this.#alarm.raise('split-view', {
      rounds: named.map(({ round }) => round),
      seen: named.map(({ checkpoint }) => checkpoint),
    });
  }

  /** In the transaction that keeps the posts, after all batches up to theirs. */
  #note(posts: readonly StoredPost[]): void {
    for (const { id, author, round, opened } of posts) {
      if (!opened || this.#isOurs(opened.checkpoint, round)) continue;
      this.#vault.strays.add(id, author, round);
    }
  }

  /** Whether it is a batch of ours from before the post, or the beginning, which those name who write before there was one to name. */
  #isOurs(checkpoint: Hash, round: number): boolean {
    if (equal(checkpoint, this.#manifest.hash)) return true;
    const of = this.#vault.feed.roundOf(checkpoint);
    return of !== null && of < round;
  }
}

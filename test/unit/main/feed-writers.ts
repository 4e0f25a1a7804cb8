import type { AcceptedBatch } from '../../../main/vault/feed-store.ts';
import type { StoredPost } from '../../../main/vault/post-row.ts';
import type { Pseudonym } from '../../../main/vault/pseudonym-store.ts';
import {
  sized,
  utf8,
  type Bytes,
  type EdPublicKey,
  type EdSeed,
  type Hash,
  type ThreadId,
} from '../../../protocol/bytes.ts';
import { splitContent, type Content, type ContentPart } from '../../../protocol/content.ts';
import { edKeyPair } from '../../../protocol/ed25519.ts';
import type { Environment } from '../../../protocol/environment.ts';
import { sha256 } from '../../../protocol/hash.ts';
import { threadOf, type PostRole } from '../../../protocol/post.ts';

export const checkpoint = sized<Hash>(new Uint8Array(32), 32);

/** Who writes posts in a test: a pseudonym or a badge, with the sequence numbers that it has used. */
export class Writer {
  readonly seed: EdSeed;
  readonly key: EdPublicKey;
  readonly role: PostRole;
  #next = 0;

  constructor(environment: Environment, role: PostRole = 'member', seed: EdSeed | null = null) {
    this.seed = seed ?? sized<EdSeed>(environment.random(32), 32);
    this.key = edKeyPair(this.seed).publicKey;
    this.role = role;
  }

  /** The thread that this pseudonym's question opens. */
  get thread(): ThreadId {
    return threadOf(this.key);
  }

  /** The posts of a content, opened, one a round from `round` on. */
  write(thread: ThreadId, round: number, content: Content): StoredPost[] {
    const opening = content.kind === 'question';
    const parts = splitContent(content, opening, checkpoint);
    return parts.map((part, index) => this.post(thread, round + index, part));
  }

  /** One post with this inside; `null`: sealed to somebody else. */
  post(thread: ThreadId, round: number, opened: ContentPart | null): StoredPost {
    const sequence = this.#next;
    this.#next += 1;
    return {
      id: sha256(this.key, thread, Uint8Array.of(sequence >> 8, sequence & 255)),
      thread,
      author: this.key,
      epoch: 0,
      sequence,
      role: this.role,
      round,
      opened,
      bytes: opened ? null : new Uint8Array(4770).fill(sequence),
    };
  }

  ask(round: number, title = '제목', text = '내용'): StoredPost[] {
    return this.write(this.thread, round, { kind: 'question', topic: 'heart', title, text });
  }

  /** What the vault keeps of a pseudonym of one's own. */
  pseudonym(thread = this.thread): Pseudonym {
    const certificate = {
      prefix: sized<Bytes<32>>(new Uint8Array(32), 32),
      signature: sized<Bytes<384>>(new Uint8Array(384), 384),
    };
    const opener = Buffer.compare(thread, this.thread) === 0;
    return { thread, seed: this.seed, epoch: 0, certificate, nextSequence: 0, opener };
  }
}

/** A batch as the checker hands it to the vault. `name` tells two histories apart. */
export function batchOf(
  round: number,
  posts: readonly StoredPost[],
  more: Partial<AcceptedBatch> & { name?: string } = {},
): AcceptedBatch {
  const { name = 'batch', ...others } = more;
  return {
    round,
    hash: sha256(utf8(`${name} ${round}`)),
    envelopes: 20,
    notices: [],
    dayKeys: [],
    threadKeys: [],
    posts: [...posts],
    ...others,
  };
}

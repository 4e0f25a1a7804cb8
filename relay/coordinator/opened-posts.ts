import type { KeyObject } from 'node:crypto';
import { toHex, type Hash, type SharedKey, type XSecretKey } from '../../protocol/bytes.ts';
import type { Batch } from '../../protocol/batch.ts';
import { joinContent, type Content, type ContentPart } from '../../protocol/content.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { EpochKeys } from '../../protocol/frames/issuer.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { checkPost, decodePost, opensThread, type Post } from '../../protocol/post.ts';
import { mentorSealing, openHeld, openShared, type OpenedPost } from '../../protocol/sealing.ts';

/** A post of the feed, as far as the coordinator's keys go. */
export type ReadPost = Pick<Post, 'id' | 'thread' | 'author' | 'sequence' | 'role'> & {
  round: number;
  /** `null`: no key of ours fits. */
  part: ContentPart | null;
  /** Whether it was sealed to the coordinator alone. */
  report: boolean;
};

type Keys = { all: SharedKey; mentor: XSecretKey | null };

/** All posts of the feed, opened with the shared keys and the coordinator's own: the text of everything that the coordinator may read. */
export class OpenedPosts {
  readonly #manifest: Manifest;
  readonly #issuerKeys: ReadonlyMap<number, KeyObject>;
  readonly #coordinator: XSecretKey;
  readonly #keys = new Map<number, Keys>();
  /** By hex of the thread. */
  readonly #threads = new Map<string, { key: SharedKey; report: boolean }>();
  readonly #posts = new Map<string, ReadPost>();
  readonly #deleted = new Set<string>();
  /** By hex of author and thread, then sequence. */
  readonly #sequences = new Map<string, Map<number, ReadPost>>();

  private constructor(
    manifest: Manifest,
    issuerKeys: ReadonlyMap<number, KeyObject>,
    coordinator: XSecretKey,
  ) {
    this.#manifest = manifest;
    this.#issuerKeys = issuerKeys;
    this.#coordinator = coordinator;
  }

  static async with(
    manifest: Manifest,
    issuerKeys: ReadonlyMap<number, KeyObject>,
    coordinator: XSecretKey,
    keys: readonly EpochKeys[],
  ): Promise<OpenedPosts> {
    const posts = new OpenedPosts(manifest, issuerKeys, coordinator);
    for (const { epoch, all, mentor } of keys) {
      const secret = mentor ? (await mentorSealing(mentor)).secretKey : null;
      posts.#keys.set(epoch, { all, mentor: secret });
    }
    return posts;
  }

  /** Takes the posts of the next batch. What the feed should have refused is left out. */
  async take(batch: Batch): Promise<void> {
    for (const [index, id] of batch.posts.entries())
      if (batch.bodies[index] === null) this.#deleted.add(toHex(id));
    const sound = batch.bodies.flatMap((body) => (body ? this.#sound(body) : []));
    const openersFirst = sound.toSorted((a, b) => Number(opensThread(b)) - Number(opensThread(a)));
    for (const post of openersFirst) await this.#open(post, batch.round);
  }

  /** Reports, oldest first. */
  reports(): ReadPost[] {
    return [...this.#posts.values()].filter(({ report, sequence }) => report && sequence === 0);
  }

  post(id: Hash): ReadPost | null {
    return this.#posts.get(toHex(id)) ?? null;
  }

  /** Whether the feed had the post and its body is gone: taken back, or void. */
  isDeleted(id: Hash): boolean {
    return this.#deleted.has(toHex(id));
  }

  /** All posts of one author in a thread, in their order. */
  by(post: Pick<Post, 'author' | 'thread'>): ReadPost[] {
    const own = this.#sequences.get(place(post))?.values() ?? [];
    return [...own].toSorted((a, b) => a.sequence - b.sequence);
  }

  /** The posts of the text that begins with this one; only this one where its parts cannot be told. */
  partsOf(first: ReadPost): ReadPost[] {
    if (first.part?.part !== 0) return [first];
    const { kind, parts } = first.part;
    const own = this.#sequences.get(place(first));
    return Array.from({ length: parts }, (_, part) => own?.get(first.sequence + part)).filter(
      (one, part): one is ReadPost =>
        one?.part?.kind === kind && one.part.part === part && one.part.parts === parts,
    );
  }

  /** What a text says that begins with this post; `null` where it cannot be read. */
  content(first: ReadPost): Content | null {
    if (!first.part) return null;
    const parts = this.partsOf(first).flatMap(({ part }) => part ?? []);
    if (parts.length !== first.part.parts) return null;
    try {
      const payloads = parts.map(({ payload }) => payload);
      return joinContent(first.part.kind, payloads);
    } catch (error) {
      if (error instanceof ProtocolError) return null;
      throw error;
    }
  }

  #sound(body: Uint8Array): Post[] {
    try {
      const post = decodePost(body);
      checkPost(this.#manifest, post, (epoch) => this.#issuerKeys.get(epoch));
      return [post];
    } catch (error) {
      if (error instanceof ProtocolError) return [];
      throw error;
    }
  }

  async #open(post: Post, round: number): Promise<void> {
    const { id, thread, author, sequence, role } = post;
    const { opened, report } = await this.#tryKeys(post);
    if (opened?.threadKey) this.#threads.set(toHex(thread), { key: opened.threadKey, report });
    const part = opened?.part ?? null;
    const read = { id, thread, author, sequence, role, round, part, report };
    this.#posts.set(toHex(id), read);
    const own = this.#sequences.get(place(post)) ?? new Map<number, ReadPost>();
    own.set(sequence, read);
    this.#sequences.set(place(post), own);
  }

  async #tryKeys(post: Post): Promise<{ opened: OpenedPost | null; report: boolean }> {
    try {
      if (!opensThread(post)) {
        const thread = this.#threads.get(toHex(post.thread));
        if (!thread) return { opened: null, report: false };
        return { opened: openShared(post, thread.key), report: thread.report };
      }
      const keys = this.#keys.get(post.epoch);
      const shared = keys ? openShared(post, keys.all) : null;
      if (shared) return { opened: shared, report: false };
      const held = keys?.mentor ? await openHeld(post, keys.mentor) : null;
      if (held) return { opened: held, report: false };
      const opened = await openHeld(post, this.#coordinator);
      return { opened, report: opened !== null };
    } catch (error) {
      // A key fits and the inside is no content: there is nothing to read.
      if (error instanceof ProtocolError) return { opened: null, report: false };
      throw error;
    }
  }
}

const place = ({ author, thread }: Pick<Post, 'author' | 'thread'>): string =>
  `${toHex(author)} ${toHex(thread)}`;

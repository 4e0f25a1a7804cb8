import type { AcceptedBatch } from '../../main/vault/feed-store.ts';
import { atFirst } from '../../main/vault/membership-store.ts';
import type { StoredPost } from '../../main/vault/post-row.ts';
import type { Vault } from '../../main/vault/vault.ts';
import { sized, utf8, type Bytes, type EdSeed, type SharedKey } from '../../protocol/bytes.ts';
import { edKeyPair, type EdKeyPair } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import { sha256 } from '../../protocol/hash.ts';
import { opensThread, threadOf } from '../../protocol/post.ts';
import { TestCohort } from '../unit/main/exchange/cohort.ts';
import { Programme } from './posts.ts';
import type { Words } from './words.ts';

const mentors = 17;
const ownThreads = 20;
/** Posts of one batch: a quarter of an hour of a lively programme. */
const perRound = 8;
/** Posts that come together when the feed is caught up with: frames of a mebibyte. */
const perFrame = 200;
const nicknames = '가나다라마바사아자차카타파하거너더';

/** What the feed has of a programme in which so much was written, as a member's PC takes it in: frame by frame, checked and opened. */
export class CohortOf54 {
  readonly #environment: Environment;
  readonly #cohort: TestCohort;
  readonly #badges: EdKeyPair[];
  readonly #own: EdKeyPair[];
  readonly #words: Words;

  constructor(environment: Environment, words: Words) {
    this.#environment = environment;
    this.#words = words;
    const pair = (): EdKeyPair => edKeyPair(sized<EdSeed>(environment.random(32), 32));
    this.#cohort = new TestCohort(environment);
    this.#badges = Array.from({ length: mentors }, pair);
    this.#own = Array.from({ length: ownThreads }, pair);
  }

  /** Makes a vault a member's, with the pseudonyms of their own questions. */
  join(vault: Vault): void {
    const { manifest } = this.#cohort;
    vault.membership.save({
      manifest: manifest.bytes,
      role: 'mentee',
      state: 'member',
      code: sized(new Uint8Array(16), 16),
      entropy: sized(new Uint8Array(32), 32),
      badge: null,
      ...atFirst,
    });
    for (const { seed, publicKey } of this.#own) {
      vault.pseudonyms.add({
        thread: threadOf(publicKey),
        seed,
        epoch: 0,
        certificate: {
          prefix: sized<Bytes<32>>(new Uint8Array(32), 32),
          signature: sized<Bytes<384>>(new Uint8Array(384), 384),
        },
        nextSequence: 200,
        opener: true,
      });
    }
  }

  /** The batch with everything that the coordinator said, before anybody wrote. */
  opening(): AcceptedBatch {
    const notices = [
      this.#cohort.epochNotice(),
      ...this.#badges.map(({ publicKey }, n) =>
        this.#cohort.notice({
          kind: 'badge',
          badge: publicKey,
          sealTo: sized(this.#environment.random(32), 32),
          nickname: `멘토${nicknames[n] ?? n}`,
        }),
      ),
    ];
    return batchOf(1, [], notices);
  }

  /** Frames with `posts` posts in all, from `round` on. */
  *frames(posts: number, round = 2): Generator<AcceptedBatch[]> {
    const badges = this.#badges.map(({ publicKey }) => publicKey);
    const own = this.#own.map(({ publicKey }) => publicKey);
    const programme = new Programme(this.#words, badges, own);
    let frame: AcceptedBatch[] = [];
    let inFrame = 0;
    let left = posts;
    for (let now = round; left > 0; now += 1) {
      const fresh: StoredPost[] = [];
      while (fresh.length < Math.min(perRound, left)) fresh.push(...programme.next(now));
      fresh.length = Math.min(fresh.length, left);
      left -= fresh.length;
      inFrame += fresh.length;
      frame.push(batchOf(now, fresh, []));
      if (inFrame < perFrame && left > 0) continue;
      yield frame;
      frame = [];
      inFrame = 0;
    }
  }
}

function batchOf(round: number, posts: StoredPost[], notices: Uint8Array[]): AcceptedBatch {
  return {
    round,
    hash: sha256(utf8(`batch ${round}`)),
    envelopes: 20,
    notices,
    dayKeys: [],
    posts,
    threadKeys: posts.filter(opensThread).map(({ thread }) => ({
      thread,
      key: sized<SharedKey>(thread, 32),
      audience: 'everyone',
      mentor: null,
    })),
  };
}

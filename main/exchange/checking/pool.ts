import { Worker } from 'node:worker_threads';
import { toHex, type Hash } from '../../../protocol/bytes.ts';
import type { Environment, Timer } from '../../../protocol/environment.ts';
import type { Manifest } from '../../../protocol/manifest.ts';
import { postLength } from '../../../protocol/post.ts';

/** The issuer's public key of an epoch, as its notice has it. */
export type EpochKey = { epoch: number; issuerKey: Uint8Array };

/** Main to worker. Nothing secret: posts and keys as the feed publishes them. `posts`: one after the other, 4,770 bytes each. */
export type CheckingJob = {
  number: number;
  manifest: Uint8Array;
  keys: EpochKey[];
  posts: Uint8Array;
};

/** Worker to main: for each post in order, 1 where it is genuine. */
export type CheckingAnswer = { number: number; genuine: Uint8Array };

/** A post by its place in the feed's batches. */
export type Body = { id: Hash; bytes: Uint8Array };

/** Ids, 64 hex digits, of posts that were found genuine. Whoever is not among them is still to be checked. */
export type Found = ReadonlySet<string>;

export type CheckingOptions = {
  /** checking-worker.ts among the sources, dist/main/checking-worker.js in the bundle. */
  workerUrl: URL;
  /** At most so many. */
  threads: number;
};

/** Fewer posts than this are not worth the way to another thread. */
const worthIt = 64;
/** A thread that has not answered for so long is given up, ms. */
const patience = 60_000;
/** Threads end when nothing was asked of them for so long, ms. */
const idleTime = 10_000;

type Waiting = { posts: readonly Body[]; done: (found: readonly string[]) => void };

/**
 * Checks many posts at once in threads of their own, which are started when there is much to check, and end soon after. What a thread does not
 * answer for counts as not checked: it is never believed unseen.
 */
export class CheckingPool {
  readonly #options: CheckingOptions;
  readonly #manifest: Manifest;
  readonly #environment: Environment;
  readonly #threads: CheckingThread[] = [];
  #idle: Timer | null = null;

  constructor(options: CheckingOptions, manifest: Manifest, environment: Environment) {
    this.#options = options;
    this.#manifest = manifest;
    this.#environment = environment;
  }

  /** Never throws. */
  async findGenuine(bodies: readonly Body[], keys: EpochKey[]): Promise<Found> {
    if (bodies.length < worthIt) return new Set();
    this.#idle?.cancel();
    const threads = this.#ready();
    const share = Math.ceil(bodies.length / threads.length);
    const found = await Promise.all(
      threads.map((thread, n) => thread.check(bodies.slice(n * share, (n + 1) * share), keys)),
    );
    this.#idle?.cancel();
    this.#idle = this.#environment.after(idleTime, () => this.stop());
    return new Set(found.flat());
  }

  /** What is under way is answered with nothing found. It starts again when it is asked again. */
  stop(): void {
    this.#idle?.cancel();
    for (const thread of this.#threads.splice(0)) thread.end();
  }

  #ready(): CheckingThread[] {
    for (const thread of this.#threads.filter(({ ended }) => ended)) {
      this.#threads.splice(this.#threads.indexOf(thread), 1);
    }
    while (this.#threads.length < this.#options.threads) {
      this.#threads.push(
        new CheckingThread(this.#options.workerUrl, this.#manifest, this.#environment),
      );
    }
    return [...this.#threads];
  }
}

class CheckingThread {
  readonly #worker: Worker;
  readonly #manifest: Manifest;
  readonly #environment: Environment;
  readonly #waiting = new Map<number, Waiting>();
  #number = 0;
  #ended = false;

  constructor(workerUrl: URL, manifest: Manifest, environment: Environment) {
    this.#manifest = manifest;
    this.#environment = environment;
    // Nothing of the process's environment is needed there.
    this.#worker = new Worker(workerUrl, { env: {} });
    this.#worker.on('message', (answer: CheckingAnswer) => this.#take(answer));
    this.#worker.on('error', () => this.end());
    this.#worker.on('exit', () => this.end());
    // A program that has nothing else to do may end.
    this.#worker.unref();
  }

  get ended(): boolean {
    return this.#ended;
  }

  check(posts: readonly Body[], keys: EpochKey[]): Promise<readonly string[]> {
    return new Promise((resolve) => {
      if (this.#ended || posts.length === 0) {
        resolve([]);
        return;
      }
      const number = this.#number++;
      const late = this.#environment.after(patience, () => this.end());
      const done = (found: readonly string[]): void => {
        late.cancel();
        resolve(found);
      };
      this.#waiting.set(number, { posts, done });
      const bytes = new Uint8Array(posts.length * postLength);
      posts.forEach((post, place) => bytes.set(post.bytes, place * postLength));
      const job: CheckingJob = { number, manifest: this.#manifest.bytes, keys, posts: bytes };
      this.#worker.postMessage(job, [bytes.buffer]);
    });
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    void this.#worker.terminate();
    for (const { done } of this.#waiting.values()) done([]);
    this.#waiting.clear();
  }

  #take({ number, genuine }: CheckingAnswer): void {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    waiting?.done(
      waiting.posts.flatMap(({ id }, place) => (genuine[place] === 1 ? [toHex(id)] : [])),
    );
  }
}

/** Bodies of a post's length; what is none is left to whoever reads it. */
export const bodiesOf = (
  batches: readonly { posts: Hash[]; bodies: (Uint8Array | null)[] }[],
): Body[] =>
  batches.flatMap(({ posts, bodies }) =>
    posts.flatMap((id, place) => {
      const bytes = bodies[place];
      return bytes?.length === postLength ? [{ id, bytes }] : [];
    }),
  );

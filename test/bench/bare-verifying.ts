import { Worker } from 'node:worker_threads';
import type { BareJob } from './bare-verify-worker.ts';
import type { SignedFeed } from './signed-feed.ts';

const file = new URL('./bare-verify-worker.ts', import.meta.url);

/** rate: posts/s. cpu: ms of a core for a post. */
export type Verified = { rate: number; cpu: number };

/**
 * Nothing but Ed25519 and RSA-PSS, in `threads` threads that have everything ready. `certificates`: of every post, or once for each pseudonym of a
 * thread's share, as the app does. Throws Error if one does not hold.
 */
export async function verifyingAll(
  feed: SignedFeed,
  threads: number,
  certificates: BareJob['certificates'],
): Promise<Verified> {
  const { cohort, posts } = feed;
  const { manifest, issuerKey } = cohort;
  const share = Math.ceil(posts.length / threads);
  const workers = Array.from({ length: threads }, () => new Worker(file));
  const answers = (ask: (worker: Worker, n: number) => void): Promise<unknown[]> =>
    Promise.all(
      workers.map(
        (worker, n) =>
          new Promise((resolve, reject) => {
            worker.once('message', resolve);
            worker.once('error', reject);
            ask(worker, n);
          }),
      ),
    );
  await answers((worker, n) => {
    const own = posts.slice(n * share, (n + 1) * share);
    const job: BareJob = { cohort: manifest.cohort, issuerKey, certificates, posts: own };
    worker.postMessage(job, []);
  });
  const before = process.cpuUsage();
  const began = performance.now();
  const held = await answers((worker) => worker.postMessage('go', []));
  const time = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  await Promise.all(workers.map((worker) => worker.terminate()));
  if (!held.every((one) => one === true)) throw new Error('a signature does not hold');
  return { rate: (posts.length / time) * 1000, cpu: (user + system) / 1000 / posts.length };
}

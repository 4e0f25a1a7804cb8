import type { KeyObject } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { importIssuerKey } from '../../../protocol/certificate.ts';
import { ProtocolError } from '../../../protocol/errors.ts';
import { readManifest } from '../../../protocol/manifest.ts';
import { decodePost, postLength } from '../../../protocol/post.ts';
import { GenuinePosts } from './genuine.ts';
import type { CheckingAnswer, CheckingJob } from './pool.ts';

const port = parentPort;
if (!port) throw new Error('runs as a worker thread only');

const issuerKeys = new Map<number, KeyObject>();
let genuine: GenuinePosts | null = null;
// One job after the other: a key that is being made ready is not asked for twice.
let turn: Promise<void> = Promise.resolve();

port.on('message', (job: CheckingJob) => {
  turn = turn.then(async () => {
    const answer: CheckingAnswer = { number: job.number, genuine: await judge(job) };
    port.postMessage(answer);
  });
});

async function judge({ manifest, keys, posts }: CheckingJob): Promise<Uint8Array> {
  genuine ??= new GenuinePosts(readManifest(manifest), (epoch) => issuerKeys.get(epoch));
  for (const { epoch, issuerKey } of keys) {
    if (!issuerKeys.has(epoch)) issuerKeys.set(epoch, (await importIssuerKey(issuerKey)).native);
  }
  const flags = new Uint8Array(posts.length / postLength);
  for (let place = 0; place < flags.length; place += 1) {
    const bytes = posts.subarray(place * postLength, (place + 1) * postLength);
    flags[place] = Number(isGenuine(genuine, bytes));
  }
  return flags;
}

function isGenuine(judge: GenuinePosts, bytes: Uint8Array): boolean {
  try {
    return judge.holds(decodePost(bytes));
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
}

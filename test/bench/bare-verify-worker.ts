import { parentPort } from 'node:worker_threads';
import { certificateHolds, importIssuerKey } from '../../protocol/certificate.ts';
import { edVerify } from '../../protocol/ed25519.ts';
import { concat, toHex, utf8, type CohortId } from '../../protocol/bytes.ts';
import { decodePost, postLength } from '../../protocol/post.ts';

/** What the bare limit is measured with. */
export type BareJob = {
  cohort: CohortId;
  issuerKey: Uint8Array;
  certificates: 'every' | 'new';
  posts: Uint8Array[];
};

const port = parentPort;
if (!port) throw new Error('runs as a worker thread only');

const tag = utf8('KT1P');
let verify: () => boolean = () => false;

port.on('message', (message: BareJob | 'go') => {
  if (message === 'go') port.postMessage(verify());
  else void prepare(message).then(() => port.postMessage('ready'));
});

/** Everything but the two verifications is done before the clock runs. */
async function prepare({ cohort, issuerKey, certificates, posts }: BareJob): Promise<void> {
  const key = (await importIssuerKey(issuerKey)).native;
  const seen = new Set<string>();
  const read = posts.map((bytes) => {
    const { author, signature, certificate, epoch } = decodePost(bytes);
    const signed = concat(tag, bytes.subarray(0, postLength - 64));
    const isNew = certificates === 'every' || !seen.has(toHex(author));
    seen.add(toHex(author));
    return { author, signature, certificate, epoch, signed, isNew };
  });
  verify = () =>
    read.every(
      ({ author, signature, certificate, epoch, signed, isNew }) =>
        edVerify(author, signed, signature) &&
        (!isNew || certificateHolds(key, cohort, epoch, author, certificate)),
    );
}

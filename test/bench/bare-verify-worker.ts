import { parentPort } from 'node:worker_threads';
import { certificateHolds, importIssuerKey } from '../../protocol/certificate.ts';
import { edVerify } from '../../protocol/ed25519.ts';
import { concat, utf8, type CohortId } from '../../protocol/bytes.ts';
import { decodePost, postLength } from '../../protocol/post.ts';

/** What the bare limit is measured with. */
export type BareJob = { cohort: CohortId; issuerKey: Uint8Array; posts: Uint8Array[] };

const port = parentPort;
if (!port) throw new Error('runs as a worker thread only');

const tag = utf8('KT1P');
let verify: () => boolean = () => false;

port.on('message', (message: BareJob | 'go') => {
  if (message === 'go') port.postMessage(verify());
  else void prepare(message).then(() => port.postMessage('ready'));
});

/** Everything but the two verifications is done before the clock runs. */
async function prepare({ cohort, issuerKey, posts }: BareJob): Promise<void> {
  const key = (await importIssuerKey(issuerKey)).native;
  const read = posts.map((bytes) => {
    const { author, signature, certificate, epoch } = decodePost(bytes);
    const signed = concat(tag, bytes.subarray(0, postLength - 64));
    return { author, signature, certificate, epoch, signed };
  });
  verify = () =>
    read.every(
      ({ author, signature, certificate, epoch, signed }) =>
        edVerify(author, signed, signature) &&
        certificateHolds(key, cohort, epoch, author, certificate),
    );
}

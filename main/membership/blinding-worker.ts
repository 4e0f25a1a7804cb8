import { parentPort } from 'node:worker_threads';
import { blindPseudonym, importIssuerKey, unblind } from '../../protocol/certificate.ts';
import type { BlindingAnswer, BlindingJob } from './blinder.ts';

const port = parentPort;
if (!port) throw new Error('runs as a worker thread only');

const answer = (message: BlindingAnswer): void => port.postMessage(message);

port.once('message', (job: BlindingJob) => {
  run(job).then(
    () => answer({ type: 'done' }),
    () => answer({ type: 'failed' }),
  );
});

async function run(job: BlindingJob): Promise<void> {
  const key = await importIssuerKey(job.issuerKey);
  if (job.type === 'blind') {
    for (const pseudonym of job.pseudonyms) {
      answer({
        type: 'blinded',
        blinding: await blindPseudonym(key, job.cohort, job.epoch, pseudonym),
      });
    }
    return;
  }
  for (const { blinding, signature } of job.signed) {
    answer({ type: 'unblinded', certificate: await unblind(key, blinding, signature) });
  }
}

import { Worker } from 'node:worker_threads';
import type { CohortId, EdPublicKey } from '../../protocol/bytes.ts';
import type { Blinding, Certificate } from '../../protocol/certificate.ts';
import { MembershipError } from './errors.ts';

/** Main to worker, once. Bytes only: what a structured clone carries. */
export type BlindingJob =
  | {
      type: 'blind';
      issuerKey: Uint8Array;
      cohort: CohortId;
      epoch: number;
      pseudonyms: EdPublicKey[];
    }
  | {
      type: 'unblind';
      issuerKey: Uint8Array;
      signed: { blinding: Blinding; signature: Uint8Array }[];
    };

/** Worker to main: one for each pseudonym, in order, then the end. */
export type BlindingAnswer =
  | { type: 'blinded'; blinding: Blinding }
  | { type: 'unblinded'; certificate: Certificate }
  | { type: 'done' }
  | { type: 'failed' };

/** Certificates made so far, and to be made. */
export type Progress = (done: number, total: number) => void;

/**
 * Blinds and unblinds in a worker thread of its own, one for each job: 100 ms and 20 ms for each certificate, which the window must not
 * feel.
 */
export class Blinder {
  readonly #workerUrl: URL;

  /** `workerUrl`: blinding-worker.ts among the sources, dist/main/blinding-worker.js in the bundle. */
  constructor(workerUrl: URL) {
    this.#workerUrl = workerUrl;
  }

  /** Throws MembershipError 'certificate-mismatch' for a key that no issuer may have, 'internal' when it was stopped. */
  async blind(
    issuerKey: Uint8Array,
    cohort: CohortId,
    epoch: number,
    pseudonyms: EdPublicKey[],
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Blinding[]> {
    const blindings: Blinding[] = [];
    await this.#run({ type: 'blind', issuerKey, cohort, epoch, pseudonyms }, signal, (answer) => {
      if (answer.type === 'blinded') blindings.push(answer.blinding);
      progress(blindings.length, pseudonyms.length);
    });
    return blindings;
  }

  /** Throws MembershipError 'certificate-mismatch' if a signature is not what was asked for, 'internal' when it was stopped. */
  async unblind(
    issuerKey: Uint8Array,
    signed: { blinding: Blinding; signature: Uint8Array }[],
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Certificate[]> {
    const certificates: Certificate[] = [];
    await this.#run({ type: 'unblind', issuerKey, signed }, signal, (answer) => {
      if (answer.type === 'unblinded') certificates.push(answer.certificate);
      progress(certificates.length, signed.length);
    });
    return certificates;
  }

  #run(
    job: BlindingJob,
    signal: AbortSignal,
    take: (answer: BlindingAnswer) => void,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(new MembershipError('internal'));
        return;
      }
      // Nothing of the process's environment is needed there.
      const worker = new Worker(this.#workerUrl, { env: {} });
      const end = (finish: () => void): void => {
        signal.removeEventListener('abort', stop);
        void worker.terminate().then(finish);
      };
      const stop = (): void => end(() => reject(new MembershipError('internal')));
      signal.addEventListener('abort', stop);
      worker.on('message', (answer: BlindingAnswer) => {
        if (answer.type === 'done') end(resolve);
        else if (answer.type === 'failed')
          end(() => reject(new MembershipError('certificate-mismatch')));
        else take(answer);
      });
      worker.on('error', () => end(() => reject(new MembershipError('internal'))));
      worker.postMessage(job, []);
    });
  }
}

import { sized, type Bytes, type EdSeed } from '../../protocol/bytes.ts';
import type { Certificate } from '../../protocol/certificate.ts';
import { edKeyPair } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { EpochNotice } from '../../protocol/notice.ts';
import { modulusLength } from '../../protocol/rules.ts';
import type { CertificateStore, PendingCertificate } from '../vault/certificate-store.ts';
import type { Blinder, Progress } from './blinder.ts';
import { MembershipError } from './errors.ts';
import { openSealed, type IssuerClient } from './issuer-client.ts';
import type { Enrolment } from './phrase.ts';

export type CertificatesOptions = {
  manifest: Manifest;
  environment: Environment;
  store: CertificateStore;
  blinder: Blinder;
  /** Certificates blinded (first half) and unblinded (second half), of all. */
  progress: Progress;
};

/** Fetches an epoch's full quota of certificates, needed or not, so that fetching says nothing about writing. */
export class Certificates {
  readonly #options: CertificatesOptions;

  constructor(options: CertificatesOptions) {
    this.#options = options;
  }

  has(epoch: number): boolean {
    return this.#options.store.completedEpochs().includes(epoch);
  }

  /**
   * Gets the quota of the notice's epoch. What is asked for is stored before the asking: after a crash the same request is sent again
   * and gets the same answer. Throws MembershipError, 'certificate-mismatch' for an issuer that breaks the rules.
   */
  async obtain(
    notice: EpochNotice,
    enrolment: Enrolment,
    connect: () => Promise<IssuerClient>,
    signal: AbortSignal,
  ): Promise<void> {
    const { store } = this.#options;
    const pending = store.pending(notice.epoch) ?? (await this.#prepare(notice, signal));
    const issuer = await connect();
    let sealed: Uint8Array;
    try {
      const blinded = pending.map((one) => sized<Bytes<384>>(one.blinded, modulusLength));
      ({ sealed } = await issuer.ask(
        { type: 'certify', epoch: notice.epoch, blinded },
        'certified',
      ));
    } finally {
      issuer.close();
    }
    const signatures = await openSealed(enrolment, 'certified', sealed);
    store.complete(notice.epoch, await this.#unblind(notice, pending, signatures, signal));
  }

  async #prepare(notice: EpochNotice, signal: AbortSignal): Promise<PendingCertificate[]> {
    const { manifest, environment, store, blinder, progress } = this.#options;
    const total = manifest.quota.certificates;
    const seeds = Array.from({ length: total }, () => sized<EdSeed>(environment.random(32), 32));
    const pseudonyms = seeds.map((seed) => edKeyPair(seed).publicKey);
    const blindings = await blinder.blind(
      notice.issuerKey,
      manifest.cohort,
      notice.epoch,
      pseudonyms,
      signal,
      (done) => progress(done, 2 * total),
    );
    const pending = seeds.flatMap((seed, index) => {
      const blinding = blindings[index];
      return blinding ? [{ seed, ...blinding }] : [];
    });
    if (pending.length !== total) throw new MembershipError('internal');
    store.savePending(notice.epoch, pending);
    return pending;
  }

  #unblind(
    notice: EpochNotice,
    pending: readonly PendingCertificate[],
    signatures: Uint8Array,
    signal: AbortSignal,
  ): Promise<Certificate[]> {
    if (signatures.length !== pending.length * modulusLength)
      throw new MembershipError('certificate-mismatch');
    const signed = pending.map(({ prepared, blinded, inverse }, index) => ({
      blinding: { prepared, blinded: sized<Bytes<384>>(blinded, modulusLength), inverse },
      signature: signatures.slice(index * modulusLength, (index + 1) * modulusLength),
    }));
    const { blinder, progress } = this.#options;
    return blinder.unblind(notice.issuerKey, signed, signal, (done) =>
      progress(pending.length + done, 2 * pending.length),
    );
  }
}

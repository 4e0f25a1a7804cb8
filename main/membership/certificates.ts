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

/** An epoch's blind signatures, as the issuer gave them. */
export type Issued = { notice: EpochNotice; signatures: Uint8Array };

/** Fetches epochs' full quotas of certificates, needed or not, so that fetching says nothing about writing. */
export class Certificates {
  readonly #options: CertificatesOptions;
  /** Epochs of which none can be had in this run: the quota was used by a PC that is gone. */
  readonly #used = new Set<number>();

  constructor(options: CertificatesOptions) {
    this.#options = options;
  }

  /** Whether there is nothing to ask for any more: they are here, or cannot be had. */
  settled(epoch: number): boolean {
    return this.#used.has(epoch) || this.#options.store.completedEpochs().includes(epoch);
  }

  /**
   * Blinds what will be asked for, 100 ms for each certificate, and stores it before the asking: after a crash the same request is sent again
   * and gets the same answer. Throws MembershipError 'certificate-mismatch' for a key that no issuer may have.
   */
  async prepare(notices: readonly EpochNotice[], signal: AbortSignal): Promise<void> {
    const { store } = this.#options;
    for (const notice of notices) {
      if (!store.pending(notice.epoch)) await this.#blind(notice, signal);
    }
  }

  /**
   * Asks for what was prepared. `mayReplace`: this PC took the membership up with the words. Then the newest epoch whose quota is used is asked for
   * once more: there is one replacement in a quarter, and the sooner one ends by itself. Throws MembershipError.
   */
  async ask(
    issuer: IssuerClient,
    enrolment: Enrolment,
    notices: readonly EpochNotice[],
    mayReplace: boolean,
  ): Promise<Issued[]> {
    const issued: Issued[] = [];
    const used: EpochNotice[] = [];
    for (const notice of notices) {
      const signatures = await this.#certify(issuer, enrolment, notice, false);
      if (signatures) issued.push({ notice, signatures });
      else used.push(notice);
    }
    const last = mayReplace ? used.at(-1) : undefined;
    const replaced = last ? await this.#certify(issuer, enrolment, last, true) : null;
    if (last && replaced) issued.push({ notice: last, signatures: replaced });
    for (const notice of used) {
      if (!(replaced && notice === last)) this.#used.add(notice.epoch);
    }
    return issued;
  }

  /** Unblinds, checks and stores. Throws MembershipError 'certificate-mismatch' for an issuer that breaks the rules. */
  async keep({ notice, signatures }: Issued, signal: AbortSignal): Promise<void> {
    const { store } = this.#options;
    const pending = store.pending(notice.epoch) ?? [];
    store.complete(notice.epoch, await this.#unblind(notice, pending, signatures, signal));
  }

  /** `null`: the quota was used, and no other can be had. */
  async #certify(
    issuer: IssuerClient,
    enrolment: Enrolment,
    { epoch }: EpochNotice,
    replacement: boolean,
  ): Promise<Uint8Array | null> {
    const pending = this.#options.store.pending(epoch) ?? [];
    const blinded = pending.map((one) => sized<Bytes<384>>(one.blinded, modulusLength));
    try {
      const request = { type: 'certify', epoch, blinded, replacement } as const;
      const { sealed } = await issuer.ask(request, 'certified');
      return await openSealed(enrolment, 'certified', sealed);
    } catch (error) {
      const refusal = error instanceof MembershipError ? error.issuer : null;
      if (refusal === 'quota-used' || refusal === 'replacement-used') return null;
      // Not a member any more in an epoch that is still to come.
      if (refusal === 'not-a-member') return null;
      throw error;
    }
  }

  async #blind(notice: EpochNotice, signal: AbortSignal): Promise<void> {
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

import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import {
  concat,
  equal,
  sized,
  utf8,
  type Bytes,
  type CohortId,
  type EdPublicKey,
} from './bytes.ts';
import { ProtocolError } from './errors.ts';
import { u32 } from './layout.ts';
import { modulusBits, modulusLength } from './rules.ts';

// RFC 9474, RSABSSA-SHA384-PSS-Randomized; only the client half of the library is used (the issuer signs natively).
const suite = RSABSSA.SHA384.PSS.Randomized();

export type CertificatePrefix = Bytes<32>;
export type CertificateSignature = Bytes<384>;
/** Anybody can check it; without the pseudonym's key it is useless. */
export type Certificate = { prefix: CertificatePrefix; signature: CertificateSignature };

/** An issuer's public key of one epoch, in the two forms that node:crypto and WebCrypto want. */
export type IssuerKey = { native: KeyObject; web: CryptoKey };

/** Throws ProtocolError 'certificate' unless it is RSA with a modulus of 3,072 bits and exponent 65537, with nothing before or behind: odd keys could tell members apart. */
export async function importIssuerKey(spki: Uint8Array): Promise<IssuerKey> {
  try {
    const native = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    const details = native.asymmetricKeyDetails;
    if (native.asymmetricKeyType !== 'rsa') throw new Error('type');
    if (details?.modulusLength !== modulusBits || details.publicExponent !== 65537n)
      throw new Error('size');
    const exact = native.export({ format: 'der', type: 'spki' });
    if (!equal(exact, spki)) throw new Error('spelling');
    const web = await crypto.subtle.importKey(
      'spki',
      new Uint8Array(spki),
      { name: 'RSA-PSS', hash: 'SHA-384' },
      true,
      ['verify'],
    );
    return { native, web };
  } catch {
    throw new ProtocolError('certificate', 'issuer key');
  }
}

/** What is certified: `"KT1C" ‖ cohort 16 ‖ epoch u32 ‖ edPk 32`, without the random prefix. */
export function certifiedMessage(
  cohort: CohortId,
  epoch: number,
  pseudonym: EdPublicKey,
): Uint8Array {
  return concat(utf8('KT1C'), cohort, u32(epoch), pseudonym);
}

/** A pseudonym's key on its way to a certificate. `prepared` and `inverse` stay with the client; `blinded` (384 bytes) goes to the issuer. */
export type Blinding = { prepared: Uint8Array; blinded: Bytes<384>; inverse: Uint8Array };

/** RFC 9474, 4.1 and 4.2. Takes about 100 ms: run it in a worker thread. */
export async function blindPseudonym(
  key: IssuerKey,
  cohort: CohortId,
  epoch: number,
  pseudonym: EdPublicKey,
): Promise<Blinding> {
  const prepared = suite.prepare(certifiedMessage(cohort, epoch, pseudonym));
  const { blindedMsg, inv } = await suite.blind(key.web, prepared);
  return { prepared, blinded: sized(new Uint8Array(blindedMsg), modulusLength), inverse: inv };
}

/** RFC 9474, 4.4. Throws ProtocolError 'certificate' if the issuer did not sign what it was asked to. Takes about 20 ms. */
export async function unblind(
  key: IssuerKey,
  blinding: Blinding,
  blindSignature: Uint8Array,
): Promise<Certificate> {
  try {
    const signature = await suite.finalize(
      key.web,
      blinding.prepared,
      blindSignature,
      blinding.inverse,
    );
    return {
      prefix: sized(blinding.prepared.slice(0, 32), 32),
      signature: sized(new Uint8Array(signature), modulusLength),
    };
  } catch {
    throw new ProtocolError('certificate', 'blind signature');
  }
}

/** Whether the issuer of this epoch certified this pseudonym. Takes about 0.1 ms. */
export function certificateHolds(
  key: KeyObject,
  cohort: CohortId,
  epoch: number,
  pseudonym: EdPublicKey,
  certificate: Certificate,
): boolean {
  const message = concat(certificate.prefix, certifiedMessage(cohort, epoch, pseudonym));
  return verify(
    'sha384',
    message,
    { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 },
    certificate.signature,
  );
}

import { createPrivateKey } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import {
  fromBase64,
  fromHex,
  sized,
  toHex,
  type EdPublicKey,
  type EdSeed,
} from '../../../../protocol/bytes.ts';
import {
  blindPseudonym,
  certificateHolds,
  importIssuerKey,
  unblind,
  type Certificate,
} from '../../../../protocol/certificate.ts';
import { edKeyPair } from '../../../../protocol/ed25519.ts';
import { modulusLength } from '../../../../protocol/rules.ts';
import { BlindSigner, makeIssuerKey } from '../../../../relay/issuer/blind-signer.ts';
import { VirtualEnvironment } from '../../../virtual-environment.ts';

const members = ['a mentee', 'a mentor', 'the coordinator'];
const quota = 3;
const epoch = 4;
const environment = new VirtualEnvironment({ seed: 'blindness' });
const cohort = sized<Parameters<typeof blindPseudonym>[1]>(environment.random(16), 16);

/** A request as the issuer saw it, z, and as it answered it, z^d. */
type Request = { blinded: bigint; signed: bigint };
/** An issuer that kept everything: its key, and who asked for what. */
type IssuerMemory = { modulus: bigint; exponent: bigint; secret: bigint; requests: Request[] };
/** What the feed publishes. Who it belongs to, the test alone knows. */
type Published = { pseudonym: EdPublicKey; certificate: Certificate };
type Issuance = { memory: IssuerMemory; spki: Uint8Array; published: Published[] };

const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes)}`);

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** `null`: there is none. */
function inverse(value: bigint, modulus: bigint): bigint | null {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (b > 0n) {
    const quotient = a / b;
    [a, b, x, y] = [b, a - quotient * b, y, x - quotient * y];
  }
  return a === 1n ? ((x % modulus) + modulus) % modulus : null;
}

/** A real key, real requests of `askers` members, and their certificates, made by the parts that issuer and client are made of. */
async function issue(askers: number): Promise<Issuance> {
  const key = await makeIssuerKey();
  const signer = new BlindSigner(key);
  const issuerKey = await importIssuerKey(signer.publicKey);
  const requests: Request[] = [];
  const published: Published[] = [];
  for (let n = 0; n < askers * quota; n += 1) {
    const pseudonym = edKeyPair(sized<EdSeed>(environment.random(32), 32)).publicKey;
    const blinding = await blindPseudonym(issuerKey, cohort, epoch, pseudonym);
    const signed = signer.sign(blinding.blinded);
    requests.push({ blinded: toNumber(blinding.blinded), signed: toNumber(signed) });
    published.push({ pseudonym, certificate: await unblind(issuerKey, blinding, signed) });
  }
  const [modulus, exponent, secret] = numbersOf(key);
  return { memory: { modulus, exponent, secret, requests }, spki: signer.publicKey, published };
}

function numbersOf(key: Uint8Array): [bigint, bigint, bigint] {
  const form = { key: Buffer.from(key), format: 'der', type: 'pkcs8' } as const;
  const { n = '', e = '', d = '' } = createPrivateKey(form).export({ format: 'jwk' });
  return [toNumber(fromBase64(n)), toNumber(fromBase64(e)), toNumber(fromBase64(d))];
}

/**
 * The blinding factor with which this request would have become this certificate (RFC 9474, 4.2: z = m · r^e), if there is one: r = z^d / m^d, and
 * m^d is the certificate's signature.
 */
function explanation(
  { modulus }: IssuerMemory,
  { signed }: Request,
  certificate: Certificate,
): bigint | null {
  const divisor = inverse(toNumber(certificate.signature), modulus);
  if (divisor === null) return null;
  const factor = (signed * divisor) % modulus;
  // The client draws among those that can be inverted.
  return inverse(factor, modulus) === null ? null : factor;
}

/** Blinds the certificate's encoded message with a factor, as the client does. */
function blindWith(
  { modulus, exponent }: IssuerMemory,
  factor: bigint,
  certificate: Certificate,
): bigint {
  // What the signature opens to. That it encodes this pseudonym is checked with the certificate.
  const message = power(toNumber(certificate.signature), exponent, modulus);
  return (message * power(factor, exponent, modulus)) % modulus;
}

let issuance: Issuance;

beforeAll(async () => {
  issuance = await issue(members.length);
});

test('the issuer signs with the secret exponent and nothing else', () => {
  const { modulus, secret, requests } = issuance.memory;
  for (const { blinded, signed } of requests) expect(power(blinded, secret, modulus)).toBe(signed);
});

test('every certificate of an epoch could have come from every request of every member', async () => {
  const { memory, spki, published } = issuance;
  const key = (await importIssuerKey(spki)).native;
  const factors = new Set<bigint>();
  for (const { pseudonym, certificate } of published) {
    expect(certificateHolds(key, cohort, epoch, pseudonym, certificate)).toBe(true);
    for (const request of memory.requests) {
      const factor = explanation(memory, request, certificate) ?? 0n;
      expect(blindWith(memory, factor, certificate)).toBe(request.blinded);
      factors.add(factor);
    }
  }
  // A different one for each pair: none of them says more than another.
  expect(factors.size).toBe(published.length * memory.requests.length);
});

test('the factor that was really drawn is one of them', async () => {
  const { memory, spki } = issuance;
  const { modulus, secret } = memory;
  const issuerKey = await importIssuerKey(spki);
  const pseudonym = edKeyPair(sized<EdSeed>(environment.random(32), 32)).publicKey;
  const blinding = await blindPseudonym(issuerKey, cohort, epoch, pseudonym);
  const blinded = toNumber(blinding.blinded);
  const signed = power(blinded, secret, modulus);
  const bytes = fromHex(signed.toString(16).padStart(2 * modulusLength, '0'), modulusLength);
  const certificate = await unblind(issuerKey, blinding, bytes);
  const drawn = inverse(toNumber(blinding.inverse), modulus);
  expect(explanation(memory, { blinded, signed }, certificate)).toBe(drawn);
});

test('a key for one member alone would not be blind: its certificates hold under no other', async () => {
  const key = (await importIssuerKey(issuance.spki)).native;
  const apart = await issue(1);
  for (const { pseudonym, certificate } of apart.published) {
    expect(certificateHolds(key, cohort, epoch, pseudonym, certificate)).toBe(false);
  }
});

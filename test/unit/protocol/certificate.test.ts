import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { sized } from '../../../protocol/bytes.ts';
import {
  blindPseudonym,
  certificateHolds,
  importIssuerKey,
  unblind,
  type Blinding,
  type Certificate,
} from '../../../protocol/certificate.ts';
import type { EdKeyPair } from '../../../protocol/ed25519.ts';
import rsabssa from '../../vectors/rfc9474-rsabssa.json' with { type: 'json' };
import { makeCohort, makeIssuer, newPair, type TestCohort, type TestIssuer } from './cohort.ts';
import { asyncRefusal, bitFlips } from './hostile.ts';
import { fromBytes, inverse, power } from './numbers.ts';

type Issued = { pair: EdKeyPair; blinding: Blinding; certificate: Certificate };

let cohort: TestCohort;
let issuer: TestIssuer;
let issued: Issued[];

async function issue(pair: EdKeyPair): Promise<Issued> {
  const blinding = await blindPseudonym(issuer.key, cohort.manifest.cohort, 3, pair.publicKey);
  const certificate = await unblind(issuer.key, blinding, issuer.signBlinded(blinding.blinded));
  return { pair, blinding, certificate };
}

beforeAll(async () => {
  cohort = await makeCohort();
  issuer = await makeIssuer();
  issued = [];
  for (let i = 0; i < 4; i += 1) issued.push(await issue(newPair(cohort)));
});

const holds = ({ pair, certificate }: Issued, epoch = 3, other = pair.publicKey): boolean =>
  certificateHolds(issuer.key.native, cohort.manifest.cohort, epoch, other, certificate);

describe('a certificate', () => {
  test('holds for its pseudonym, epoch and cohort', () => {
    expect(issued.every((one) => holds(one))).toBe(true);
  });

  test('holds for no other pseudonym, epoch, cohort or issuer', async () => {
    const [first, second] = issued;
    if (!first || !second) throw new Error('nothing issued');
    expect(holds(first, 4)).toBe(false);
    expect(holds(first, 3, second.pair.publicKey)).toBe(false);
    const foreign = sized<typeof cohort.manifest.cohort>(new Uint8Array(16), 16);
    const { certificate, pair } = first;
    expect(certificateHolds(issuer.key.native, foreign, 3, pair.publicKey, certificate)).toBe(
      false,
    );
    const { key } = await makeIssuer();
    expect(
      certificateHolds(key.native, cohort.manifest.cohort, 3, pair.publicKey, certificate),
    ).toBe(false);
  });

  test('holds no more once any bit of it has changed', () => {
    const [first] = issued;
    if (!first) throw new Error('nothing issued');
    const { prefix, signature } = first.certificate;
    for (const changed of bitFlips(prefix)) {
      expect(holds({ ...first, certificate: { prefix: sized(changed, 32), signature } })).toBe(
        false,
      );
    }
    for (const changed of bitFlips(signature)) {
      expect(holds({ ...first, certificate: { prefix, signature: sized(changed, 384) } })).toBe(
        false,
      );
    }
  });

  test('has no second spelling: the signature plus the modulus is refused', () => {
    const n = modulus();
    for (const one of issued) {
      const larger = fromBytes(one.certificate.signature) + n;
      if (larger >= 1n << 3072n) continue;
      const signature = sized<Certificate['signature']>(
        new Uint8Array(Buffer.from(larger.toString(16).padStart(768, '0'), 'hex')),
        384,
      );
      expect(holds({ ...one, certificate: { ...one.certificate, signature } })).toBe(false);
    }
  });
});

function modulus(): bigint {
  const { n } = createPublicKey({
    key: Buffer.from(issuer.spki),
    format: 'der',
    type: 'spki',
  }).export({
    format: 'jwk',
  });
  if (n === undefined) throw new Error('no modulus');
  return fromBytes(new Uint8Array(Buffer.from(n, 'base64url')));
}

describe('blindness', () => {
  test('every request could have led to every certificate: the factor that explains the pair exists', () => {
    const n = modulus();
    for (const { blinding } of issued) {
      for (const { certificate } of issued) {
        const blinded = fromBytes(blinding.blinded);
        const blindSignature = fromBytes(issuer.signBlinded(blinding.blinded));
        const signature = fromBytes(certificate.signature);
        const encoded = power(signature, 65537n, n);
        const factor = (blindSignature * inverse(signature, n)) % n;
        expect((power(factor, 65537n, n) * encoded) % n).toBe(blinded);
        expect(() => inverse(factor, n)).not.toThrow();
      }
    }
  });

  test('the same pseudonym asked twice gives requests and certificates that have nothing in common', async () => {
    const pair = newPair(cohort);
    const [one, two] = [await issue(pair), await issue(pair)];
    expect(one.blinding.blinded).not.toEqual(two.blinding.blinded);
    expect(one.certificate.prefix).not.toEqual(two.certificate.prefix);
    expect(one.certificate.signature).not.toEqual(two.certificate.signature);
  });

  test('neither the request nor the blind signature contains anything of the certificate', () => {
    for (const { blinding, certificate, pair } of issued) {
      const seen = Buffer.concat([blinding.blinded, issuer.signBlinded(blinding.blinded)]);
      for (const secret of [certificate.prefix, certificate.signature, pair.publicKey]) {
        expect(seen.includes(Buffer.from(secret.subarray(0, 8)))).toBe(false);
      }
    }
  });
});

describe('the client refuses', () => {
  test('a blind signature with any changed byte, of another length or of another request', async () => {
    const [first, second] = issued;
    if (!first || !second) throw new Error('nothing issued');
    const right = issuer.signBlinded(first.blinding.blinded);
    const [changed] = bitFlips(right, 'byte');
    const wrong = [
      changed,
      right.slice(1),
      new Uint8Array(385),
      new Uint8Array(0),
      new Uint8Array(384),
      new Uint8Array(384).fill(255),
      issuer.signBlinded(second.blinding.blinded),
    ];
    const take = (answer = right) => unblind(issuer.key, first.blinding, answer);
    for (const answer of wrong) expect(await asyncRefusal(() => take(answer))).toBe('certificate');
  });

  const spki = (key: {
    export: (options: { format: 'der'; type: 'spki' }) => Buffer;
  }): Uint8Array => new Uint8Array(key.export({ format: 'der', type: 'spki' }));

  test.each([
    ['of 2,048 bits', () => spki(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)],
    [
      'of 4,096 bits',
      () => {
        const [vector] = rsabssa.vectors;
        if (!vector) throw new Error('no vector');
        const n = Buffer.from(vector.n, 'hex').toString('base64url');
        return spki(createPublicKey({ format: 'jwk', key: { kty: 'RSA', n, e: 'AQAB' } }));
      },
    ],
    [
      'of 3,071 bits',
      () => {
        const { n } = issuer.key.native.export({ format: 'jwk' });
        const bytes = Buffer.from(n ?? '', 'base64url');
        bytes[0] = (bytes[0] ?? 0) & 0x7f;
        return spki(
          createPublicKey({
            format: 'jwk',
            key: { kty: 'RSA', n: bytes.toString('base64url'), e: 'AQAB' },
          }),
        );
      },
    ],
    [
      'with the exponent 3',
      () => {
        const { n } = issuer.key.native.export({ format: 'jwk' });
        return spki(createPublicKey({ format: 'jwk', key: { kty: 'RSA', n: n ?? '', e: 'Aw' } }));
      },
    ],
    [
      'for RSA-PSS only',
      () => spki(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey),
    ],
    ['that is no RSA key', () => spki(generateKeyPairSync('ed25519').publicKey)],
    ['that is nothing', () => new Uint8Array(0)],
    ['that ends early', () => issuer.spki.slice(0, -1)],
    ['that goes on', () => new Uint8Array([...issuer.spki, 0])],
  ])('an issuer key %s', async (_what, key) => {
    expect(await asyncRefusal(() => importIssuerKey(key()))).toBe('certificate');
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { concat, sized, utf8, type CohortId } from '../../../protocol/bytes.ts';
import {
  envelopeLength,
  openEnvelope,
  sealEnvelope,
  type Envelope,
} from '../../../protocol/envelope.ts';
import { hpkeSeal, xKeyPair, type XKeyPair } from '../../../protocol/hpke.ts';
import { postLength } from '../../../protocol/post.ts';
import { makeCohort, sealOpening, uncertified, type TestCohort } from './cohort.ts';
import { asyncRefusal, bitFlips, otherLengths } from './hostile.ts';

let cohort: TestCohort;
let feed: XKeyPair;
let post: Uint8Array;
let real: Envelope;
let dummy: Envelope;

beforeAll(async () => {
  cohort = await makeCohort();
  feed = await xKeyPair(sized(cohort.environment.random(32), 32));
  post = await sealOpening(cohort, uncertified(cohort));
  real = await sealEnvelope(feed.publicKey, cohort.manifest.cohort, post);
  dummy = await sealEnvelope(feed.publicKey, cohort.manifest.cohort, null);
});

const open = (envelope: Uint8Array): Promise<Uint8Array | null> =>
  openEnvelope(feed.secretKey, cohort.manifest.cohort, envelope);

describe('an envelope', () => {
  test('brings a post byte for byte, or nothing', async () => {
    expect(await open(real)).toEqual(post);
    expect(await open(dummy)).toBeNull();
    expect(await open(Buffer.from(real))).toEqual(post);
  });

  test('is 4,819 bytes whatever is in it', () => {
    expect(real.length).toBe(4819);
    expect(dummy.length).toBe(4819);
  });

  test('of the same post never looks the same twice', async () => {
    const again = await sealEnvelope(feed.publicKey, cohort.manifest.cohort, post);
    expect(again.subarray(0, 32)).not.toEqual(real.subarray(0, 32));
    expect(again.subarray(32)).not.toEqual(real.subarray(32));
  });

  // Every bit would be 38,552 openings of a millisecond and more: one bit of every byte, another one from byte to byte.
  test('with one bit changed in any of its bytes does not open', async () => {
    let tried = 0;
    for (const changed of bitFlips(real, 'byte')) {
      expect(await asyncRefusal(() => open(changed))).toBe('sealed');
      tried += 1;
    }
    expect(tried).toBe(envelopeLength);
  });

  test('with any bit of its key or of its tag changed does not open', async () => {
    const bits = [...bitFlips(real)].filter(
      (_, bit) => bit < 256 || bit >= (envelopeLength - 16) * 8,
    );
    for (const changed of bits) expect(await asyncRefusal(() => open(changed))).toBe('sealed');
  });

  test('of any other length is refused before anything is computed', async () => {
    for (const other of otherLengths(real)) {
      expect(await asyncRefusal(() => open(other))).toBe('length');
    }
  });

  test('opens with the key of its day and for its cohort only', async () => {
    const next = await xKeyPair(sized(cohort.environment.random(32), 32));
    const { manifest } = cohort;
    expect(await asyncRefusal(() => openEnvelope(next.secretKey, manifest.cohort, real))).toBe(
      'sealed',
    );
    const other = sized<CohortId>(new Uint8Array(16), 16);
    expect(await asyncRefusal(() => openEnvelope(feed.secretKey, other, real))).toBe('sealed');
  });

  test('takes nothing that is not a post', async () => {
    const seal = (size: number) =>
      sealEnvelope(feed.publicKey, cohort.manifest.cohort, new Uint8Array(size));
    expect(await asyncRefusal(() => seal(postLength - 1))).toBe('length');
    expect(await asyncRefusal(() => seal(postLength + 1))).toBe('length');
  });

  test('of an unknown kind, or a dummy with something in it, is refused', async () => {
    const info = concat(utf8('KT1E'), cohort.manifest.cohort);
    for (const [kind, last] of [
      [2, 0],
      [255, 0],
      [0, 1],
    ] as const) {
      const inside = new Uint8Array(1 + postLength);
      inside[0] = kind;
      inside[postLength] = last;
      const { kem, ciphertext } = await hpkeSeal(feed.publicKey, info, new Uint8Array(0), inside);
      expect(await asyncRefusal(() => open(concat(kem, ciphertext)))).toBe('format');
    }
  });
});

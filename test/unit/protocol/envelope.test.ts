import { beforeAll, describe, expect, test } from 'vitest';
import { concat, sized, utf8, type CohortId, type Hash } from '../../../protocol/bytes.ts';
import {
  envelopeLength,
  erasureHolds,
  openEnvelope,
  sealEnvelope,
  signErasure,
  type Envelope,
  type Erasure,
  type Load,
} from '../../../protocol/envelope.ts';
import { hpkeSeal, xKeyPair, type XKeyPair } from '../../../protocol/hpke.ts';
import { postLength } from '../../../protocol/post.ts';
import { makeCohort, newPair, sealOpening, uncertified, type TestCohort } from './cohort.ts';
import { asyncRefusal, bitFlips, otherLengths } from './hostile.ts';

/** Of a post that somebody wants deleted. */
const id = sized<Hash>(new Uint8Array(32).fill(5), 32);
let cohort: TestCohort;
let feed: XKeyPair;
let post: Uint8Array;
let real: Envelope;
let dummy: Envelope;
let erasure: Erasure;

beforeAll(async () => {
  cohort = await makeCohort();
  feed = await xKeyPair(sized(cohort.environment.random(32), 32));
  post = await sealOpening(cohort, uncertified(cohort));
  real = await sealEnvelope(feed.publicKey, cohort.manifest.cohort, post);
  dummy = await sealEnvelope(feed.publicKey, cohort.manifest.cohort, null);
  erasure = signErasure(newPair(cohort), cohort.manifest.hash, id);
});

const open = (envelope: Uint8Array): Promise<Load> =>
  openEnvelope(feed.secretKey, cohort.manifest.cohort, envelope);

const seal = (load: Load): Promise<Envelope> =>
  sealEnvelope(feed.publicKey, cohort.manifest.cohort, load);

describe('an envelope', () => {
  test('brings a post byte for byte, an erasure, or nothing', async () => {
    expect(await open(real)).toEqual(post);
    expect(await open(dummy)).toBeNull();
    expect(await open(await seal(erasure))).toEqual(erasure);
    expect(await open(Buffer.from(real))).toEqual(post);
  });

  test('is 4,819 bytes whatever is in it', async () => {
    expect(real.length).toBe(4819);
    expect(dummy.length).toBe(4819);
    expect((await seal(erasure)).length).toBe(4819);
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
    expect(await asyncRefusal(() => seal(new Uint8Array(postLength - 1)))).toBe('length');
    expect(await asyncRefusal(() => seal(new Uint8Array(postLength + 1)))).toBe('length');
  });

  test('of an unknown kind, or a dummy or an erasure with something behind it, is refused', async () => {
    const info = concat(utf8('KT1E'), cohort.manifest.cohort);
    for (const [kind, last] of [
      [3, 0],
      [255, 0],
      [0, 1],
      [2, 1],
    ] as const) {
      const inside = new Uint8Array(1 + postLength);
      inside[0] = kind;
      inside[postLength] = last;
      const { kem, ciphertext } = await hpkeSeal(feed.publicKey, info, new Uint8Array(0), inside);
      expect(await asyncRefusal(() => open(concat(kem, ciphertext)))).toBe('format');
    }
  });
});

describe('an erasure', () => {
  test('holds for its author’s key, its post and its cohort, and for no other', () => {
    const author = newPair(cohort);
    const { hash } = cohort.manifest;
    const own = signErasure(author, hash, id);
    const other = sized<Hash>(new Uint8Array(32).fill(6), 32);
    expect(erasureHolds(author.publicKey, hash, own)).toBe(true);
    expect(erasureHolds(newPair(cohort).publicKey, hash, own)).toBe(false);
    expect(erasureHolds(author.publicKey, other, own)).toBe(false);
    expect(erasureHolds(author.publicKey, hash, { ...own, post: other })).toBe(false);
  });

  test('with one bit changed in its signature or its post does not hold', () => {
    const author = newPair(cohort);
    const { hash } = cohort.manifest;
    const { post: target, signature } = signErasure(author, hash, id);
    for (const changed of bitFlips(signature)) {
      const broken = { post: target, signature: sized<Erasure['signature']>(changed, 64) };
      expect(erasureHolds(author.publicKey, hash, broken)).toBe(false);
    }
    for (const changed of bitFlips(target)) {
      const broken = { post: sized<Hash>(changed, 32), signature };
      expect(erasureHolds(author.publicKey, hash, broken)).toBe(false);
    }
  });
});

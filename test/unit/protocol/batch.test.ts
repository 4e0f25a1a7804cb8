import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  batchSignatureHolds,
  decodeBatch,
  encodeBatch,
  encodeCore,
  hashOfCore,
  hashOfReceipts,
  receiptOf,
  signBatch,
  type Batch,
  type BatchCore,
} from '../../../protocol/batch.ts';
import { compareBytes, equal, sized, type Hash, type XPublicKey } from '../../../protocol/bytes.ts';
import { ProtocolError } from '../../../protocol/errors.ts';
import { decodeBatches, encodeBatches } from '../../../protocol/frames/feed.ts';
import { sha256 } from '../../../protocol/hash.ts';
import { firstNoticeHead, signNotice } from '../../../protocol/notice.ts';
import { epochNotice, makeCohort, sealOpening, uncertified, type TestCohort } from './cohort.ts';
import { allRefused, bitFlips, otherLengths, refusal, total } from './hostile.ts';

let cohort: TestCohort;
let notice: Uint8Array;
let post: Uint8Array;

const hash = (byte: number): Hash => sha256(new Uint8Array([byte]));
const sorted = (hashes: Hash[]): Hash[] => hashes.toSorted(compareBytes);
const xKey = sized<XPublicKey>(new Uint8Array(32).fill(3), 32);

type Parts = {
  core: BatchCore;
  notices: Uint8Array[];
  receipts: Hash[] | null;
  bodies: (Uint8Array | null)[];
};

beforeAll(async () => {
  cohort = await makeCohort();
  notice = signNotice(
    cohort.root,
    cohort.manifest,
    firstNoticeHead(cohort.manifest),
    epochNotice(cohort, cohort.environment.random(422)),
  );
  post = await sealOpening(cohort, uncertified(cohort));
});

const encode = ({ core, notices, receipts, bodies }: Parts): Uint8Array => {
  const written = encodeCore(cohort.manifest.hash, core);
  return encodeBatch(
    written,
    signBatch(cohort.feed, hashOfCore(written)),
    notices,
    receipts,
    bodies,
  );
};

function ordinary(change: Partial<BatchCore> = {}): Parts {
  const receipts = sorted([receiptOf(post), hash(1), hash(2)]);
  return {
    core: {
      round: 12,
      previous: cohort.manifest.hash,
      notices: [sha256(notice)],
      dayKeys: [
        { day: 20_000, key: xKey },
        { day: 20_001, key: xKey },
      ],
      envelopes: receipts.length,
      receiptsHash: hashOfReceipts(receipts),
      posts: sorted([sha256(post), hash(9)]),
      ...change,
    },
    notices: [notice],
    receipts,
    bodies: sorted([sha256(post), hash(9)]).map((id) => (equal(id, hash(9)) ? null : post)),
  };
}

/** What a reader does that follows the chain. */
function accept(bytes: Uint8Array, previous = cohort.manifest.hash): Batch {
  const batch = decodeBatch(bytes);
  if (!equal(batch.manifest, cohort.manifest.hash)) throw new ProtocolError('manifest', 'batch');
  if (!equal(batch.previous, previous)) throw new ProtocolError('chain', 'batch');
  if (!batchSignatureHolds(cohort.manifest.feedKey, batch))
    throw new ProtocolError('signature', 'batch');
  return batch;
}

describe('a batch', () => {
  test('is read back as it was written', () => {
    const { core, notices, receipts, bodies } = ordinary();
    const batch = accept(encode({ core, notices, receipts, bodies }));
    expect(batch).toMatchObject({ ...core, noticeBodies: notices, receipts, bodies });
    expect(batch.manifest).toEqual(cohort.manifest.hash);
  });

  test('comes back whatever is in it', () => {
    const hashes = (max: number) => fc.uniqueArray(fc.nat(255), { maxLength: max });
    fc.assert(
      fc.property(
        fc.nat(0xffff_ffff),
        hashes(20),
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }),
        fc.uniqueArray(fc.nat(0xffff_ffff), { maxLength: 5 }),
        fc.option(hashes(20)),
        (round, ids, notices, days, kept) => {
          const receipts = kept && sorted(kept.map(hash));
          const posts = sorted(ids.map(hash));
          const core: BatchCore = {
            round,
            previous: hash(0),
            notices: notices.map((one) => sha256(one)),
            dayKeys: days.toSorted((a, b) => a - b).map((day) => ({ day, key: xKey })),
            envelopes: receipts?.length ?? 7,
            receiptsHash: receipts ? hashOfReceipts(receipts) : hash(5),
            posts,
          };
          const bytes = encode({ core, notices, receipts, bodies: posts.map(() => null) });
          const batch = decodeBatch(bytes);
          expect(batch).toMatchObject({ ...core, noticeBodies: notices, receipts });
          expect(
            encodeBatch(
              encodeCore(batch.manifest, batch),
              batch.signature,
              batch.noticeBodies,
              batch.receipts,
              batch.bodies,
            ),
          ).toEqual(bytes);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('keeps its hash when a body or the list of receipts is deleted', () => {
    const whole = accept(encode(ordinary()));
    const bare = accept(encode({ ...ordinary(), receipts: null, bodies: [null, null] }));
    expect(bare.hash).toEqual(whole.hash);
    expect(bare.receipts).toBeNull();
    expect(bare.bodies).toEqual([null, null]);
  });

  test('with any single bit changed is refused', () => {
    const bytes = encode(ordinary());
    expect(total(allRefused(bitFlips(bytes), accept))).toBe(bytes.length * 8);
  });

  test('of any other length is refused', () => {
    const bytes = encode(ordinary());
    expect(total(allRefused(otherLengths(bytes), accept))).toBe(bytes.length + 6);
  });

  test('whose posts or receipts are unsorted or double is refused', () => {
    const two = sorted([hash(1), hash(2)]);
    for (const list of [two.toReversed(), [hash(1), hash(1)]]) {
      const posts = { ...ordinary({ posts: list }), bodies: [null, null] };
      expect(refusal(() => accept(encode(posts)))).toBe('order');
      const receipts = {
        ...ordinary({ envelopes: 2, receiptsHash: hashOfReceipts(list) }),
        receipts: list,
      };
      expect(refusal(() => accept(encode(receipts)))).toBe('order');
    }
  });

  test('with two keys for one day is refused', () => {
    const key = { day: 20_000, key: xKey };
    for (const dayKeys of [
      [key, key],
      [{ day: 20_001, key: xKey }, key],
    ]) {
      expect(refusal(() => accept(encode(ordinary({ dayKeys }))))).toBe('order');
    }
  });

  test('with a body, notice or list that is not the one it names is refused', () => {
    const other = new Uint8Array(post.length);
    const bodies = ordinary().bodies.map((body) => body && other);
    expect(refusal(() => accept(encode({ ...ordinary(), bodies })))).toBe('chain');
    expect(refusal(() => accept(encode({ ...ordinary(), notices: [new Uint8Array(3)] })))).toBe(
      'chain',
    );
    const receipts = sorted([hash(1), hash(2), hash(3)]);
    expect(refusal(() => accept(encode({ ...ordinary(), receipts })))).toBe('chain');
  });

  test('that claims more than it brings is refused without being made room for', () => {
    const claims = encode(ordinary()).slice(0, 72);
    claims[72 - 1] = 0;
    const many = new Uint8Array([...claims, 0xff, 0xff]);
    expect(refusal(() => accept(many))).toBe('length');
  });
});

describe('a frame of batches', () => {
  const follow = (frame: Uint8Array): void => {
    let previous = cohort.manifest.hash;
    for (const bytes of decodeBatches(frame)) previous = accept(bytes, previous).hash;
  };

  const frame = (): Uint8Array => {
    const receipts = [hash(1)];
    const rest = { receipts, notices: [], bodies: [] };
    const core = {
      ...ordinary().core,
      notices: [],
      posts: [],
      envelopes: 1,
      receiptsHash: hashOfReceipts(receipts),
    };
    const first = encode({ core, ...rest });
    const previous = hashOfCore(encodeCore(cohort.manifest.hash, core));
    return encodeBatches([first, encode({ core: { ...core, round: 13, previous }, ...rest })]);
  };

  test('is followed along its chain', () => {
    expect(() => {
      follow(frame());
    }).not.toThrow();
  });

  test('with any single bit changed, or of another length, is refused', () => {
    const bytes = frame();
    expect(total(allRefused(bitFlips(bytes), follow))).toBe(bytes.length * 8);
    expect(total(allRefused(otherLengths(bytes), follow))).toBe(bytes.length + 6);
  });

  test('comes back whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array(), { minLength: 1, maxLength: 9 }), (batches) => {
        expect(decodeBatches(encodeBatches(batches))).toEqual(batches);
      }),
    );
  });

  test('is never empty', () => {
    expect(refusal(() => decodeBatches(encodeBatches([])))).toBe('format');
  });
});

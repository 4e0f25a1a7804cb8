import { beforeAll, describe, expect, test } from 'vitest';
import {
  concat,
  equal,
  sized,
  utf8,
  type EdSignature,
  type Hash,
} from '../../../protocol/bytes.ts';
import { edSign } from '../../../protocol/ed25519.ts';
import { sha256 } from '../../../protocol/hash.ts';
import {
  badgeThreadOf,
  checkPost,
  decodePost,
  encodeHeader,
  headerLength,
  opensThread,
  postLength,
  signPost,
  threadOf,
  type Post,
} from '../../../protocol/post.ts';
import { sealPost } from '../../../protocol/sealing.ts';
import {
  certify,
  makeCohort,
  makeIssuer,
  newPair,
  opening,
  sealOpening,
  uncertified,
  type Pseudonym,
  type TestCohort,
  type TestIssuer,
} from './cohort.ts';
import { allRefused, otherLengths, refusal, total } from './hostile.ts';

let cohort: TestCohort;
let issuer: TestIssuer;
let author: Pseudonym;
let bytes: Uint8Array;

beforeAll(async () => {
  cohort = await makeCohort();
  issuer = await makeIssuer();
  author = await certify(cohort, issuer);
  bytes = await sealOpening(cohort, author);
});

const check = (post: Post): void => {
  checkPost(cohort.manifest, post, (epoch) => (epoch === 0 ? issuer.key.native : undefined));
};
const accept = (input: Uint8Array): void => {
  check(decodePost(input));
};

/** The author signs a changed body again: what a member with a modified client can do. */
function signedAgain(change: (body: Uint8Array) => void): Uint8Array {
  const body = bytes.slice(0, postLength - 64);
  change(body);
  return concat(body, edSign(author.pair, concat(utf8('KT1P'), body)));
}

describe('a post', () => {
  test('is 4,770 bytes and is taken by whoever knows the manifest and the epoch', () => {
    expect(bytes.length).toBe(4770);
    expect(() => {
      accept(bytes);
    }).not.toThrow();
  });

  test('is read back field by field, and its header has one spelling', () => {
    const post = decodePost(bytes);
    expect(post.id).toEqual(sha256(bytes));
    expect(encodeHeader(post)).toEqual(bytes.slice(0, headerLength));
    expect(signPost(author.pair, post, post.ciphertext, post.certificate)).toEqual(bytes);
  });

  test('read out of a Buffer, as sockets give them, shares no memory with it', () => {
    const frame = Buffer.from(bytes);
    const post = decodePost(frame);
    frame.fill(0);
    expect(post.author).toEqual(author.pair.publicKey);
    expect(Buffer.isBuffer(post.nonce)).toBe(false);
    expect(equal(post.signature, bytes.slice(-64))).toBe(true);
  });

  test('of any other length is refused', () => {
    const counts = allRefused(otherLengths(bytes), accept);
    expect([...counts.keys()]).toEqual(['length']);
    expect(total(counts)).toBe(4776);
  });

  test('of another cohort, manifest or epoch is refused, though its author signed it', () => {
    expect(
      refusal(() => {
        accept(signedAgain((body) => (body[1] = (body[1] ?? 0) ^ 1)));
      }),
    ).toBe('cohort');
    expect(
      refusal(() => {
        accept(signedAgain((body) => (body[17] = (body[17] ?? 0) ^ 1)));
      }),
    ).toBe('manifest');
    expect(
      refusal(() => {
        accept(signedAgain((body) => (body[116] = 1)));
      }),
    ).toBe('epoch');
  });

  test('whose author has no certificate of this epoch is refused', async () => {
    const stranger = await sealOpening(cohort, uncertified(cohort));
    expect(
      refusal(() => {
        accept(stranger);
      }),
    ).toBe('certificate');
    const borrowed = await sealOpening(cohort, {
      pair: newPair(cohort),
      certificate: author.certificate,
    });
    expect(
      refusal(() => {
        accept(borrowed);
      }),
    ).toBe('certificate');
  });

  test('with a certificate changed in any byte is refused, though its author signed it', () => {
    for (let at = postLength - 64 - 416; at < postLength - 64; at += 1) {
      const changed = signedAgain((body) => (body[at] = (body[at] ?? 0) ^ (1 << (at % 8))));
      expect(
        refusal(() => {
          accept(changed);
        }),
      ).toBe('certificate');
    }
  });

  test('signed under another tag is refused', () => {
    const body = bytes.slice(0, postLength - 64);
    for (const tag of ['', 'KT1N', 'KT1H', 'KT1M']) {
      const signed = concat(body, edSign(author.pair, concat(utf8(tag), body)));
      expect(
        refusal(() => {
          accept(signed);
        }),
      ).toBe('signature');
    }
  });

  test('is not signed for another author', () => {
    const post = decodePost(bytes);
    expect(refusal(() => signPost(newPair(cohort), post, post.ciphertext, post.certificate))).toBe(
      'signature',
    );
    expect(
      refusal(() => signPost(author.pair, post, post.ciphertext.slice(1), post.certificate)),
    ).toBe('length');
  });
});

describe('a badge', () => {
  const statement = (certificate: Pseudonym['certificate'] | null, pair = newPair(cohort)) =>
    sealPost(
      cohort.manifest,
      cohort.environment,
      opening(
        cohort,
        { pair, certificate: uncertified(cohort).certificate },
        { shared: cohort.all },
        { role: 'badge', certificate, thread: badgeThreadOf(pair.publicKey) },
      ),
    );

  test('posts without a certificate', async () => {
    const post = await statement(null);
    expect(() => {
      accept(post);
    }).not.toThrow();
    expect(post.subarray(-480, -64).every((byte) => byte === 0)).toBe(true);
  });

  test('that shows a certificate is refused', async () => {
    const post = await statement(author.certificate);
    expect(
      refusal(() => {
        accept(post);
      }),
    ).toBe('certificate');
  });
});

describe('a thread', () => {
  const post = (more: Partial<Post>) => ({ ...decodePost(bytes), ...more });

  test('is opened by the first post of the pseudonym after which it is named', () => {
    expect(opensThread(post({}))).toBe(true);
    expect(opensThread(post({ sequence: 1 }))).toBe(false);
    expect(opensThread(post({ thread: threadOf(newPair(cohort).publicKey) }))).toBe(false);
  });

  test('of questions is not opened by a badge, and a badge thread is not opened by a member', () => {
    const own = badgeThreadOf(author.pair.publicKey);
    expect(opensThread(post({ role: 'badge' }))).toBe(false);
    expect(opensThread(post({ role: 'badge', thread: own }))).toBe(true);
    expect(opensThread(post({ thread: own }))).toBe(false);
  });

  test('has a name that no badge thread has', () => {
    const key = author.pair.publicKey;
    expect(threadOf(key)).toEqual(sha256(key));
    expect(badgeThreadOf(key)).toEqual(sized<Hash>(sha256(utf8('badge'), key), 32));
    expect(equal(threadOf(key), badgeThreadOf(key))).toBe(false);
  });
});

test('a post has one signature that holds: no byte of it can be chosen by others', () => {
  const post = decodePost(bytes);
  const again = edSign(author.pair, concat(utf8('KT1P'), bytes.subarray(0, postLength - 64)));
  expect(again).toEqual(sized<EdSignature>(post.signature, 64));
});

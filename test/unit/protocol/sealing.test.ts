import { createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { concat, fromHex, sized, utf8, type SharedKey } from '../../../protocol/bytes.ts';
import { xKeyPair } from '../../../protocol/hpke.ts';
import {
  decodePost,
  headerLength,
  postLength,
  signPost,
  type Post,
} from '../../../protocol/post.ts';
import {
  mentorSealing,
  openHeld,
  openShared,
  sealPost,
  type OpenedPost,
  type SealTo,
} from '../../../protocol/sealing.ts';
import {
  certify,
  makeCohort,
  makeIssuer,
  newPair,
  opening,
  partsOf,
  question,
  type Pseudonym,
  type TestCohort,
} from './cohort.ts';
import { asyncRefusal, bitFlips, refusal } from './hostile.ts';

let cohort: TestCohort;
let author: Pseudonym;
/** Everybody to whom a thread can be opened, and how each opens it. */
let audiences: {
  name: string;
  to: SealTo;
  open: (post: Post) => Promise<OpenedPost | null> | OpenedPost | null;
}[];

beforeAll(async () => {
  cohort = await makeCohort();
  author = await certify(cohort, await makeIssuer());
  audiences = [
    {
      name: 'everyone',
      to: { shared: cohort.all },
      open: (post) => openShared(post, cohort.all),
    },
    ...[
      { name: 'mentors', pair: cohort.mentorSeal },
      { name: 'one mentor', pair: cohort.badgeSeal },
      { name: 'the coordinator', pair: cohort.coordinatorSeal },
    ].map(({ name, pair }) => ({
      name,
      to: { holder: pair.publicKey },
      open: (post: Post) => openHeld(post, pair.secretKey),
    })),
  ];
});

const seal = async (to: SealTo, more: Parameters<typeof opening>[3] = {}): Promise<Post> =>
  decodePost(
    await sealPost(cohort.manifest, cohort.environment, opening(cohort, author, to, more)),
  );

describe('whoever may open a post', () => {
  test('opens it with the right key and with no other', async () => {
    const other = await xKeyPair(sized(cohort.environment.random(32), 32));
    for (const { name, to } of audiences) {
      const post = await seal(to);
      for (const reader of audiences) {
        expect([reader.name, (await reader.open(post)) !== null]).toEqual([
          reader.name,
          reader.name === name,
        ]);
      }
      expect(openShared(post, cohort.mentors)).toBeNull();
      expect(await openHeld(post, other.secretKey)).toBeNull();
    }
  });

  test('derives the mentors’ secret from their shared key, so that who lacks it can seal and not open', async () => {
    const again = await mentorSealing(cohort.mentors);
    expect(again.publicKey).toEqual(cohort.mentorSeal.publicKey);
    const members = await mentorSealing(cohort.all);
    expect(members.publicKey).not.toEqual(again.publicKey);
    const post = await seal({ holder: again.publicKey });
    expect(await openHeld(post, members.secretKey)).toBeNull();
    expect(await openHeld(post, again.secretKey)).not.toBeNull();
  });

  test('finds the thread key in the opening post, and in no later one', async () => {
    const threadKey = sized<SharedKey>(cohort.environment.random(32), 32);
    for (const { to, open } of audiences) {
      expect(await open(await seal(to, { threadKey }))).toEqual({
        threadKey,
        part: partsOf(question, true)[0],
      });
    }
    const part = partsOf({ kind: 'follow-up', text: '더 궁금한 것이 있어요' }, false)[0];
    const later = await seal({ shared: threadKey }, { sequence: 1, threadKey: null, part });
    expect(openShared(later, threadKey)).toEqual({ threadKey: null, part });
    expect(openShared(later, cohort.all)).toBeNull();
  });

  test('has to be given a thread key exactly when the post opens a thread', async () => {
    const threadKey = sized<SharedKey>(cohort.environment.random(32), 32);
    const to = { shared: cohort.all };
    expect(await asyncRefusal(() => seal(to, { threadKey: null }))).toBe('format');
    expect(await asyncRefusal(() => seal(to, { threadKey, sequence: 1 }))).toBe('format');
  });

  test('opens nothing whose header or ciphertext has changed, even if the author signs it again', async () => {
    const post = await seal({ shared: cohort.all });
    const offsets = [1, 20, 60, 90, 116, 120, 130, 160];
    for (const at of offsets) {
      const bytes = new Uint8Array(post.bytes);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(openShared(decodePost(bytes), cohort.all)).toBeNull();
    }
    for (const ciphertext of bitFlips(post.ciphertext, 'byte')) {
      expect(openShared({ ...post, ciphertext }, cohort.all)).toBeNull();
    }
    const forBadge = await seal({ holder: cohort.badgeSeal.publicKey });
    for (const at of offsets) {
      const bytes = new Uint8Array(forBadge.bytes);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(await openHeld(decodePost(bytes), cohort.badgeSeal.secretKey)).toBeNull();
    }
  });

  test('is told when the key fits and the inside is malformed', async () => {
    const part = { ...partsOf(question, true)[0], parts: 9 };
    const post = await seal({ shared: cohort.all }, { part });
    expect(refusal(() => openShared(post, cohort.all))).toBe('format');
    const forBadge = await seal({ holder: cohort.badgeSeal.publicKey }, { part });
    expect(await asyncRefusal(() => openHeld(forBadge, cohort.badgeSeal.secretKey))).toBe('format');
  });
});

describe('from outside', () => {
  const spki = fromHex('302a300506032b656e032100', 12);

  /** How often each bit of a field is one, over many posts. */
  const ones = (posts: Post[], field: 'kem' | 'nonce'): number[] =>
    Array.from({ length: posts[0]?.[field].length ?? 0 }, (_, at) => at).flatMap((at) =>
      Array.from(
        { length: 8 },
        (_, bit) => posts.filter((post) => (((post[field][at] ?? 0) >> bit) & 1) === 1).length,
      ),
    );

  test('posts of all audiences have the same size and the same header but for kem and nonce', async () => {
    const headers = new Set<string>();
    for (const { to } of audiences) {
      const post = await seal(to);
      expect(post.bytes.length).toBe(postLength);
      headers.add(Buffer.from(post.bytes.subarray(0, headerLength - 56)).toString('hex'));
    }
    expect(headers.size).toBe(1);
  });

  test('a short question and a long one have the same size', async () => {
    const to = { shared: cohort.all };
    const long = partsOf({ ...question, text: '가'.repeat(1200) }, true)[0];
    expect((await seal(to, { part: long })).bytes.length).toBe((await seal(to)).bytes.length);
  });

  test('kem is a good X25519 key for every audience, and its bits are spread alike', async () => {
    const count = 160;
    const own = generateKeyPairSync('x25519').privateKey;
    for (const { to } of audiences) {
      const posts: Post[] = [];
      for (let i = 0; i < count; i += 1) posts.push(await seal(to));
      for (const post of posts) {
        const der = Buffer.from(concat(spki, post.kem));
        const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
        expect(diffieHellman({ privateKey: own, publicKey }).length).toBe(32);
        // A reduced u coordinate: the highest bit is never set, whoever the reader is.
        expect((post.kem[31] ?? 255) & 0x80).toBe(0);
      }
      expect(new Set(posts.map((post) => Buffer.from(post.kem).toString('hex'))).size).toBe(count);
      expect(new Set(posts.map((post) => Buffer.from(post.nonce).toString('hex'))).size).toBe(
        count,
      );
      // Six standard deviations of 160 fair coins on either side of the half: 80 ± 38.
      for (const often of [...ones(posts, 'kem').slice(0, 255), ...ones(posts, 'nonce')]) {
        expect(Math.abs(often - count / 2)).toBeLessThan(38.5);
      }
    }
  });

  test('the same words sealed twice have nothing in common but the header', async () => {
    for (const { to } of audiences) {
      const [one, two] = [await seal(to), await seal(to)];
      const same = one.ciphertext.filter((byte, at) => byte === two.ciphertext[at]).length;
      expect(same).toBeLessThan(60);
    }
  });
});

test('a post cannot be sealed to a badge whose key is of small order', async () => {
  const holder = sized<never>(new Uint8Array(32), 32);
  expect(await asyncRefusal(() => seal({ holder }))).toBe('sealed');
});

test('what one pseudonym sealed cannot be signed over by another', async () => {
  const post = await seal({ shared: cohort.all });
  const thief = newPair(cohort);
  const stolen = decodePost(
    signPost(thief, { ...post, author: thief.publicKey }, post.ciphertext, post.certificate),
  );
  expect(openShared(stolen, cohort.all)).toBeNull();
  expect(openShared(post, cohort.all)).not.toBeNull();
  expect(utf8('KT1P').length).toBe(4);
});

import { beforeAll, describe, expect, test } from 'vitest';
import {
  concat,
  sized,
  utf8,
  type EdPublicKey,
  type Hash,
  type ThreadId,
  type XPublicKey,
} from '../../../protocol/bytes.ts';
import { sha256 } from '../../../protocol/hash.ts';
import {
  maxManifestLength,
  readManifest,
  signManifest,
  type ManifestContent,
} from '../../../protocol/manifest.ts';
import {
  firstNoticeHead,
  follow,
  maxNoticeLength,
  nicknamePattern,
  readNotice,
  signNotice,
  type Notice,
  type NoticeBody,
} from '../../../protocol/notice.ts';
import { Roll } from '../../../protocol/roll.ts';
import { signJson, toPlain } from '../../../protocol/signed-json.ts';
import { epochNotice, makeCohort, newPair, type TestCohort } from './cohort.ts';
import { allRefused, bitFlips, otherLengths, refusal, total } from './hostile.ts';

let cohort: TestCohort;
let spki: Uint8Array;

beforeAll(async () => {
  cohort = await makeCohort();
  spki = cohort.environment.random(422);
});

const sealTo = sized<XPublicKey>(new Uint8Array(32).fill(4), 32);
const id = sized<Hash>(new Uint8Array(32).fill(6), 32);
const moved = { url: 'wss://feed.example.kr:8443', certificate: new Uint8Array(300).fill(8) };
const key = (byte: number): EdPublicKey => sized<EdPublicKey>(new Uint8Array(32).fill(byte), 32);

describe('a manifest', () => {
  test('is read back as it was signed, and named by the hash of its bytes', () => {
    const bytes = signManifest(cohort.root, cohort.content);
    const manifest = readManifest(bytes);
    expect(manifest).toEqual({ ...cohort.content, hash: sha256(bytes), bytes });
  });

  test('with any single bit changed, or of another length, is refused', () => {
    const { bytes } = cohort.manifest;
    expect(total(allRefused(bitFlips(bytes), readManifest))).toBe(bytes.length * 8);
    allRefused(otherLengths(bytes), readManifest);
  });

  test('signed by another key than the one it names is refused', () => {
    expect(refusal(() => readManifest(signManifest(newPair(cohort), cohort.content)))).toBe(
      'signature',
    );
  });

  test('signed as a notice is refused', () => {
    const bytes = signJson(cohort.root, 'KT1N', toPlain(cohort.content));
    expect(refusal(() => readManifest(bytes))).toBe('signature');
  });

  test('that is too large is refused before it is read', () => {
    expect(refusal(() => readManifest(new Uint8Array(maxManifestLength + 1)))).toBe('length');
  });

  test.each<[string, Record<string, unknown>]>([
    ['another version', { version: 2 }],
    ['no name', { name: '' }],
    ['an epoch that is no whole number of rounds', { roundLength: 61_000 }],
    ['rounds of nothing', { roundLength: 0 }],
    ['a negative start', { start: -1 }],
    ['a start beyond time', { start: 1e300 }],
    ['an end before its start', { deleteAt: 1 }],
    ['an address that is not TLS', { gate: { url: 'ws://127.0.0.1:1', certificate: 'AA' } }],
    ['an address with a path', { gate: { url: 'wss://127.0.0.1:1/x', certificate: 'AA' } }],
    ['a padded key', { feedKey: 'A'.repeat(43) + '=' }],
    ['a key whose last bits are not zero', { feedKey: 'A'.repeat(42) + 'B' }],
    ['a field that nobody knows', { memberId: 7 }],
    ['no field', { demo: undefined }],
  ])('with %s is refused', (_what, change) => {
    const bytes = signJson(cohort.root, 'KT1M', { ...Object(toPlain(cohort.content)), ...change });
    expect(refusal(() => readManifest(bytes))).toBe('format');
  });
});

describe('a notice', () => {
  const head = () => firstNoticeHead(cohort.manifest);
  const sign = (body: NoticeBody) => signNotice(cohort.root, cohort.manifest, head(), body);
  const read = (bytes: Uint8Array) => readNotice(cohort.manifest, bytes);

  test('of each kind is read back as it was signed', () => {
    const bodies: NoticeBody[] = [
      epochNotice(cohort, spki),
      { kind: 'badge', badge: key(1), sealTo, nickname: '민들레 2' },
      { kind: 'withdraw-badge', badge: key(1) },
      { kind: 'void-post', post: id },
      { kind: 'void-pseudonym', author: key(2) },
      { kind: 'close-thread', thread: sized<ThreadId>(id, 32) },
      { kind: 'announce', title: '모임 안내', text: '' },
      { kind: 'address', role: 'feed', ...moved },
      { kind: 'remove', epoch: 3, count: 2 },
    ];
    for (const body of bodies) {
      const bytes = sign(body);
      expect(read(bytes)).toEqual({
        number: 0,
        previous: cohort.manifest.hash,
        hash: sha256(bytes),
        body,
        bytes,
      });
    }
  });

  test('with any single bit changed, or of another length, is refused', () => {
    const bytes = sign({ kind: 'withdraw-badge', badge: key(1) });
    expect(total(allRefused(bitFlips(bytes), read))).toBe(bytes.length * 8);
    allRefused(otherLengths(bytes), read);
    const large = sign(epochNotice(cohort, spki));
    expect(total(allRefused(bitFlips(large, 'byte'), read))).toBe(large.length);
  });

  test('by another key, for another manifest or too large is refused', () => {
    const body: NoticeBody = { kind: 'withdraw-badge', badge: key(1) };
    expect(refusal(() => read(signNotice(newPair(cohort), cohort.manifest, head(), body)))).toBe(
      'signature',
    );
    const other = readManifest(signManifest(cohort.root, { ...cohort.content, name: '다른 이름' }));
    expect(refusal(() => read(signNotice(cohort.root, other, head(), body)))).toBe('manifest');
    expect(refusal(() => read(new Uint8Array(maxNoticeLength + 1)))).toBe('length');
  });

  const withBody = (body: unknown): Uint8Array =>
    signJson(
      cohort.root,
      'KT1N',
      toPlain({ number: 0, previous: head().hash, manifest: cohort.manifest.hash, body }),
    );

  test('of a kind from a newer version keeps its place in the chain', () => {
    const notice = read(withBody({ kind: 'rename-cohort', name: 'x' }));
    expect(notice.body).toBeNull();
    expect(follow(head(), notice)).toEqual({ next: 1, hash: notice.hash });
  });

  test.each<[string, unknown]>([
    ['one field more', { kind: 'withdraw-badge', badge: key(1), reason: 'x' }],
    ['one field less', { kind: 'withdraw-badge' }],
    ['a short key', { kind: 'withdraw-badge', badge: 'AA' }],
    ['a void post that is no id', { kind: 'void-post', post: 'x' }],
    ['a reason for voiding', { kind: 'void-pseudonym', author: key(1), reason: 'x' }],
    ['no thread to close', { kind: 'close-thread' }],
    ['no title to announce', { kind: 'announce', title: '', text: 'x' }],
    ['too long a title', { kind: 'announce', title: 'x'.repeat(121), text: '' }],
    ['too long a text', { kind: 'announce', title: 'x', text: 'x'.repeat(3_001) }],
    ['an address without TLS', { kind: 'address', role: 'gate', ...moved, url: 'ws://a:1' }],
    ['an address of nobody', { kind: 'address', role: 'coordinator', ...moved }],
    ['an address without a certificate', { kind: 'address', role: 'gate', url: moved.url }],
    ['nobody removed', { kind: 'remove', epoch: 1, count: 0 }],
    ['a name of who was removed', { kind: 'remove', epoch: 1, count: 1, members: ['x'] }],
    ['no kind', {}],
    ['a kind that is no text', { kind: 1 }],
  ])('of a known kind with %s is refused, not skipped', (_what, body) => {
    expect(refusal(() => read(withBody(body)))).toBe('format');
  });

  test.each(['민들레', '민들레 2', 'Kim', '가나', 'ㄱㄴ', '열여섯글자가되는별명을써봅니다'])(
    'takes the nickname %s',
    (nickname) => {
      expect(nicknamePattern.test(nickname)).toBe(true);
    },
  );

  test.each([
    ['empty', ''],
    ['of one letter', '가'],
    ['of seventeen letters', '가'.repeat(17)],
    ['with a filler that nobody sees', '민들레\u3164'],
    ['with a halfwidth filler', '민들레\uFFA0'],
    ['of conjoining jamo', '민들레'.normalize('NFD')],
    ['with two spaces', '민들  레'],
    ['with a space behind', '민들레 '],
    ['with a joiner', '민\u200D들레'],
    ['with a mark', 'e\u0301e'],
    ['with a line', '민들\n레'],
    ['with a sign', '<민들레>'],
  ])('refuses a nickname %s', (_what, nickname) => {
    expect(nicknamePattern.test(nickname)).toBe(false);
    expect(refusal(() => read(sign({ kind: 'badge', badge: key(1), sealTo, nickname })))).toBe(
      'format',
    );
  });
});

describe('the roll', () => {
  const grow = (roll: Roll, body: NoticeBody): void => {
    roll.add(
      readNotice(cohort.manifest, signNotice(cohort.root, cohort.manifest, roll.head, body)),
    );
  };

  test('begins at the manifest and knows nobody', () => {
    const roll = new Roll(cohort.manifest);
    expect(roll.head).toEqual({ next: 0, hash: cohort.manifest.hash });
    expect(roll.epochs()).toEqual([]);
    expect(roll.badges()).toEqual([]);
    expect(roll.epoch(0)).toBeUndefined();
    expect(roll.badge(key(1))).toBeUndefined();
  });

  test('takes notices in their order only, and stands where it stood after a wrong one', () => {
    const roll = new Roll(cohort.manifest);
    const at = (next: number, hash: Hash) =>
      readNotice(
        cohort.manifest,
        signNotice(cohort.root, cohort.manifest, { next, hash }, epochNotice(cohort, spki)),
      );
    const first = at(0, cohort.manifest.hash);
    const take = (notice: Notice) => {
      roll.add(notice);
    };
    for (const wrong of [at(1, cohort.manifest.hash), at(0, first.hash), at(1, first.hash)]) {
      expect(refusal(() => take(wrong))).toBe('chain');
      expect(roll.head.next).toBe(0);
    }
    roll.add(first);
    expect(
      refusal(() => {
        roll.add(first);
      }),
    ).toBe('chain');
    roll.add(at(1, first.hash));
    expect(roll.head.next).toBe(2);
  });

  test('keeps the first key of an epoch and the first holder of a badge', () => {
    const roll = new Roll(cohort.manifest);
    grow(roll, epochNotice(cohort, spki, 4));
    grow(roll, epochNotice(cohort, new Uint8Array(9), 4));
    expect(roll.epoch(4)?.issuerKey).toEqual(spki);
    grow(roll, { kind: 'badge', badge: key(1), sealTo, nickname: '민들레' });
    grow(roll, { kind: 'badge', badge: key(1), sealTo, nickname: '해바라기' });
    expect(roll.badge(key(1))).toMatchObject({ nickname: '민들레', withdrawn: false });
    expect(roll.badges().length).toBe(1);
  });

  test('tells where a second notice contradicted the first about an epoch or a badge, and of no repetition', () => {
    const roll = new Roll(cohort.manifest);
    const badge: NoticeBody = { kind: 'badge', badge: key(1), sealTo, nickname: '민들레' };
    grow(roll, epochNotice(cohort, spki));
    grow(roll, badge);
    grow(roll, epochNotice(cohort, spki));
    grow(roll, { kind: 'withdraw-badge', badge: key(1) });
    grow(roll, badge);
    expect(roll.contradiction).toBeNull();
    grow(roll, { ...epochNotice(cohort, spki), mentorSeal: sealTo });
    expect(roll.contradiction).toBe(5);
    expect(roll.epoch(0)?.mentorSeal).toEqual(cohort.mentorSeal.publicKey);

    const other = new Roll(cohort.manifest);
    grow(other, badge);
    grow(other, { ...badge, nickname: '해바라기' });
    expect(other.contradiction).toBe(1);
  });

  test('knows what is void: a post by its id, and all of an author’s', () => {
    const roll = new Roll(cohort.manifest);
    const other = sized<Hash>(new Uint8Array(32).fill(7), 32);
    expect(roll.voids(id, key(1))).toBe(false);
    grow(roll, { kind: 'void-post', post: id });
    expect([roll.voids(id, key(1)), roll.voids(other, key(1))]).toEqual([true, false]);
    grow(roll, { kind: 'void-pseudonym', author: key(1) });
    expect([roll.voids(other, key(1)), roll.voids(other, key(2))]).toEqual([true, false]);
    expect([roll.voidsAuthor(key(1)), roll.voidsAuthor(key(2))]).toEqual([true, false]);
  });

  test('knows closed threads, announcements in their order, and how many go from which epoch on', () => {
    const roll = new Roll(cohort.manifest);
    const thread = sized<ThreadId>(id, 32);
    expect([roll.isClosed(thread), roll.announcements(), roll.removed(2)]).toEqual([false, [], 0]);
    grow(roll, { kind: 'announce', title: '하나', text: '첫째' });
    grow(roll, { kind: 'close-thread', thread });
    grow(roll, { kind: 'remove', epoch: 2, count: 1 });
    grow(roll, { kind: 'announce', title: '둘', text: '' });
    grow(roll, { kind: 'remove', epoch: 2, count: 3 });
    expect(roll.isClosed(thread)).toBe(true);
    expect(roll.announcements().map(({ number, title }) => [number, title])).toEqual([
      [0, '하나'],
      [3, '둘'],
    ]);
    expect([roll.removed(1), roll.removed(2), roll.removed(3)]).toEqual([0, 4, 0]);
  });

  test('has the manifest’s addresses until a notice names another, for that role alone', () => {
    const roll = new Roll(cohort.manifest);
    const { issuer, gate, feed } = cohort.manifest;
    expect(roll.address('feed')).toEqual(feed);
    grow(roll, { kind: 'address', role: 'feed', ...moved });
    expect(roll.address('feed')).toEqual(moved);
    expect([roll.address('gate'), roll.address('issuer')]).toEqual([gate, issuer]);
    grow(roll, { kind: 'address', role: 'feed', ...feed });
    expect(roll.address('feed')).toEqual(feed);
  });

  test('does not give a withdrawn badge back', () => {
    const roll = new Roll(cohort.manifest);
    grow(roll, { kind: 'withdraw-badge', badge: key(2) });
    grow(roll, { kind: 'badge', badge: key(1), sealTo, nickname: '민들레' });
    grow(roll, { kind: 'withdraw-badge', badge: key(1) });
    grow(roll, { kind: 'badge', badge: key(1), sealTo, nickname: '민들레' });
    expect(roll.badge(key(1))?.withdrawn).toBe(true);
    expect(roll.badge(key(2))).toBeUndefined();
  });
});

test.each<keyof ManifestContent>(['version', 'cohort', 'root', 'quota', 'feed'])(
  'a manifest without %s is refused',
  (field) => {
    const plain = { ...cohort.content, [field]: undefined };
    const bytes = signJson(cohort.root, 'KT1M', toPlain(plain));
    expect(refusal(() => readManifest(bytes))).toBe('format');
  },
);

test('a document that is only a signature is refused', () => {
  expect(refusal(() => readManifest(concat(new Uint8Array(64), utf8(''))))).toBe('length');
});

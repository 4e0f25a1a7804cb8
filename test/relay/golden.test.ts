import type { SQLOutputValue } from 'node:sqlite';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodePost, type Post } from '../../protocol/post.ts';
import { threads, twoWorlds, type Left } from './fixtures/two-worlds.ts';

// One of two members asks. Whoever is shown all that is left at the feed must not be able to tell which.
let worlds: [Left, Left];

beforeAll(async () => {
  worlds = await twoWorlds();
});

/** What may differ: hashes, keys and what is sealed. Everything else must be the same in both worlds. */
const random: Record<string, readonly string[]> = {
  batches: ['core', 'hash', 'signature'],
  receipts: ['hashes'],
  posts: ['id', 'author', 'thread', 'body'],
  threads: ['thread'],
};

const postsOf = ({ batches }: Left): Post[] =>
  batches.flatMap(({ bodies }) => bodies.flatMap((body) => (body ? [decodePost(body)] : [])));
const itself = (value: SQLOutputValue | undefined) => value;
const lengthOf = (value: SQLOutputValue | undefined): number | null =>
  value instanceof Uint8Array ? value.length : null;

test('both worlds did happen, whole', () => {
  for (const world of worlds) {
    expect(postsOf(world)).toHaveLength(threads);
    expect(world.batches.flatMap(({ posts }) => posts)).toHaveLength(threads + 1);
    expect(world.batches.filter(({ envelopes }) => envelopes === 2)).toHaveLength(threads + 4);
    expect(world.tables['threads']).toHaveLength(threads);
  }
});

test('the feed has the same files, of the same sizes, while it runs and afterwards', () => {
  const [one, two] = worlds;
  expect(Object.keys(one.running).length).toBeGreaterThan(4);
  expect(two.running).toEqual(one.running);
  expect(two.files).toEqual(one.files);
});

test('it logs the same lines', () => {
  const [one, two] = worlds;
  expect(one.lines.length).toBeGreaterThan(3);
  expect(two.lines).toEqual(one.lines);
});

test('its tables have the same rows: equal in every column that is not random, and of equal length in those that are', () => {
  const [one, two] = worlds;
  expect(Object.keys(two.tables)).toEqual(Object.keys(one.tables));
  for (const [table, rows] of Object.entries(one.tables)) {
    const others = two.tables[table] ?? [];
    expect([table, others.length]).toEqual([table, rows.length]);
    for (const [at, row] of rows.entries()) {
      const other = others[at] ?? {};
      for (const [column, value] of Object.entries(row)) {
        const shown = random[table]?.includes(column) ? lengthOf : itself;
        expect([table, at, column, shown(other[column])]).toEqual([
          table,
          at,
          column,
          shown(value),
        ]);
      }
    }
  }
});

test('no random value of one world is found in the other, nor twice in its own', () => {
  const seen = new Set<string>();
  let values = 0;
  for (const { tables } of worlds) {
    const own = new Set<string>();
    for (const [table, columns] of Object.entries(random)) {
      // A thread is its first post's.
      if (table === 'threads') continue;
      for (const row of tables[table] ?? []) {
        for (const column of columns) {
          const value = row[column];
          // Author and thread of a follow-up are its question's; the genesis batch is the same in both.
          if (!(value instanceof Uint8Array) || row['round'] === 0 || row['sequence'] === 1)
            continue;
          if (value.length === 0) continue;
          own.add(`${column} ${Buffer.from(value).toString('hex')}`);
          values += 1;
        }
      }
    }
    for (const value of own) {
      expect(seen.has(value)).toBe(false);
      seen.add(value);
    }
  }
  expect(seen.size).toBe(values);
});

test('batch by batch the same is told: rounds, numbers of envelopes and posts, notices and day keys', () => {
  const [one, two] = worlds;
  const told = ({ batches }: Left) =>
    batches.map(({ round, envelopes, posts, bodies, notices, dayKeys: keys, receipts }) => ({
      round,
      envelopes,
      posts: posts.length,
      bodies: bodies.map((body) => body?.length ?? null),
      notices,
      keys,
      receipts: receipts?.length,
    }));
  expect(told(two)).toEqual(told(one));
});

test('post by post every fixed field of the header is the same', () => {
  const [one, two] = worlds;
  const fixed = (world: Left) =>
    postsOf(world).map(({ bytes, version, cohort: id, manifest, epoch, sequence, role }) => ({
      length: bytes.length,
      version,
      cohort: id,
      manifest,
      epoch,
      sequence,
      role,
    }));
  expect(fixed(two)).toEqual(fixed(one));
});

describe('the random fields of posts', () => {
  /** Mean distance of a field's bits from the half, in standard deviations of as many fair coins. */
  function deviations(fields: readonly Uint8Array[]): number {
    const bytes = Buffer.concat(fields);
    let ones = 0;
    for (const byte of bytes) for (let bit = 0; bit < 8; bit += 1) ones += (byte >> bit) & 1;
    const coins = 8 * bytes.length;
    return Math.abs(ones - coins / 2) / Math.sqrt(coins / 4);
  }

  /** Pearson's chi-squared of byte values against all 256 being as frequent. */
  function unevenness(fields: readonly Uint8Array[]): number {
    const counts = Array.from({ length: 256 }, () => 0);
    const bytes = Buffer.concat(fields);
    for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
    const expected = bytes.length / 256;
    return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  }

  const uniform: Record<string, (post: Post) => Uint8Array> = {
    ciphertext: ({ ciphertext }) => ciphertext,
    nonce: ({ nonce }) => nonce,
    prefix: ({ certificate }) => certificate?.prefix ?? new Uint8Array(0),
    thread: ({ thread }) => thread,
    id: ({ id }) => id,
    // The first half of an Ed25519 signature, of an Ed25519 key and of an X25519 key are spread over all values.
    signature: ({ bytes }) => bytes.subarray(4_706, 4_706 + 31),
    author: ({ author }) => author.subarray(0, 31),
    kem: ({ kem }) => kem.subarray(0, 31),
    certificate: ({ bytes }) => bytes.subarray(4_323, 4_706),
  };

  test.each(Object.entries(uniform))('%s is as even as coins, in both worlds', (_name, field) => {
    for (const world of worlds) {
      const fields = postsOf(world).map(field);
      expect(fields.every(({ length }) => length > 0)).toBe(true);
      // Once in a billion runs.
      expect(deviations(fields)).toBeLessThan(6.2);
    }
  });

  test('every byte value is as frequent as any other in what is sealed', () => {
    for (const world of worlds) {
      // 255 degrees of freedom: 255 ± 22.6; six of those.
      expect(unevenness(postsOf(world).map(({ ciphertext }) => ciphertext))).toBeLessThan(391);
    }
  });

  test('no bit of the keys and signatures that has to be zero is anything else, in either', () => {
    for (const world of worlds) {
      for (const { kem, bytes } of postsOf(world)) {
        expect((kem[31] ?? 255) & 0x80).toBe(0);
        expect((bytes[4_769] ?? 255) & 0xe0).toBe(0);
      }
    }
  });
});

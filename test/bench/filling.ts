import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { sized, toHex, type Bytes32 } from '../../protocol/bytes.ts';
import { sealingAll } from './bare-sealing.ts';
import { runChild } from './child.ts';
import type { Filled, Findings } from './figure.ts';
import { median } from './numbers.ts';
import { makeFolders } from './vault-files.ts';

const filledSchema = v.object({
  vault: v.array(v.number()),
  plain: v.array(v.number()),
  stored: v.number(),
  bytes: v.number(),
  counts: v.array(v.unknown()),
  source: v.string(),
});

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const megabytes = (bytes: number): number => bytes / 1e6;

/** Fills a vault and its unencrypted twin. `source`: where the words come from. */
export async function fill(
  folder: string,
  posts: number,
): Promise<Findings & { filled: Filled; source: string }> {
  const key = sized<Bytes32>(new Uint8Array(randomBytes(32)), 32);
  const filled: Filled = {
    posts,
    folder,
    key,
    ...makeFolders(folder),
  };
  const args = [filled.vault, filled.plain, toHex(key), String(posts)];
  const done = await runChild('fill-child.ts', args, filledSchema);
  const ratios = done.vault.map((time, piece) => time / (done.plain[piece] ?? Number.NaN));
  const whole = sum(done.vault);
  // The pieces come in pairs: what else the machine does falls on both.
  const without = whole / median(ratios);
  const defects: string[] = [];
  if (done.stored !== posts) defects.push(`${done.stored} of ${posts} posts were stored`);
  const [counted, twin] = done.counts;
  if (!isDeepStrictEqual(counted, twin)) defects.push('the two files do not count the same');
  return {
    filled,
    source: done.source,
    defects,
    figures: [
      {
        name: 'store all, with the index',
        value: whole,
        unit: 'ms',
        bare: { name: 'the same, not encrypted', value: without },
        target: { of: 'ratio', atMost: 1.3 },
      },
      {
        name: 'store all, per second',
        value: (posts / whole) * 1000,
        unit: 'posts/s',
        bare: { name: 'raw AEAD, each post', value: sealingAll(posts, done.bytes) },
        target: null,
      },
      {
        name: 'bytes on disk',
        value: megabytes(statSync(filled.vault).size),
        unit: 'MB',
        bare: { name: 'not encrypted', value: megabytes(statSync(filled.plain).size) },
        target: null,
      },
      {
        name: 'bytes on disk, of words',
        value: megabytes(statSync(filled.vault).size),
        unit: 'MB',
        bare: { name: 'the words alone', value: megabytes(done.bytes) },
        target: null,
      },
    ],
  };
}

import { join } from 'node:path';
import * as v from 'valibot';
import { runChild } from './child.ts';
import type { Filled, Findings } from './figure.ts';
import { median } from './numbers.ts';

/** As many as a PC finds that was off for a quarter. */
const most = 6000;

const caughtUp = v.object({
  posts: v.number(),
  stored: v.array(v.number()),
  rates: v.array(v.number()),
  bare: v.array(v.number()),
  longest: v.number(),
});

/** A new PC reads the feed from its beginning: everything is verified, opened, kept and indexed. */
export async function measureCatchUp({ folder, posts }: Filled): Promise<Findings> {
  const args = [join(folder, 'catch-up'), String(Math.min(posts, most))];
  const done = await runChild('catch-up-child.ts', args, caughtUp);
  return {
    figures: [
      {
        name: 'catch-up, everything verified',
        value: median(done.rates),
        unit: 'posts/s',
        bare: { name: 'Ed25519 and RSA on both cores', value: median(done.bare) },
        target: { of: 'ratio', atLeast: 0.7 },
      },
      {
        name: 'longest time without an answer meanwhile',
        value: done.longest,
        unit: 'ms',
        bare: null,
        target: null,
      },
    ],
    defects: done.stored
      .filter((stored) => stored !== done.posts)
      .map((stored) => `${stored} of ${done.posts} posts were caught up with`),
  };
}

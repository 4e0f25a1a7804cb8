import { join } from 'node:path';
import * as v from 'valibot';
import { runChild } from './child.ts';
import type { Filled, Findings } from './figure.ts';
import { median } from './numbers.ts';

/** As many as a PC finds that was off for a quarter. */
const most = 6000;

const verified = v.array(v.object({ rate: v.number(), cpu: v.number() }));
const caughtUp = v.object({
  posts: v.number(),
  runs: v.array(
    v.object({
      listed: v.number(),
      searchable: v.number(),
      main: v.number(),
      longest: v.number(),
      stored: v.number(),
    }),
  ),
  bare: verified,
  bareNew: verified,
});

/** A new PC reads the feed from its beginning: everything is verified, opened and kept, and afterwards indexed. */
export async function measureCatchUp({ folder, posts }: Filled): Promise<Findings> {
  const args = [join(folder, 'catch-up'), String(Math.min(posts, most))];
  const { runs, bare, bareNew, ...done } = await runChild('catch-up-child.ts', args, caughtUp);
  const both = {
    name: 'Ed25519 and RSA on both cores',
    value: median(bare.map(({ rate }) => rate)),
  };
  const listed = median(runs.map((run) => run.listed));
  return {
    figures: [
      {
        name: 'catch-up, everything verified, until listed',
        value: listed,
        unit: 'posts/s',
        bare: both,
        target: { of: 'ratio', atLeast: 0.7 },
      },
      {
        name: 'the same, each certificate once',
        value: listed,
        unit: 'posts/s',
        bare: {
          name: 'Ed25519, RSA once a pseudonym, both cores',
          value: median(bareNew.map(({ rate }) => rate)),
        },
        target: null,
      },
      {
        name: 'catch-up until searchable',
        value: median(runs.map((run) => run.searchable)),
        unit: 'posts/s',
        bare: both,
        target: null,
      },
      {
        name: 'main thread for a post caught up with, CPU',
        value: median(runs.map((run) => run.main)),
        unit: 'ms',
        bare: {
          name: 'Ed25519 and RSA of it, CPU',
          value: median(bare.map(({ cpu }) => cpu)),
        },
        target: null,
      },
      {
        name: 'longest time without an answer meanwhile',
        value: Math.max(...runs.map((run) => run.longest)),
        unit: 'ms',
        bare: null,
        target: null,
      },
    ],
    defects: runs
      .filter(({ stored }) => stored !== done.posts)
      .map(({ stored }) => `${stored} of ${done.posts} posts were caught up with`),
  };
}

import { VirtualEnvironment } from '../virtual-environment.ts';
import { BareFile } from './bare.ts';
import type { Figure, Filled, Findings } from './figure.ts';
import { median } from './numbers.ts';
import { openRoom } from './room.ts';

const limit = 50;
const runs = 21;

/** A page of a list at its beginning, in its middle and at its end, the counts, and threads, in a process that has been at work. */
export function measureListing(filled: Filled): Findings {
  const { vault, inbox } = openRoom(filled.vault, filled.key, new VirtualEnvironment());
  const bare = new BareFile(filled.plain);
  const defects: string[] = [];
  const list = (offset: number) => inbox.threads({ filter: 'inbox', topic: null, offset, limit });
  const { total } = list(0);
  const page = (name: string, offset: number): Figure => {
    const { threads } = list(offset);
    const { titles } = bare.page(offset, limit);
    if (threads.length === 0 || threads.some(({ title }, n) => title !== titles[n])) {
      defects.push(`${name} is not that of the rows`);
    }
    return byTurns(
      name,
      () => list(offset),
      'plain SQLite',
      () => bare.page(offset, limit),
    );
  };
  const figures = [
    page('list page, the first', 0),
    page('list page, in the middle', Math.floor(total / 2)),
    page('list page, the last', Math.max(0, total - limit)),
    byTurns(
      'counts',
      () => inbox.counts(),
      'plain SQLite',
      () => bare.counts(),
    ),
  ];
  const { thread, posts } = bare.longest();
  if (inbox.thread(thread).posts.length !== bare.words(thread).length) {
    defects.push('a thread is not whole');
  }
  figures.push(
    byTurns(
      `a thread of ${posts} posts`,
      () => inbox.thread(thread),
      'plain SQLite',
      () => bare.words(thread),
    ),
  );
  bare.close();
  vault.close();
  return { figures, defects };
}

function byTurns(
  name: string,
  ours: () => unknown,
  limitName: string,
  bare: () => unknown,
): Figure {
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  const timed = (of: number[], work: () => unknown): void => {
    const began = performance.now();
    work();
    of.push(performance.now() - began);
  };
  for (let run = 0; run < runs; run += 1) {
    if (run % 2 === 0) timed(times.ours, ours);
    timed(times.bare, bare);
    if (run % 2 === 1) timed(times.ours, ours);
  }
  const value = median(times.bare);
  return {
    name,
    value: median(times.ours),
    unit: 'ms',
    bare: { name: limitName, value },
    target: null,
  };
}

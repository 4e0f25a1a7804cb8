import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measureCatchUp } from './catching-up.ts';
import type { Filled, Findings } from './figure.ts';
import { fill } from './filling.ts';
import { measureListing } from './listing.ts';
import { measureMemory } from './memory.ts';
import { measureOpening } from './opening.ts';
import { measureSearching } from './searching.ts';

const parts: readonly ((filled: Filled) => Findings | Promise<Findings>)[] = [
  measureOpening,
  measureListing,
  measureSearching,
  measureMemory,
  measureCatchUp,
];

/** Every figure of one size. `folder`: where the vaults may lie meanwhile. */
export async function measureAll(
  folder: string,
  posts: number,
): Promise<Findings & { source: string }> {
  const own = mkdtempSync(join(folder, 'vaults-'));
  try {
    const { filled, source, ...stored } = await fill(own, posts);
    const all: Findings[] = [stored];
    for (const part of parts) all.push(await part(filled));
    return {
      source,
      figures: all.flatMap(({ figures }) => figures),
      defects: all.flatMap(({ defects }) => defects),
    };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { toHex } from '../../protocol/bytes.ts';
import { runChild } from './child.ts';
import type { Filled, Findings } from './figure.ts';

const use = v.object({ rss: v.number(), heap: v.number() });
const usesSchema = v.object({ opened: use, listed: use, written: use, total: v.number() });

/** No batch of the filled vault is of such a late round. */
const laterRound = 1_000_000;
const most = 250;

/** What the main process's part of the work keeps in memory. It works on a copy: it stores posts. */
export async function measureMemory(filled: Filled): Promise<Findings> {
  const folder = join(filled.folder, 'memory');
  const copy = join(folder, 'vault.db');
  cpSync(dirname(filled.vault), folder, { recursive: true });
  const args = [copy, toHex(filled.key), String(laterRound)];
  const uses = await runChild('memory-child.ts', args, usesSchema);
  rmSync(folder, { recursive: true });
  const target = { of: 'value', atMost: most } as const;
  const line = (name: string, value: number) => ({ name, value, unit: 'MB', bare: null }) as const;
  return {
    defects: uses.total === 0 ? ['no threads were listed'] : [],
    figures: [
      { ...line('memory after opening', uses.opened.rss), target },
      { ...line('memory after every page and searches', uses.listed.rss), target },
      { ...line('memory after storing 2,000 more', uses.written.rss), target },
      { ...line('of that, the heap', uses.written.heap), target: null },
    ],
  };
}

import * as v from 'valibot';
import { toHex } from '../../protocol/bytes.ts';
import { runChild } from './child.ts';
import type { Filled, Findings } from './figure.ts';
import { median } from './numbers.ts';

/** Pairs of children: by turns (ABBA), as another may be at work beside. */
const pairs = 8;

const openedSchema = v.object({
  ms: v.number(),
  opening: v.number(),
  titles: v.array(v.string()),
  total: v.number(),
  unread: v.number(),
});
type Opened = v.InferOutput<typeof openedSchema>;

/** From a fresh process to the first list with its counts. */
export async function measureOpening(filled: Filled): Promise<Findings> {
  const openVault = (): Promise<Opened> =>
    runChild('open-child.ts', ['vault', filled.vault, toHex(filled.key)], openedSchema);
  const openBare = (): Promise<Opened> =>
    runChild('open-child.ts', ['bare', filled.plain], openedSchema);
  const vault: Opened[] = [];
  const bare: Opened[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    if (pair % 2 === 0) vault.push(await openVault());
    bare.push(await openBare());
    if (pair % 2 === 1) vault.push(await openVault());
  }
  const defects = vault.flatMap((one, n) => {
    const other = bare[n];
    const isSame =
      other &&
      one.total === other.total &&
      one.unread === other.unread &&
      one.titles.join('\n') === other.titles.join('\n');
    return isSame ? [] : ['the first list is not that of the rows'];
  });
  const times = (of: Opened[], which: 'ms' | 'opening'): number =>
    median(of.map((one) => one[which]));
  return {
    defects: [...new Set(defects)],
    figures: [
      {
        name: 'cold open to first list and counts',
        value: times(vault, 'ms'),
        unit: 'ms',
        bare: { name: 'plain SQLite, same rows', value: times(bare, 'ms') },
        target: { of: 'ratio', atMost: 3 },
      },
      {
        name: 'of that, opening the file',
        value: times(vault, 'opening'),
        unit: 'ms',
        bare: { name: 'plain SQLite, same rows', value: times(bare, 'opening') },
        target: null,
      },
    ],
  };
}

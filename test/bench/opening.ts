import * as v from 'valibot';
import { toHex } from '../../protocol/bytes.ts';
import { runChild } from './child.ts';
import type { Filled, Findings } from './figure.ts';
import { median } from './numbers.ts';

/** Children of each kind: by turns, there and back, as another may be at work beside. */
const runs = 7;

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
  const key = toHex(filled.key);
  const opened = { vault: [] as Opened[], app: [] as Opened[], bare: [] as Opened[] };
  const open = async (which: keyof typeof opened): Promise<void> => {
    const args = which === 'bare' ? [which, filled.plain] : [which, filled.vault, key];
    opened[which].push(await runChild('open-child.ts', args, openedSchema));
  };
  for (let run = 0; run < runs; run += 1) {
    const order = ['vault', 'bare', 'app'] as const;
    for (const which of run % 2 === 0 ? order : order.toReversed()) await open(which);
  }
  const { vault, app, bare } = opened;
  const [other] = bare;
  const defects = [...vault, ...app].flatMap((one) => {
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
        name: 'of that, opening',
        value: times(vault, 'opening'),
        unit: 'ms',
        bare: { name: 'plain SQLite, same rows', value: times(bare, 'opening') },
        target: null,
      },
      {
        name: 'the same with the whole app behind its window',
        value: times(app, 'ms'),
        unit: 'ms',
        bare: { name: 'plain SQLite, same rows', value: times(bare, 'ms') },
        target: null,
      },
    ],
  };
}

import type { Pc } from './pc.ts';
import type { EveningEnd } from './person/evening.ts';
import type { Row } from './table.ts';
import { rowOf } from './table.ts';
import type { Town } from './town.ts';
import type { Verdict } from './verdict.ts';

/** Longest time that posts are waited for, ms. */
const patience = 90_000;

/**
 * The end of a scenario: every PC is started if it is not running, sends what can be sent, and is ended; then every acknowledged word is looked
 * for, and every file. `expected`: faults that the app tells of because of what is done to it.
 */
export async function closeDay(
  town: Town,
  fault: string,
  times: number,
  pcs: readonly Pc[],
  expected: RegExp = /^$/,
): Promise<Row> {
  // All at once, and before any is looked at: they hide among each other.
  for (const pc of pcs) if (!pc.isRunning) pc.start();
  const ends: EveningEnd[] = await Promise.all(
    pcs.map(async (pc) => (await pc.ask({ do: 'evening', patience })) as EveningEnd),
  );
  const verdicts: Verdict[] = [];
  for (const [index, pc] of pcs.entries()) {
    verdicts.push(await town.verdictOf(pc, ends[index]?.syncedAt ?? null));
  }
  const row = rowOf(fault, times, verdicts, town.filesWithWords());
  row.wrong.push(...faultsOf(pcs, expected));
  const left = new Map<string, number>();
  for (const end of ends) {
    for (const [why, count] of Object.entries(end.left)) {
      left.set(why, (left.get(why) ?? 0) + count);
    }
  }
  const waiting = [...left].map(([why, count]) => `${count} ${why}`).join(', ');
  return waiting === ''
    ? row
    : { ...row, notes: [...row.notes, `still in the outbox: ${waiting}`] };
}

/** Failures that apps told of and no fault explains, each once. */
export const faultsOf = (pcs: readonly Pc[], expected: RegExp): string[] =>
  pcs.flatMap(({ person, faults }) =>
    [...new Set(faults)].filter((one) => !expected.test(one)).map((one) => `PC ${person}: ${one}`),
  );

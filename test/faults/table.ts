import type { Verdict } from './verdict.ts';

/** What a fault did, over all times that it happened. */
export type Row = {
  fault: string;
  times: number;
  written: number;
  lost: number;
  doubled: number;
  /** Files in which words stand readable. */
  plaintext: number;
  /** What did not happen as it should, one line each; any makes the run fail. */
  wrong: string[];
  /** What else is worth knowing. */
  notes: string[];
  /** Of a control: the figure that must not be 0, because something was broken on purpose. */
  control?: 'lost' | 'doubled' | 'plaintext';
};

/** Sums up what became of the words of several PCs. */
export function rowOf(
  fault: string,
  times: number,
  verdicts: readonly Verdict[],
  readable: readonly string[],
): Row {
  const sum = (of: (verdict: Verdict) => number): number =>
    verdicts.reduce((total, verdict) => total + of(verdict), 0);
  const foreign = verdicts.flatMap((verdict) => verdict.foreign);
  return {
    fault,
    times,
    written: sum(({ written }) => written),
    lost: sum(({ lost }) => lost.length),
    doubled: sum(({ doubled }) => doubled.length),
    plaintext: readable.length,
    wrong: [
      ...(foreign.length > 0 ? [`${foreign.length} words that nobody typed`] : []),
      ...readable.map((file) => `readable: ${file}`),
    ],
    notes: verdicts.flatMap(({ details }) => details),
  };
}

/** Whether nothing was lost, doubled or left readable; of a control, whether it was found out. */
export function isGood(row: Row): boolean {
  if (row.wrong.length > 0) return false;
  if (row.control) return row[row.control] > 0;
  return row.lost === 0 && row.doubled === 0 && row.plaintext === 0;
}

const heads = ['fault', 'times', 'words written', 'words lost', 'posts doubled', 'plaintext'];

/** All rows as one table, with what was wrong below it. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [
    heads,
    ...rows.map(({ fault, times, written, lost, doubled, plaintext }) => [
      fault,
      ...[times, written, lost, doubled, plaintext].map(String),
    ]),
  ];
  const widths = heads.map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  const [head = [], ...rest] = cells;
  const below = rows.flatMap(({ fault, wrong, notes, control, ...row }) => [
    ...(control && row[control] === 0 ? [`✗ ${fault}: not found out`] : []),
    ...notes.map((note) => `  ${fault}: ${note}`),
    ...wrong.map((one) => `✗ ${fault}: ${one}`),
  ]);
  return [
    line(head),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...rest.map(line),
    ...below,
  ].join('\n');
}

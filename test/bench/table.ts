import { isKept, ratioOf, type Figure, type Target } from './figure.ts';

const columns = ['', 'measured', 'bare limit', 'ratio', 'target', ''] as const;

/** The figures of one size, as a table for a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [[...columns], ...figures.map(rowOf)];
  const widths = columns.map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const gap = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
          return column === 1 || column === 3 ? gap + cell : cell + gap;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf(figure: Figure): string[] {
  const { name, value, unit, bare, target } = figure;
  const ratio = ratioOf(figure);
  const kept = isKept(figure);
  return [
    name,
    `${shown(value)} ${unit}`,
    bare ? `${shown(bare.value)} ${unit} (${bare.name})` : '',
    ratio === null ? '' : ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2),
    target ? targetOf(target, unit) : '',
    kept === null ? '' : kept ? 'ok' : 'OVER',
  ];
}

function targetOf(target: Target, unit: Figure['unit']): string {
  if ('atLeast' in target) return `at least ${target.atLeast}`;
  return target.of === 'value' ? `at most ${target.atMost} ${unit}` : `at most ${target.atMost}`;
}

function shown(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Columns of a terminal: Hangul takes two. */
function widthOf(text: string): number {
  return Array.from(text).reduce(
    (width, character) => width + (/[\u1100-\uffdc]/u.test(character) ? 2 : 1),
    0,
  );
}

import type { Bytes32 } from '../../protocol/bytes.ts';

/** What is promised of a figure: of its value, or of its ratio to the bare limit. */
export type Target = { of: 'value' | 'ratio'; atMost: number } | { of: 'ratio'; atLeast: number };

/** One line of the table. */
export type Figure = {
  name: string;
  value: number;
  unit: 'ms' | 'MB' | 'posts/s';
  /** What the machine does at best, measured in the same run, in the same unit; `null` where there is no such thing. */
  bare: { name: string; value: number } | null;
  target: Target | null;
};

/** What a part of the bench has found out. `defects`: wrong results, in words; slowness is none. */
export type Findings = { figures: Figure[]; defects: string[] };

/** A vault that was filled through the app's own storing, and the same rows in a file that is not encrypted, made by the same code. */
export type Filled = {
  /** How many posts the feed had. */
  posts: number;
  /** A temporary folder that is removed at the end. */
  folder: string;
  vault: string;
  plain: string;
  key: Bytes32;
};

export const ratioOf = ({ value, bare }: Figure): number | null =>
  bare && bare.value > 0 ? value / bare.value : null;

/** `null` where nothing is promised. */
export function isKept(figure: Figure): boolean | null {
  const { target } = figure;
  if (!target) return null;
  const measured = target.of === 'value' ? figure.value : ratioOf(figure);
  if (measured === null) return null;
  return 'atMost' in target ? measured <= target.atMost : measured >= target.atLeast;
}

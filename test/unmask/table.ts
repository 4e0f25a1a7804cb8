import type { SendChoice } from '../../preload/views.ts';
import { coalitionOf } from './attackers/attackers.ts';
import { verdictOf, type Cell, type Verdict } from './cells.ts';
import { choices } from './cohort.ts';
import type { Crowd } from './crowd.ts';
import { lengths } from './thresholds.ts';

const names: Readonly<Record<SendChoice, string>> = {
  soon: '곧 soon',
  mixed: '섞어서 mixed',
  tomorrow: '내일 tomorrow',
};
const signs: Readonly<Record<Verdict, string>> = {
  met: '✓',
  reached: '≈',
  missed: '✗',
  printed: '·',
};

/** One row for each attacker and way of sending: what it saw, and its hit rates with their intervals after 1, 5 and 10 posts. */
export function printTable(
  cells: readonly Cell[],
  crowd: readonly Crowd[],
  chance: number,
): string {
  const head = ['who', 'attack', 'saw', 'sent', ...lengths.map(posts), 'chance'];
  const rows = new Map<string, string[]>();
  for (const cell of cells) {
    const { attacker, choice } = cell;
    const key = `${coalitionOf(attacker)}/${attacker.name}/${choice}`;
    const start = [coalitionOf(attacker), attacker.name, attacker.saw, names[choice]];
    rows.set(key, [...(rows.get(key) ?? start), figure(cell, chance)]);
  }
  const sorted = [...rows.values()].map((row) => [...row, percent(chance)]);
  const order = sorted.map((row) => row.slice(0, 2).join());
  sorted.sort((a, b) => order.indexOf(a.slice(0, 2).join()) - order.indexOf(b.slice(0, 2).join()));
  return [
    line(head),
    line(head.map(() => '---')),
    ...sorted.map(line),
    '',
    line(['candidates left', ...lengths.map(posts)]),
    line(['---', ...lengths.map(() => '---')]),
    ...choices.map((choice) =>
      line([
        names[choice],
        ...crowd
          .filter((one) => one.choice === choice)
          .map(({ candidates }) => candidates.toFixed(1)),
      ]),
    ),
  ].join('\n');
}

function figure(cell: Cell, chance: number): string {
  const { low, high } = cell.interval;
  return `${signs[verdictOf(cell, chance)]} ${percent(cell.rate)} (${digits(low)}–${digits(high)})`;
}

const posts = (count: number): string => (count === 1 ? '1 post' : `${count} posts`);
const line = (fields: readonly string[]): string => `| ${fields.join(' | ')} |`;
const digits = (rate: number): string => (rate * 100).toFixed(1);
const percent = (rate: number): string => `${digits(rate)} %`;

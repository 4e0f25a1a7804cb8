import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readArguments } from '../../bench/arguments.ts';
import { isKept, ratioOf, type Figure } from '../../bench/figure.ts';
import { fill } from '../../bench/filling.ts';
import { measureListing } from '../../bench/listing.ts';
import { measureMemory } from '../../bench/memory.ts';
import { tableOf } from '../../bench/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'kkanbu-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const figure = (more: Partial<Figure>): Figure => ({
  name: '한글',
  value: 30,
  unit: 'ms',
  bare: { name: 'plain', value: 10 },
  target: { of: 'ratio', atMost: 3 },
  ...more,
});

test('the bench fills both files with the same rows, one of them encrypted, and finds nothing wrong', async () => {
  const { filled, figures, defects } = await fill(folder, 600);
  const listed = measureListing(filled);
  const memory = await measureMemory(filled);
  expect([...defects, ...listed.defects, ...memory.defects]).toEqual([]);
  const all = [...figures, ...listed.figures, ...memory.figures];
  expect(all.filter(({ value }) => !(value > 0)).map(({ name }) => name)).toEqual([]);
  const headOf = (file: string): string => readFileSync(file).subarray(0, 15).toString('latin1');
  expect(headOf(filled.plain)).toBe('SQLite format 3');
  expect(headOf(filled.vault)).not.toBe('SQLite format 3');
  expect(readdirSync(folder).toSorted()).toEqual(['plain', 'vault']);
});

test('a target is kept or not by what was measured, and a ratio by the bare limit of the same run', () => {
  expect(ratioOf(figure({}))).toBe(3);
  expect(isKept(figure({}))).toBe(true);
  expect(isKept(figure({ value: 31 }))).toBe(false);
  expect(isKept(figure({ value: 8, target: { of: 'ratio', atLeast: 0.7 } }))).toBe(true);
  expect(isKept(figure({ value: 251, unit: 'MB', target: { of: 'value', atMost: 250 } }))).toBe(
    false,
  );
  expect(isKept(figure({ target: null }))).toBeNull();
});

test('the table marks what is over, and keeps its columns beside Korean', () => {
  const lines = tableOf([figure({}), figure({ name: 'list', value: 90 })]).split('\n');
  expect(lines[1]).toMatch(/^한글 +30\.0 ms +10\.0 ms \(plain\) +3\.00 +at most 3 +ok$/u);
  expect(lines[2]).toMatch(/^list +90\.0 ms .* 9\.00 +at most 3 +OVER$/u);
});

test('arguments that are none are refused', () => {
  expect(readArguments([])).toEqual({ sizes: [10_000, 100_000], json: null });
  expect(readArguments(['--posts', '500', '--json', 'a.json'])).toEqual({
    sizes: [500],
    json: 'a.json',
  });
  expect(() => readArguments(['--posts', 'many'])).toThrow(RangeError);
});

import { expect, test } from 'vitest';
import { findingsIn } from '../../../../main/writing/privacy/findings.ts';
import { koreanPairs } from '../../../fixtures/korean-pairs.ts';
import { accuracyOf, precisionOf, recallOf, type Accuracy } from './accuracy.ts';
import { markedKinds, sentences } from './sentences.ts';

/** Kinds that are numbers and addresses, and those that are words. */
const least: Record<(typeof markedKinds)[number], number> = {
  phone: 0.9,
  email: 0.9,
  'resident-number': 0.9,
  'employee-number': 0.9,
  account: 0.9,
  'case-number': 0.9,
  date: 0.75,
  name: 0.75,
  unit: 0.75,
  position: 0.75,
};

const written = (accuracy: Accuracy): string =>
  `${precisionOf(accuracy).toFixed(2)} / ${recallOf(accuracy).toFixed(2)}`;

test('at least 150 sentences are marked, half of them harmless, each kind in at least eight places', () => {
  const both = [...sentences.development, ...sentences.heldOut];
  const harmless = both.filter(({ marks }) => marks.length === 0);
  expect(both.length).toBeGreaterThanOrEqual(220);
  expect(harmless.length).toBeGreaterThan(both.length * 0.4);
  const rare = markedKinds.filter((kind) => {
    const places = both.flatMap(({ marks }) => marks.filter((mark) => mark.kind === kind));
    return places.length < 8;
  });
  expect(rare).toEqual([]);
});

test('what tells who somebody is is found, and little else', () => {
  const halves = {
    development: accuracyOf(sentences.development),
    'held out': accuracyOf(sentences.heldOut),
    afterwards: accuracyOf(sentences.afterwards),
    all: accuracyOf(Object.values(sentences).flat()),
  };
  const table = markedKinds.map((kind) => {
    const cells = Object.entries(halves).map(([half, { kinds }]) => {
      const accuracy = kinds.get(kind);
      return `${half} ${accuracy ? written(accuracy) : '-'}`;
    });
    return `${kind}: ${cells.join('; ')}`;
  });
  console.log(`precision / recall\n${table.join('\n')}`);
  for (const { slip, kind, words, text } of halves.all.slips) {
    console.log(`${slip}: ${kind} '${words}' in '${text}'`);
  }
  const poor = markedKinds.filter((kind) => {
    const accuracy = halves.all.kinds.get(kind) ?? { right: 0, wrong: 0, missed: 1 };
    return Math.min(precisionOf(accuracy), recallOf(accuracy)) < least[kind];
  });
  expect(poor).toEqual([]);
});

test('everyday sentences are left alone', () => {
  const { pairs, source } = koreanPairs(11_823);
  const texts = pairs.flatMap(({ question, answer }) => [question, answer]);
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const { kind } of findingsIn(text)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const share = (count: number): string => ((1000 * count) / texts.length).toFixed(2);
  const list = [...counts].map(([kind, count]) => `${kind} ${share(count)}`);
  console.log(`findings in 1,000 sentences of ${source}: ${list.join(', ') || 'none'}`);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  expect(all / texts.length).toBeLessThan(0.001);
});

import { defineConfig } from 'vitest/config';

import { LongFirst } from './test/long-first.ts';

// Three workers, also on two cores: much of it waits for rounds and for processes that start.
const shared = {
  pool: 'forks' as const,
  maxWorkers: 3,
  testTimeout: 300_000,
  hookTimeout: 300_000,
  environment: 'node',
};

/** Pages whose times are bounds: nothing else runs beside them. */
const timed = ['test/unit/renderer/scale.test.ts'];

const load = {
  ...shared,
  include: ['test/relay/throughput.test.ts'],
  sequence: { groupOrder: 1 },
};

/** Whether anything could tell who asked: a step of its own in the checks, `npm run anonymity`. */
const anonymity = [
  'test/relay/canaries.test.ts',
  'test/relay/crash.test.ts',
  'test/relay/golden.test.ts',
  'test/relay/inventory.test.ts',
  'test/relay/looked-over-here.test.ts',
  'test/relay/memory.test.ts',
  'test/relay/split.test.ts',
  'test/unit/main/export/traces.test.ts',
  'test/unit/main/membership/blindness.test.ts',
  'test/unit/main/shell/passers-by.test.ts',
  'test/unit/main/vault/places.test.ts',
  'test/unmask/**/*.test.ts',
];

export default defineConfig({
  test: {
    ...shared,
    passWithNoTests: true,
    sequence: { sequencer: LongFirst },
    globalSetup: ['test/unit/renderer/preview/set-stage.ts'],
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: [...anonymity, ...timed],
          // Parts take their clock, chance and files as arguments: nothing is left behind that a process of its own for each file would have to hide.
          isolate: false,
        },
      },
      { test: { ...shared, name: 'anonymity', include: anonymity } },
      {
        test: {
          ...shared,
          name: 'relay',
          include: ['test/relay/**/*.test.ts'],
          exclude: ['test/relay/throughput.test.ts', ...anonymity],
        },
      },
      {
        test: { ...shared, name: 'timed', include: timed, sequence: { groupOrder: 2 } },
      },
      // Four clients and a relay at rounds of 50 ms have the machine to themselves, after the others: some posts in the checks, 2,000 in `npm run test:load`.
      {
        test: { ...load, name: 'load-quick', provide: { pairs: 152 } },
      },
      {
        test: { ...load, name: 'load', provide: { pairs: 1000 } },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';

// Two workers: the checks have to be quick on an office machine and on two shared cores alike.
const shared = {
  pool: 'forks' as const,
  maxWorkers: 2,
  testTimeout: 300_000,
  hookTimeout: 300_000,
  environment: 'node',
};

export default defineConfig({
  test: {
    ...shared,
    passWithNoTests: true,
    projects: [
      { test: { ...shared, name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'] } },
      {
        test: {
          ...shared,
          name: 'relay',
          include: ['test/relay/**/*.test.ts'],
          exclude: ['test/relay/throughput.test.ts'],
        },
      },
      // Four clients and a relay at rounds of 50 ms: it has the machine to itself, after the others.
      {
        test: {
          ...shared,
          name: 'load',
          include: ['test/relay/throughput.test.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

// Every check of the house, in order, ending at the first that fails. The last line is `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as v from 'valibot';

import { runStages } from './steps.mjs';

/** @import { Counts, Stage } from './steps.mjs' */

const results = fileURLToPath(new URL('../test-results/', import.meta.url));
const vitestReport = join(results, 'vitest.json');
const playwrightReport = join(results, 'playwright.json');

const VitestReport = v.object({ numPassedTests: v.number(), numFailedTests: v.number() });
const PlaywrightReport = v.object({
  stats: v.object({ expected: v.number(), flaky: v.number(), unexpected: v.number() }),
});

const vitestArguments = [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitestReport}`,
];

/** @returns {Counts} */
function vitestCounts() {
  const report = v.parse(VitestReport, JSON.parse(readFileSync(vitestReport, 'utf8')));
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/** @returns {Counts} */
function playwrightCounts() {
  const { stats } = v.parse(PlaywrightReport, JSON.parse(readFileSync(playwrightReport, 'utf8')));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** @type {readonly Stage[]} */
const stages = [
  [
    [
      { name: 'types', npm: 'check:types' },
      { name: 'lint', npm: 'lint' },
      { name: 'unused code', npm: 'check:unused' },
      { name: 'build', npm: 'build' },
    ],
    // On one processor, and as long as all the others together.
    [{ name: 'format, beside them', npm: 'check:format' }],
  ],
  [
    [
      { name: 'anonymity', npm: 'anonymity', argv: vitestArguments, counts: vitestCounts },
      {
        name: 'unit and relay tests',
        npm: 'test:unit',
        argv: vitestArguments,
        counts: vitestCounts,
      },
    ],
    // Its apps wait for their rounds most of the time.
    [{ name: 'faults, beside them', npm: 'test:faults', argv: ['--quick'] }],
  ],
  // By itself: it builds anew what the tests above pack.
  [
    [
      {
        name: 'end-to-end tests',
        npm: 'e2e',
        argv: ['--reporter=list,json'],
        counts: playwrightCounts,
      },
    ],
  ],
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const { passed, failed } = await runStages(stages, {
  // Some hundreds of processes start from the same sources: each after the first finds them compiled, which is most of what a start costs.
  NODE_COMPILE_CACHE: join(results, 'compiled'),
  PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
});
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

// Every check of the house, in order, ending at the first that fails. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as v from 'valibot';

/**
 * What one step counted.
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {{ name: string, npm: string, argv?: readonly string[], counts?: () => Counts }} Step
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'test-results');
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

/** @type {readonly Step[]} */
const steps = [
  { name: 'types', npm: 'check:types' },
  { name: 'lint', npm: 'lint' },
  { name: 'format', npm: 'check:format' },
  { name: 'unused code', npm: 'check:unused' },
  { name: 'build', npm: 'build' },
  { name: 'anonymity', npm: 'anonymity', argv: vitestArguments, counts: vitestCounts },
  { name: 'unit and relay tests', npm: 'test:unit', argv: vitestArguments, counts: vitestCounts },
  { name: 'faults', npm: 'test:faults', argv: ['--quick'] },
  {
    name: 'end-to-end tests',
    npm: 'e2e',
    argv: ['--reporter=list,json'],
    counts: playwrightCounts,
  },
];

/**
 * @param {Step} step
 * @returns {Counts} a step that fails without a failing test counts as one
 */
function run(step) {
  const started = performance.now();
  console.log(`\n▶ ${step.name}`);
  const { status } = spawnSync(
    'npm',
    ['run', '--silent', step.npm, ...(step.argv ? ['--', ...step.argv] : [])],
    {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
    },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${step.name}: ${seconds} s`);
  let counts = { passed: 0, failed: 0 };
  try {
    counts = step.counts?.() ?? counts;
  } catch {
    if (status === 0) return { passed: 0, failed: 1 };
  }
  return status === 0 ? counts : { ...counts, failed: Math.max(1, counts.failed) };
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0 };
for (const step of steps) {
  const { passed, failed } = run(step);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) break;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

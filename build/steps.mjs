// Runs steps of the checks: stages one after the other, and within a stage lanes beside each other.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * What one step counted.
 * @typedef {{ passed: number, failed: number }} Counts
 * A script of package.json.
 * @typedef {{ name: string, npm: string, argv?: readonly string[], counts?: () => Counts }} Step
 * Steps one after the other.
 * @typedef {readonly Step[]} Lane
 * Lanes beside each other: one that keeps the processors busy, and others that mostly wait.
 * @typedef {readonly Lane[]} Stage
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {Step} step
 * @param {Readonly<Record<string, string>>} env
 * @param {boolean} isShown whether its output is shown as it comes; otherwise all of it when it has ended
 * @returns {Promise<Counts>} a step that fails without a failing test counts as one
 */
async function runStep(step, env, isShown) {
  const started = performance.now();
  if (isShown) console.log(`\n▶ ${step.name}`);
  /** @type {Buffer[]} */
  const output = [];
  const child = spawn(
    'npm',
    ['run', '--silent', step.npm, ...(step.argv ? ['--', ...step.argv] : [])],
    {
      cwd: root,
      stdio: isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: { ...process.env, ...env },
    },
  );
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (/** @type {Buffer} */ piece) => output.push(piece));
  /** @type {number | null} */
  const status = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const shownNow = isShown ? '' : `\n▶ ${step.name}\n${Buffer.concat(output).toString()}`;
  console.log(`${shownNow}${status === 0 ? '✓' : '✗'} ${step.name}: ${seconds} s`);
  let counts = { passed: 0, failed: 0 };
  try {
    counts = step.counts?.() ?? counts;
  } catch {
    if (status === 0) return { passed: 0, failed: 1 };
  }
  return status === 0 ? counts : { ...counts, failed: Math.max(1, counts.failed) };
}

/**
 * Runs the stages, and starts nothing more once a step has failed; what runs beside it ends first.
 * @param {readonly Stage[]} stages the first lane of each is shown as it runs
 * @param {Readonly<Record<string, string>>} env what the steps are told beside this process's own environment
 * @returns {Promise<Counts>} of all steps that ran
 */
export async function runStages(stages, env) {
  const total = { passed: 0, failed: 0 };
  for (const stage of stages) {
    await Promise.all(
      stage.map(async (lane, place) => {
        for (const step of lane) {
          if (total.failed > 0) return;
          const { passed, failed } = await runStep(step, env, place === 0);
          total.passed += passed;
          total.failed += failed;
        }
      }),
    );
  }
  return total;
}

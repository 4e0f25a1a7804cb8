// Runs on Node 20 and newer, before anything else: makes sure of Node 24 and of what npm cannot bring.
//   node build/bootstrap.mjs [--need demo|test] [--run SCRIPT ARGUMENTS…]
// --need demo  names what is missing and goes on; --need test  fails without Chromium.
// --run hands over to a script on Node 24. (A shell that has once looked up `node` keeps the old one
// for the rest of its line, so `bootstrap && node …` would not do.)
import { spawn, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installParts, missingParts } from './system-parts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const wantedMajor = 24;

/**
 * @param {string} node path of a Node binary
 * @returns {boolean}
 */
function isNewEnough(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number.parseInt((stdout ?? '').slice(1), 10) >= wantedMajor;
}

/** @returns {string | undefined} the path of a Node that runs TypeScript, fetched through npm where it is missing */
function ensureNode() {
  const own = join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (isNewEnough(own)) return own;
  const npm = process.env['npm_execpath'];
  const argv = ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts=false'];
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  if (npm) spawnSync(process.execPath, [npm, ...argv], options);
  else spawnSync('npm', argv, { ...options, shell: process.platform === 'win32' });
  if (isNewEnough(own)) return own;
  return isNewEnough(process.execPath) ? process.execPath : undefined;
}

/**
 * @param {string | undefined} need
 * @returns {boolean} whether to go on
 */
function ensureSystemParts(need) {
  if (need === undefined) return true;
  if (missingParts().length > 0) installParts(missingParts());
  const missing = missingParts();
  if (missing.length > 0) {
    const names = missing.map(({ ko, apt }) => `${ko}(${apt})`).join(', ');
    const packages = missing.map(({ apt }) => apt).join(' ');
    console.error(
      `이 PC에 없는 것이 있어요: ${names} / Missing here: ${missing.map(({ name }) => name).join(', ')}. ` +
        `Debian, Ubuntu: sudo apt-get install ${packages}`,
    );
  }
  return need !== 'test' || !missing.some(({ apt }) => apt === 'chromium');
}

/**
 * Runs a script in place of this process: same terminal, same signals, same exit status.
 * @param {string} node
 * @param {readonly string[]} argv
 */
function handOver(node, argv) {
  const child = spawn(node, argv, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  const watch = watchParent(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
}

/**
 * npm passes a signal on to its shell only, which dies of it and leaves this process to itself.
 * @param {() => void} orphaned
 * @returns {NodeJS.Timeout | undefined}
 */
function watchParent(orphaned) {
  if (process.env['npm_lifecycle_event'] === undefined) return undefined;
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) orphaned();
  }, 250);
}

const argv = process.argv.slice(2);
const runAt = argv.indexOf('--run');
const own = runAt < 0 ? argv : argv.slice(0, runAt);
const handed = runAt < 0 ? [] : argv.slice(runAt + 1);
const need = own.includes('--need') ? own[own.indexOf('--need') + 1] : undefined;

const node = ensureNode();
if (node === undefined) {
  console.error(
    'Node 24를 받지 못했어요. 네트워크를 확인해 주세요. / Node 24 could not be fetched; check the network, then: npm rebuild node --ignore-scripts=false',
  );
  process.exitCode = 1;
} else if (!ensureSystemParts(need)) {
  process.exitCode = 1;
} else if (handed.length > 0) {
  handOver(node, handed);
}

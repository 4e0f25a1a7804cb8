// Packs the app for the system this runs on: node build/dist.mjs [options of electron-builder, such as --dir]
// Electron's program must be at hand; nothing is downloaded for it.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findElectron } from '../test/electron/find-electron.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/**
 * The folder to pack from. macOS's program lies deep in a bundle, and the folder around the bundle is meant.
 * @param {string} program
 * @returns {string}
 */
function folderOf(program) {
  const bundle = program.indexOf('Electron.app');
  return bundle < 0 ? dirname(program) : dirname(program.slice(0, bundle + 'Electron.app'.length));
}

/**
 * @param {...string} argv
 * @returns {number} the exit status
 */
function run(...argv) {
  return spawnSync(process.execPath, argv, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

const program = findElectron();
if (program === null) {
  console.error(
    '일렉트론이 없어 설치 파일을 만들 수 없어요. 압축을 푼 폴더를 ELECTRON_OVERRIDE_DIST_PATH로 알려 주세요. / ' +
      'No Electron here to pack: set ELECTRON_OVERRIDE_DIST_PATH to its unpacked folder, or run: npx install-electron',
  );
  process.exitCode = 1;
} else {
  process.exitCode =
    run(resolve(root, 'node_modules/vite/bin/vite.js'), 'build', '--app') ||
    run(
      require.resolve('electron-builder/cli.js'),
      '--publish=never',
      `-c.electronDist=${resolve(folderOf(program))}`,
      ...process.argv.slice(2),
    );
}

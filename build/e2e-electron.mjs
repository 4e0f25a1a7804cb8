// The end-to-end tests on a real Electron, with its sandbox on: node build/e2e-electron.mjs [options of Playwright]
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { findElectron } from '../test/electron/find-electron.ts';
import { findProgram } from './programs.mjs';

const require = createRequire(import.meta.url);
const isLinux = process.platform === 'linux';
const needsDisplay = isLinux && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
const xvfb = findProgram('xvfb-run');

/** @returns {string | null} why the tests cannot run here */
function obstacle() {
  if (findElectron() === null) {
    return (
      '일렉트론이 없어 실행하지 못했어요. 압축을 푼 폴더를 ELECTRON_OVERRIDE_DIST_PATH로 알려 주세요. / ' +
      'No Electron here, so nothing was tested: set ELECTRON_OVERRIDE_DIST_PATH to its unpacked folder, or run: npx install-electron'
    );
  }
  if (isLinux && process.getuid?.() === 0) {
    return '샌드박스를 켜려면 root가 아닌 사용자로 실행해 주세요. / The sandbox refuses root: run this as another user.';
  }
  if (needsDisplay && xvfb === undefined) {
    return '화면이 없어요. xvfb를 설치해 주세요. / There is no display: apt-get install xvfb xauth';
  }
  return null;
}

const why = obstacle();
if (why === null) {
  const playwright = [
    process.execPath,
    require.resolve('@playwright/test/cli'),
    'test',
    ...process.argv.slice(2),
  ];
  const [program = process.execPath, ...argv] =
    needsDisplay && xvfb !== undefined ? [xvfb, '--auto-servernum', ...playwright] : playwright;
  const { status } = spawnSync(program, argv, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, KKANBU_E2E_ON: 'electron' },
  });
  process.exitCode = status ?? 1;
} else {
  console.error(why);
  process.exitCode = 1;
}

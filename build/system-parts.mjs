import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

import { findChromium, findProgram } from './programs.mjs';

/**
 * A part that npm cannot bring.
 * @typedef {{ name: string, ko: string, apt: string, present: () => boolean }} SystemPart
 */

/** @type {readonly SystemPart[]} */
const parts = [
  {
    name: 'Chromium',
    ko: '크로미엄',
    apt: 'chromium',
    present: () => findChromium() !== undefined,
  },
  {
    name: 'D-Bus',
    ko: 'D-Bus',
    apt: 'dbus',
    present: () => findProgram('dbus-run-session') !== undefined,
  },
  {
    name: 'a keyring',
    ko: '키링',
    apt: 'gnome-keyring',
    present: () => findProgram('gnome-keyring-daemon') !== undefined,
  },
  { name: 'libsecret', ko: 'libsecret', apt: 'libsecret-1-0', present: hasLibsecret },
  { name: 'a Korean font', ko: '한글 글꼴', apt: 'fonts-noto-cjk', present: hasKoreanFont },
];

/** Where Debian's and Fedora's packages put one; asked only where fontconfig's programs are missing. */
const koreanFonts = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/nanum/NanumGothic.ttf',
  '/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc',
];

/** A closed network shall not keep anybody waiting. */
const patience = ['-o', 'Acquire::http::Timeout=10', '-o', 'Acquire::Retries=1'];

/** @returns {readonly SystemPart[]} what this machine lacks; elsewhere than on Linux, nothing */
export function missingParts() {
  return process.platform === 'linux' ? parts.filter(({ present }) => !present()) : [];
}

/**
 * Installs with apt-get where that is allowed: as root on Debian and its kin.
 * @param {readonly SystemPart[]} missing
 */
export function installParts(missing) {
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return;
  console.error(`설치 중이에요 / Installing: ${missing.map(({ apt }) => apt).join(' ')}`);
  apt('update', '-q', ...patience);
  apt(
    'install',
    '-q',
    ...patience,
    '-y',
    '--no-install-recommends',
    ...missing.map((part) => part.apt),
  );
}

/** @param {...string} argv */
function apt(...argv) {
  spawnSync('apt-get', argv, {
    // Standard output may be read by a program (npm start -- --json).
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** @returns {boolean} */
function hasLibsecret() {
  return ['/usr/lib', '/usr/lib64', '/lib'].some((folder) =>
    [folder, ...subfolders(folder)].some((place) => existsSync(`${place}/libsecret-1.so.0`)),
  );
}

/** @returns {boolean} */
function hasKoreanFont() {
  if (!findProgram('fc-list')) return koreanFonts.some((path) => existsSync(path));
  const { stdout } = spawnSync('fc-list', [':lang=ko', 'family'], { encoding: 'utf8' });
  return stdout.trim() !== '';
}

/**
 * @param {string} folder
 * @returns {string[]} Debian keeps libraries in a folder named after the machine, such as x86_64-linux-gnu
 */
function subfolders(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.includes('-linux-'))
    .map((name) => `${folder}/${name}`);
}

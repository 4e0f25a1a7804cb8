import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The names under which the systems' own packages install Chromium or Chrome. */
const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * Looks a program up on the PATH.
 * @param {...string} names tried in this order
 * @returns {string | undefined} the full path of the first that can be run
 */
export function findProgram(...names) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
      if (canRun(path)) return path;
    }
  }
  return undefined;
}

/**
 * The system's Chromium. Nothing is ever downloaded in its place.
 * @returns {string | undefined} its full path
 */
export function findChromium() {
  return findProgram(...chromiumNames);
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

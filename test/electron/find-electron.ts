import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const installed = fileURLToPath(new URL('../../node_modules/electron/', import.meta.url));

/**
 * Path of a real Electron: the one that ELECTRON_OVERRIDE_DIST_PATH names, or the one installed with the package; `null` where there is none.
 * Unlike the package's own look-up it never downloads anything.
 */
export function findElectron(
  env: Readonly<Record<string, string | undefined>> = process.env,
  folder: string = installed,
): string | null {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : usualName();
  const file = join(override ?? join(folder, 'dist'), name);
  return existsSync(file) ? file : null;
}

function usualName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return 'electron';
}

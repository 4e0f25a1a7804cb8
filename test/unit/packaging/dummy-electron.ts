import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildAsar } from './asar.ts';
import { emptyFuseWire } from './fuses.ts';
import { buildProgram } from './portable-executable.ts';

export type Target = 'linux' | 'win32';

/**
 * A folder that the packager takes for an unpacked Electron: its files' names, a fuse wire, and nothing that runs.
 * Real ones have a hundred megabytes and cannot be had everywhere.
 */
export function makeDummyElectron(folder: string, target: Target): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const program = target === 'win32' ? buildProgram(emptyFuseWire) : emptyFuseWire;
  const files: Record<string, string | Uint8Array> = {
    [target === 'win32' ? 'electron.exe' : 'electron']: program,
    'resources/default_app.asar': buildAsar('package.json', '{}'),
    'locales/ko.pak': '',
    'locales/en-US.pak': '',
    'locales/fr.pak': '',
    'LICENSES.chromium.html': '',
    LICENSE: '',
    version: '0.0.0',
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content, { mode: 0o755 });
  }
  return folder;
}

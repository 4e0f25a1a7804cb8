import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'compiles-'));
  // Electron's types, but for the module's name: that name is the stand-in's here.
  const types = readFileSync(at('node_modules/electron/electron.d.ts'), 'utf8');
  const renamed = types.replace("declare module 'electron' {", "declare module 'real-electron' {");
  writeFileSync(join(folder, 'electron.d.ts'), renamed);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Compiles everything of the app that touches Electron against `module` in its place; returns the complaints about the app. */
function complaintsAgainst(module: string): string[] {
  const config = join(folder, 'tsconfig.json');
  const content = {
    extends: at('tsconfig.base.json'),
    compilerOptions: {
      types: ['node'],
      typeRoots: [at('node_modules/@types')],
      paths: {
        electron: [module],
        'better-sqlite3-multiple-ciphers': [
          at('node_modules/better-sqlite3-multiple-ciphers/index.d.ts'),
        ],
      },
    },
    files: [join(folder, 'electron.d.ts')],
    include: ['main/shell', 'main/ipc.ts', 'main/preferences.ts', 'main/main.ts', 'preload'].map(
      at,
    ),
  };
  writeFileSync(config, JSON.stringify(content));
  // Of several checkers each would go through the same types, and the tests beside this one want a processor too.
  const flags = ['-p', config, '--pretty', 'false', '--checkers', '1'];
  const { stdout } = spawnSync(at('node_modules/.bin/tsc'), flags, {
    cwd: at('.'),
    encoding: 'utf8',
  });
  const touching = /^(main\/(shell\/|ipc|preferences|main)|preload\/).*error TS/;
  return stdout.split('\n').filter((line) => touching.test(line));
}

const values =
  'BrowserWindow Menu Notification Tray app clipboard contextBridge dialog ipcMain ipcRenderer nativeTheme powerMonitor protocol session'.split(
    ' ',
  );
const types = ['IpcMainInvokeEvent', 'IpcRendererEvent', 'Session', 'WebContents'].map(
  (name) => `type ${name}`,
);

/** The stand-in as it would be without some of its names, or with others in their place. */
function standInBut(without: string[], instead = ''): string {
  const standIn = at('test/electron/module.ts');
  const names = [...values, ...types].filter((name) => !without.includes(name));
  const file = join(folder, 'stand-in.ts');
  writeFileSync(
    file,
    `import * as standIn from '${standIn}';\nexport { ${names.join(', ')} } from '${standIn}';\n` +
      `export default standIn;\n${instead}\n`,
  );
  return file;
}

describe('the app', () => {
  test('compiles against the stand-in in place of Electron', () => {
    expect(complaintsAgainst(at('test/electron/module.ts'))).toEqual([]);
    expect(complaintsAgainst(standInBut([]))).toEqual([]);
  });

  // What it lacks, each in another part: one compiler tells of all of them.
  describe('against a stand-in that lacks something', () => {
    let complaints: string;
    beforeAll(() => {
      const instead = [
        `export const app: Omit<typeof standIn.app, 'requestSingleInstanceLock'> = standIn.app;`,
        `export const dialog = standIn.shell;`,
      ];
      const lacking = standInBut(['nativeTheme', 'app', 'dialog'], instead.join('\n'));
      complaints = complaintsAgainst(lacking).join('\n');
    });

    test('does not compile where that is a part it uses', () => {
      expect(complaints).toContain("no exported member 'nativeTheme'");
    });

    test('does not compile where that is a member it uses', () => {
      expect(complaints).toContain("'requestSingleInstanceLock' does not exist");
    });

    test('does not compile where that is named but not imitated', () => {
      expect(complaints).toContain("'showErrorBox' does not exist");
    });
  });
});

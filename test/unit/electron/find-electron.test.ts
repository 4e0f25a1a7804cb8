import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { findElectron } from '../../electron/find-electron.ts';
import { openWindow } from '../../electron/open-window.ts';

let folder: string;
const put = (...path: string[]): string => {
  const file = join(folder, ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, path.at(-1) === 'path.txt' ? 'the-binary' : '');
  return file;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'electron-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a real Electron', () => {
  test('is not there when the package has never fetched it', () => {
    expect(findElectron({}, folder)).toBeNull();
  });

  test('is found where the package has put it', () => {
    put('path.txt');
    const binary = put('dist', 'the-binary');
    expect(findElectron({}, folder)).toBe(binary);
  });

  test('is found where the environment says, and only there', () => {
    put('path.txt');
    put('dist', 'the-binary');
    const elsewhere = put('elsewhere', 'the-binary');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'elsewhere') };
    expect(findElectron(env, folder)).toBe(elsewhere);
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'no') }, folder)).toBeNull();
  });
});

describe('a window for an address', () => {
  const options = { url: 'http://127.0.0.1:1/', profile: '/p', width: 800, height: 600 };

  test('is only an address where there is no display, or nothing to open it with', () => {
    const address = { kind: 'address', url: options.url };
    expect(openWindow(options, { PATH: process.env['PATH'] })).toEqual(address);
    expect(openWindow(options, { PATH: folder, DISPLAY: ':0' })).toEqual(address);
  });
});

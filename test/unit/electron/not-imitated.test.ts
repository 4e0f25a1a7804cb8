import '../../electron/hooks.ts';

import { describe, expect, test } from 'vitest';

import { standInApp } from '../../electron/app.ts';
import standIn, * as electron from '../../electron/module.ts';
import { NotImitated } from '../../electron/not-imitated.ts';

describe('the stand-in', () => {
  test('throws for whatever it does not imitate', () => {
    const uses: (() => void)[] = [
      () => void Reflect.construct(electron.utilityProcess as never, []),
      () => void Reflect.get(electron.clipboard, 'read'),
      () => void Reflect.get(electron.app, 'setBadgeCount'),
      () => void Reflect.get(electron.dialog, 'showMessageBox'),
      () => void Reflect.get(standIn, 'inAppPurchase'),
      () => electron.app.on('login' as never, (() => undefined) as never),
      () => electron.app.getPath('videos' as never),
      () => Reflect.set(electron.nativeTheme, 'other', 1),
    ];
    for (const use of uses) expect(use).toThrow(NotImitated);
  });

  test('refuses a window that is not sandboxed and isolated', () => {
    standInApp.becomeReady();
    const strict = {
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    };
    for (const name of Object.keys(strict)) {
      const webPreferences = { ...strict, [name]: undefined };
      expect(() => void Reflect.construct(electron.BrowserWindow, [{ webPreferences }])).toThrow(
        NotImitated,
      );
    }
  });

  test('may be taken apart by name, as electron-store does', () => {
    const { app, ipcMain, shell } = standIn;
    expect(app.getVersion()).toMatch(/^\d/);
    expect(ipcMain).toBe(electron.ipcMain);
    expect(() => void Reflect.get(shell, 'openPath')).toThrow(NotImitated);
  });
});

import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { app } from 'electron';

import type { AutostartState } from '../../preload/contract.ts';
import { AutostartFile } from './autostart-file.ts';
import { profileSwitch } from './paths.ts';
import { hiddenWord } from './shell.ts';

/** Starting with the computer. The system's own switch is always asked, and changed only when the person changes this one. */
export interface Autostart {
  state(): AutostartState;
  /** `name`: what the system's settings call the app. */
  set(on: boolean, name: string): void;
}

export function systemAutostart(): Autostart {
  if (process.platform === 'linux') return desktopAutostart();
  // Windows and macOS would start Electron itself instead of a copy that is not installed.
  return app.isPackaged ? loginItem : { state: () => 'unavailable', set: () => undefined };
}

function desktopAutostart(): Autostart {
  const profile = process.argv.find((word) => word.startsWith(profileSwitch));
  const suffix = profile
    ? `-${createHash('sha256').update(profile).digest('hex').slice(0, 8)}`
    : '';
  const file = new AutostartFile(
    join(app.getPath('appData'), 'autostart', `kkanbu-talk${suffix}.desktop`),
    [
      // An AppImage runs from a folder that is gone after it has ended.
      process.env['APPIMAGE'] ?? process.execPath,
      ...(app.isPackaged ? [] : [app.getAppPath()]),
      ...(profile ? [profile] : []),
      hiddenWord,
    ],
  );
  return {
    state: () => file.state(),
    set: (on, name) => (on ? file.switchOn(name) : file.switchOff()),
  };
}

const loginItem: Autostart = {
  state: () => {
    const { openAtLogin, executableWillLaunchAtLogin, status } = app.getLoginItemSettings({
      args: [hiddenWord],
    });
    if (process.platform === 'darwin' && status === 'requires-approval') return 'blocked';
    if (!openAtLogin) return 'off';
    return process.platform === 'win32' && !executableWillLaunchAtLogin ? 'blocked' : 'on';
  },
  set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args: [hiddenWord] }),
};

/** Whether the system itself started the app at login, for nobody to see. */
export function startedAtLogin(words: readonly string[]): boolean {
  if (words.includes(hiddenWord)) return true;
  // macOS starts apps without words.
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { app } from 'electron';

/** Where the app keeps what it keeps. */
export type AppPaths = {
  /** Small, may travel with a roaming profile: preferences. */
  userData: string;
  /** Stays on this PC: the vault and its marker. */
  local: string;
  /** Stays on this PC: what Chromium keeps for the page. */
  session: string;
};

const folder = 'KkanbuTalk';
export const profileSwitch = '--profile=';

/** What {@link placesFor} takes from the machine. */
export type Machine = {
  platform: NodeJS.Platform;
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  appData: string;
};

/**
 * The folders for this start. `--profile=<folder>` puts all of them into one folder, for a second identity on one PC, the demo, and tests.
 * Otherwise only the small part stands where Windows lets profiles roam.
 */
export function placesFor(machine: Machine): AppPaths {
  const profile = machine.argv.find((argument) => argument.startsWith(profileSwitch));
  const userData = profile
    ? resolve(profile.slice(profileSwitch.length))
    : join(machine.appData, folder);
  const local = profile ? join(userData, 'local') : join(localData(machine), folder, 'local');
  return { userData, local, session: join(local, 'session') };
}

/** Makes the folders and tells Electron of them. Must run before the app is ready. */
export function applyPaths(): AppPaths {
  const paths = placesFor({
    platform: process.platform,
    argv: process.argv,
    env: process.env,
    home: app.getPath('home'),
    appData: app.getPath('appData'),
  });
  // Electron refuses folders that are not there.
  for (const path of Object.values(paths)) mkdirSync(path, { recursive: true, mode: 0o700 });
  app.setPath('userData', paths.userData);
  app.setPath('sessionData', paths.session);
  return paths;
}

function localData({ platform, env, home, appData }: Machine): string {
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
  if (platform === 'darwin') return appData;
  return env['XDG_DATA_HOME'] ?? join(home, '.local', 'share');
}

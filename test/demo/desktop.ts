import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findElectron } from '../electron/find-electron.ts';
import { openWindow } from '../electron/open-window.ts';
import { launchApp } from '../electron/run-app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The app in a process of its own, on real Electron or on the stand-in. */
export type DesktopApp = {
  /** Where its page can be opened by hand or machine; `null` on real Electron, whose window is its own. */
  url: string | null;
  /** Resolves when the person has closed it, or it ended for any other reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

export type DesktopOptions = {
  profile: string | null;
  args: readonly string[];
  /** No window: whoever asked opens `url`. Needs the stand-in. */
  headless: boolean;
  /** A folder for the browser's own profiles. */
  scratch: string;
  /** Which window of the demo it is, for its place on the screen. */
  place: 0 | 1;
  onLine: (line: string) => void;
};

/** Which of the two it will be: real Electron where it is there and something can be seen on it, else the stand-in. */
export function electronFor(headless: boolean): string | null {
  return headless ? null : findElectron();
}

export async function startDesktopApp(options: DesktopOptions): Promise<DesktopApp> {
  const electron = electronFor(options.headless);
  return electron ? startElectron(electron, options) : startStandIn(options);
}

async function startElectron(electron: string, options: DesktopOptions): Promise<DesktopApp> {
  const profile = options.profile ? [`--profile=${options.profile}`] : [];
  const child = spawn(electron, [root, ...profile, ...options.args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) options.onLine(line);
  });
  const ended = once(child, 'close').then(() => undefined);
  return {
    url: null,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function startStandIn(options: DesktopOptions): Promise<DesktopApp> {
  const { headless, scratch, place, args, onLine } = options;
  const profile = options.profile ?? undefined;
  const app = await launchApp({
    ...(profile === undefined ? {} : { profile }),
    args,
    env: headless ? { KKANBU_STAND_IN_VISITS: 'many' } : {},
    onLine,
  });
  const { url, width, height } = app.window;
  const ended = app.exited.then(() => undefined);
  const stop = async (): Promise<void> => void (await app.stop(3000));
  if (headless) return { url, ended, stop };
  const browser = mkdtempSync(join(scratch, 'window-'));
  const opened = openWindow({
    url,
    profile: browser,
    width,
    height,
    left: place * 120,
    top: place * 60,
  });
  if (opened.kind === 'address') return { url: opened.url, ended, stop };
  void opened.closed.then(stop);
  return {
    url: null,
    ended,
    stop: async () => {
      opened.close();
      await Promise.all([stop(), opened.closed]);
    },
  };
}

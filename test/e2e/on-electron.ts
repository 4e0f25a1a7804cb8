import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { _electron } from '@playwright/test';

import type { Control } from '../electron/control-client.ts';
import { findElectron } from '../electron/find-electron.ts';
import type { Exit } from '../electron/run-app.ts';
import { foreignRequests } from './foreign-requests.ts';
import type { Launch } from './launch.ts';

/** The folder of package.json, which names the program's entry. */
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Trays, notifications and foreign senders can only be looked at from within the stand-in. */
class NotOnElectron extends Error {
  readonly code = 'not-on-electron';

  constructor() {
    super('Only the stand-in lets a test act on the desktop.');
  }
}

const refuse = async (): Promise<never> => {
  throw new NotOnElectron();
};

const control: Control = {
  state: refuse,
  newAddress: refuse,
  close: refuse,
  blur: refuse,
  pressTray: refuse,
  clickNotification: refuse,
  answerDialog: refuse,
  copyElsewhere: refuse,
  power: refuse,
  idle: refuse,
  openUrl: refuse,
  forgeSender: refuse,
  permission: refuse,
  isRequestCancelled: refuse,
  mayNavigate: refuse,
};

/** The app runs as on an office PC: real Electron, its sandbox on. */
export const onElectron: Launch = async ({ profile, args = [], env = {}, onLine }) => {
  const executablePath = findElectron();
  if (executablePath === null) throw new Error('There is no Electron here: npm run e2e:electron');
  const electron = await _electron.launch({
    executablePath,
    args: [root, `--profile=${profile}`, '--lang=ko-KR', ...args],
    env: { ...environment(), ...env },
    chromiumSandbox: true,
  });
  const child = electron.process();
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      onLine?.(line);
    });
  }
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const end = async (signal: NodeJS.Signals): Promise<Exit> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return exited;
  };
  const page = await electron.firstWindow();
  const window = await electron.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows();
    const [width = 0, height = 0] = first?.getContentSize() ?? [];
    return { id: first?.id ?? 0, width, height };
  });
  return {
    page,
    foreign: foreignRequests(page.context(), page.url()),
    app: {
      pid: child.pid ?? 0,
      window: { ...window, url: page.url() },
      opened: Promise.resolve({ ...window, url: page.url() }),
      control,
      output: () => lines.join('\n'),
      exited,
      kill: async () => end('SIGKILL'),
      stop: async (graceMs = 5000) => {
        const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
        const exit = await end('SIGTERM');
        clearTimeout(force);
        return exit;
      },
    },
    // The page ends with the app.
    leave: async () => undefined,
  };
};

/** This process's own, without what would make Electron a mere Node. */
function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
    ),
  );
}

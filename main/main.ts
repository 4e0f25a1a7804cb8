import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

import { systemEnvironment } from '../protocol/environment.ts';
import { App } from './app.ts';
import { createPush, registerCalls, type Shutter } from './ipc.ts';
import { CopiedText } from './lock/copied-text.ts';
import { lockedCalls, lockedPushes } from './lock/locked-calls.ts';
import { UntilLocked } from './lock/until-locked.ts';
import { defaultPreferences, openPreferences } from './preferences.ts';
import { systemClipboard } from './shell/clipboard.ts';
import { Desktop } from './shell/desktop.ts';
import { systemFiles } from './shell/files.ts';
import { Office } from './shell/office.ts';
import { systemPaper } from './shell/paper.ts';
import { isOwnMainFrame } from './shell/sender.ts';
import { type Shell, prepareShell } from './shell/shell.ts';
import { failStart } from './shell/start-failure.ts';
import { followTextSize } from './shell/text-size.ts';
import { readStartWords } from './start-words.ts';
import { createKeychain } from './vault/keychain.ts';

/** A file of the bundle, beside dist/main. */
const bundled = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The composition root: builds every part, and knows all of them. */
async function start(shell: Shell): Promise<void> {
  const preferences = openPreferences(shell.paths.userData);
  const shutter: Shutter = {
    isShut: () => office.isLocked(),
    calls: lockedCalls,
    pushes: lockedPushes,
  };
  const push = createPush(shell.page, shutter);
  const desktop = new Desktop({
    shell,
    environment: systemEnvironment,
    preferences,
    push,
    icons: bundled('icons'),
    words: process.argv,
    resumed: () => app.resumed(),
    isLocked: () => office.isLocked(),
  });
  const copied = new CopiedText({
    clipboard: systemClipboard,
    environment: systemEnvironment,
    onFault: (error) => app.report('clipboard', nameOf(error)),
  });
  const office = new Office({
    shell,
    environment: systemEnvironment,
    preferences,
    push,
    copied,
    veil: (on) => void desktop.setVeil(on),
    lookAway: (isAway) => desktop.lookAway(isAway),
    lockChanged: () => {
      untilLocked.changed();
      desktop.lockChanged();
    },
  });
  const untilLocked = new UntilLocked(() => office.isLocked());
  const app = new App({
    folder: shell.paths.local,
    environment: systemEnvironment,
    keychain: createKeychain(),
    workerUrl: new URL('./blinding-worker.js', import.meta.url),
    checking: {
      workerUrl: new URL('./checking-worker.js', import.meta.url),
      threads: Math.min(availableParallelism(), 4),
    },
    preferences,
    files: systemFiles(() => preferences.get().language, untilLocked),
    paper: systemPaper(shell.papers, () => preferences.get().language, untilLocked),
    resetPreferences: () => preferences.set(defaultPreferences),
    erased: () => {
      desktop.keepNews();
      void copied.erase();
    },
    push,
    board: desktop,
    vaultChanged: (vault, state) => office.vaultChanged(vault, state),
    words: readStartWords(process.argv),
    say: (event) => void process.stdout.write(`${JSON.stringify(event)}\n`),
  });
  shell.onQuit(async () => app.close());
  shell.onQuit(async () => copied.end());
  preferences.onChange(({ theme }) => shell.setTheme(theme));
  const looks = followTextSize({
    shell,
    preferences,
    onFault: (error) => app.report('text size', nameOf(error)),
  });
  const handlers = { ...app.handlers, ...desktop.handlers, ...looks, ...office.handlers };
  const report = (call: string, kind: string): void => app.report(`call ${call}`, kind);
  registerCalls(handlers, isOwnMainFrame, report, shutter);
  await desktop.start();
  office.start();
  await shell.open({
    pages: bundled('../renderer'),
    preload: bundled('../preload/preload.cjs'),
    ...preferences.get(),
    start: await desktop.startView(),
    onClose: (window) => void desktop.putAside(window),
  });
  await app.start();
}

/** Its kind, and never its message, which may hold what was copied or typed. */
const nameOf = (error: unknown): string =>
  error instanceof Error ? error.constructor.name : typeof error;

// Whoever listened may be gone; that is no reason to end.
process.stdout.on('error', () => undefined);

const shell = prepareShell();
if (shell) {
  start(shell).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.name : 'failure'}\n`);
    failStart(defaultPreferences.language);
  });
}

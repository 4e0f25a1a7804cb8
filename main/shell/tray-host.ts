import { execFile } from 'node:child_process';

/** The name on the session's bus of whatever shows tray icons. */
const watcher = 'org.kde.StatusNotifierWatcher';
const patience = 2000;

/** Programs of which a desktop has one or the other, and how each asks whether the name has an owner. */
const questions: readonly (readonly [program: string, ...words: string[]])[] = [
  [
    'dbus-send',
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    `string:${watcher}`,
  ],
  [
    'gdbus',
    'call',
    '--session',
    '--dest=org.freedesktop.DBus',
    '--object-path=/org/freedesktop/DBus',
    '--method=org.freedesktop.DBus.NameHasOwner',
    watcher,
  ],
];

/**
 * Whether the desktop shows tray icons now. Windows and macOS always do; a Linux desktop may not, and Electron does not tell: its session's
 * bus is asked. Where nothing can be asked there is none, so that no window disappears for good.
 */
export async function hasTray(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  for (const [program, ...words] of questions) {
    const answer = await run(program, words);
    if (answer !== null) return /\btrue\b/.test(answer);
  }
  return false;
}

/** What the program printed; `null` when it could not answer. */
async function run(program: string, words: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, words, { timeout: patience }, (error, stdout) =>
      resolve(error ? null : stdout),
    );
  });
}

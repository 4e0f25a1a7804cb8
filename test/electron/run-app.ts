import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import type { Announcement } from './announce.ts';
import { type Control, createControl } from './control-client.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export type LaunchOptions = {
  /** The profile's folder: a fresh one is a fresh person. Without it, the profile of whoever is logged in. */
  profile?: string;
  /** The app's bundle or source; `dist/main/main.js` unless told. */
  entry?: string;
  args?: readonly string[];
  /** Added to this process's own environment. */
  env?: Readonly<Record<string, string>>;
  /** Hears every line that the app prints. */
  onLine?: (line: string) => void;
};

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

export type AppWindow = Pick<Announcement & { kind: 'window' }, 'id' | 'url' | 'width' | 'height'>;

/** An app that may have no window yet. */
export type HiddenApp = {
  pid: number;
  control: Control;
  /** Resolves with the app's first window, when there is one. */
  opened: Promise<AppWindow>;
  /** All that the app has printed so far. */
  output(): string;
  exited: Promise<Exit>;
  /** Ends it as the system does (SIGTERM), or by force after `graceMs` milliseconds. */
  stop(graceMs?: number): Promise<Exit>;
  /** Ends it at once (SIGKILL): nothing gets a chance to be saved. */
  kill(): Promise<Exit>;
};

export type RunningApp = HiddenApp & {
  /** The app's window. Its address opens once; {@link Control.newAddress} gives another. */
  window: AppWindow;
};

/** The app ended before it had a window, as a second start for one profile does. */
export class AppEnded extends Error {
  readonly code = 'app-ended';
  readonly exit: Exit;
  readonly output: string;

  constructor(exit: Exit, output: string) {
    super(`The app ended (${exit.code ?? exit.signal}) before it opened a window.\n${output}`);
    this.exit = exit;
    this.output = output;
  }
}

/**
 * Starts the app on the stand-in in a process of its own. Resolves when its window can be opened in a browser.
 * @throws AppEnded
 */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const app = await launchHidden(options);
  const ended = app.exited.then((exit) => {
    throw new AppEnded(exit, app.output());
  });
  return { ...app, window: await Promise.race([app.opened, ended]) };
}

/**
 * As {@link launchApp}, but resolves when the app can be acted on, whether it has a window or not.
 * @throws AppEnded
 */
export async function launchHidden(options: LaunchOptions): Promise<HiddenApp> {
  const node = ['--disable-warning=ExperimentalWarning', '--import', at('register.ts')];
  const entry = options.entry ?? at('../../dist/main/main.js');
  const path = `${at('desktop-bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(
    process.execPath,
    [
      ...node,
      entry,
      ...(options.profile === undefined ? [] : [`--profile=${options.profile}`]),
      ...(options.args ?? []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, PATH: path, ...options.env },
    },
  );
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      options.onLine?.(line);
    });
  }
  const exited = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const output = (): string => lines.join('\n');
  const announced = announcements(child);
  const control = await Promise.race([
    announced.control,
    exited.then((exit) => {
      throw new AppEnded(exit, output());
    }),
  ]);
  const kill = async (): Promise<Exit> => {
    child.kill('SIGKILL');
    return exited;
  };
  return {
    pid: child.pid ?? 0,
    control,
    opened: announced.window,
    output,
    exited,
    kill,
    stop: async (graceMs = 5000) => {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
      const exit = await exited;
      clearTimeout(force);
      return exit;
    },
  };
}

/** The first of each kind. */
function announcements(child: ChildProcess): {
  control: Promise<Control>;
  window: Promise<AppWindow>;
} {
  const control = Promise.withResolvers<Control>();
  const window = Promise.withResolvers<AppWindow>();
  child.on('message', (message) => {
    const announcement = announcementIn(message);
    if (announcement?.kind === 'control') control.resolve(createControl(announcement));
    if (announcement?.kind === 'window') window.resolve(announcement);
  });
  return { control: control.promise, window: window.promise };
}

function announcementIn(message: unknown): Announcement | null {
  if (typeof message !== 'object' || message === null || !('standIn' in message)) return null;
  // The other end is announce.ts.
  return message.standIn as Announcement;
}

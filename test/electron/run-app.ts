import { type ChildProcess, spawn } from 'node:child_process';
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

export type RunningApp = {
  pid: number;
  /** The app's window. Its address opens once; {@link Control.newAddress} gives another. */
  window: AppWindow;
  control: Control;
  /** All that the app has printed so far. */
  output(): string;
  exited: Promise<Exit>;
  /** Ends it as the system does (SIGTERM), or by force after `graceMs` milliseconds. */
  stop(graceMs?: number): Promise<Exit>;
  /** Ends it at once (SIGKILL): nothing gets a chance to be saved. */
  kill(): Promise<Exit>;
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
  const node = ['--disable-warning=ExperimentalWarning', '--import', at('register.ts')];
  const entry = options.entry ?? at('../../dist/main/main.js');
  const child = spawn(
    process.execPath,
    [
      ...node,
      entry,
      ...(options.profile === undefined ? [] : [`--profile=${options.profile}`]),
      ...(options.args ?? []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...process.env, ...options.env } },
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
  const { window, control } = await Promise.race([
    firstAnnouncements(child),
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
    window,
    control,
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

async function firstAnnouncements(
  child: ChildProcess,
): Promise<{ window: AppWindow; control: Control }> {
  let control: Control | null = null;
  return new Promise((resolve) => {
    child.on('message', (message) => {
      const announcement = announcementIn(message);
      if (announcement?.kind === 'control') control = createControl(announcement);
      if (announcement?.kind === 'window' && control) resolve({ window: announcement, control });
    });
  });
}

function announcementIn(message: unknown): Announcement | null {
  if (typeof message !== 'object' || message === null || !('standIn' in message)) return null;
  // The other end is announce.ts.
  return message.standIn as Announcement;
}

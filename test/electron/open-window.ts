import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type OpenOptions = {
  url: string;
  /** A fresh folder for the browser's own profile; whoever calls removes it. */
  profile: string;
  width: number;
  height: number;
  /** Where on the screen, in pixels from its left upper corner. */
  left?: number;
  top?: number;
};

export type OpenedWindow =
  | { kind: 'opened'; pid: number; closed: Promise<void>; close(): void }
  /** Nothing to open it with, or on: somebody prints the address instead. */
  | { kind: 'address'; url: string };

type Environment = Readonly<Record<string, string | undefined>>;

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Makes the page as large as the app asks for. Google's own builds of Chromium take no extension from a folder. */
const zoomExtension = fileURLToPath(new URL('zoom-extension', import.meta.url));

/** The system's Chromium, or `null`. */
export function findChromium(env: Environment = process.env): string | null {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const files = browsers.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find((file) => existsSync(file)) ?? null;
}

/** Opens an address as a window of its own, without tabs and address bar, where a display and a Chromium are there. */
export function openWindow(options: OpenOptions, env: Environment = process.env): OpenedWindow {
  const browser = findChromium(env);
  if (browser === null || !hasDisplay(env)) return { kind: 'address', url: options.url };
  const child = spawn(browser, flagsFor(options, env), { stdio: 'ignore', env });
  const closed = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return { kind: 'opened', pid: child.pid ?? 0, closed, close: () => child.kill('SIGTERM') };
}

function hasDisplay(env: Environment): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

function flagsFor(
  { url, profile, width, height, left, top }: OpenOptions,
  env: Environment,
): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    `--window-size=${width},${height}`,
    ...(left === undefined || top === undefined ? [] : [`--window-position=${left},${top}`]),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--load-extension=${zoomExtension}`,
    // Chromium would ask for the person's keyring otherwise.
    '--password-store=basic',
    // Korean is typed through the input method's newer protocol there.
    ...(env['WAYLAND_DISPLAY'] ? ['--enable-wayland-ime', '--wayland-text-input-version=3'] : []),
    ...(env['WAYLAND_DISPLAY'] && !env['DISPLAY'] ? ['--ozone-platform=wayland'] : []),
    // Chromium's sandbox refuses to work for root, as whom containers run; the second flag spares the person its banner.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ];
}

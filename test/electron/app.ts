import { existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

import { openWindows, record } from './desktop.ts';
import { Emitter, preventable } from './emitter.ts';
import { NotImitated, closed } from './not-imitated.ts';
import { type InstanceLock, lockInstance } from './single-instance.ts';

type AppEvents = {
  activate: () => void;
  'second-instance': (
    event: Electron.Event,
    argv: string[],
    directory: string,
    data: unknown,
  ) => void;
  'window-all-closed': () => void;
  'before-quit': (event: Electron.Event) => void;
  'will-quit': (event: Electron.Event) => void;
  'open-url': (event: Electron.Event, url: string) => void;
};

type PathName = 'home' | 'appData' | 'userData' | 'sessionData' | 'temp';

type LoginItem = Pick<
  Electron.LoginItemSettings,
  'openAtLogin' | 'executableWillLaunchAtLogin' | 'status' | 'wasOpenedAtLogin'
>;

/** What Windows and macOS would keep; this process alone knows it here. */
const loginItem: LoginItem = {
  openAtLogin: false,
  executableWillLaunchAtLogin: false,
  status: 'not-registered',
  wasOpenedAtLogin: false,
};

class StandInApp extends Emitter<AppEvents> {
  readonly isPackaged = process.env['KKANBU_STAND_IN_PACKAGED'] === 'yes';
  readonly #package = findPackage();
  readonly #paths = new Map<string, string>([
    ['home', homedir()],
    ['appData', process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')],
    ['temp', tmpdir()],
  ]);
  #lock: InstanceLock | null = null;
  #quitting = false;
  #ready = Promise.withResolvers<void>();
  #isReady = false;

  constructor() {
    super('app', [
      'activate',
      'second-instance',
      'window-all-closed',
      'before-quit',
      'will-quit',
      'open-url',
    ]);
  }

  /** Chromium's own switches: this process has no Chromium, and keeps what it was told for tests. */
  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void => {
      record.switches.push({ name, value });
    },
  };

  getVersion(): string {
    return this.#package.version;
  }

  getAppPath(): string {
    return this.#package.folder;
  }

  /** Windows' own name for the app, which groups its windows and notifications. */
  setAppUserModelId(_id: string): void {}

  setAsDefaultProtocolClient(protocol: string, _path?: string, args: string[] = []): boolean {
    record.protocolClients.push({ protocol, args });
    return true;
  }

  getLoginItemSettings(_options?: { args?: string[] }): LoginItem {
    return { ...loginItem };
  }

  setLoginItemSettings({ openAtLogin = false }: { openAtLogin?: boolean; args?: string[] }): void {
    loginItem.openAtLogin = openAtLogin;
    loginItem.executableWillLaunchAtLogin = openAtLogin;
    loginItem.status = openAtLogin ? 'enabled' : 'not-registered';
  }

  getPath(name: PathName): string {
    const path = this.#paths.get(name);
    if (path !== undefined) return path;
    if (name === 'userData') return join(this.getPath('appData'), this.#package.name);
    if (name === 'sessionData') return this.getPath('userData');
    throw new NotImitated(`app.getPath('${name}')`);
  }

  setPath(name: string, path: string): void {
    if (name !== 'userData' && name !== 'sessionData')
      throw new NotImitated(`app.setPath('${name}')`);
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} is not there`);
    this.#paths.set(name, path);
  }

  isReady(): boolean {
    return this.#isReady;
  }

  async whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  /** The stand-in's own: called once its control channel stands. */
  becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
  }

  requestSingleInstanceLock(): boolean {
    this.#lock ??= lockInstance(this.getPath('userData'), ({ argv, directory }) => {
      void this.whenReady().then(() => {
        this.emit('second-instance', preventable({}), argv, directory, null);
      });
    });
    return this.#lock.taken;
  }

  quit(): void {
    if (this.#prevented('before-quit')) return;
    this.#quitting = true;
    const stayed = [...openWindows.values()].some((window) => !window.close());
    this.#quitting = !stayed && !this.#prevented('will-quit');
    if (this.#quitting) this.exit(0);
  }

  exit(code = 0): void {
    // A start that was refused ends when the first one knows of it.
    void (this.#lock?.told ?? Promise.resolve()).then(() => process.exit(code));
  }

  /** The stand-in's own: a window went away. */
  windowClosed(): void {
    if (openWindows.size > 0 || this.#quitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  #prevented(name: 'before-quit' | 'will-quit'): boolean {
    const event = preventable({});
    this.emit(name, event);
    return event.defaultPrevented;
  }
}

/** The app's own package, found upwards from the file that was started, as Electron finds it. */
function findPackage(): { name: string; version: string; folder: string } {
  let folder = dirname(process.argv[1] ?? '');
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder)
    folder = dirname(folder);
  const file = join(folder, 'package.json');
  const found = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as {
        productName?: string;
        name?: string;
        version?: string;
      })
    : {};
  return {
    name: found.productName ?? found.name ?? 'electron',
    version: found.version ?? '0.0.0',
    folder,
  };
}

export const standInApp = new StandInApp();

export const app = closed(
  'app',
  standInApp satisfies Pick<
    Electron.App,
    | 'getVersion'
    | 'getAppPath'
    | 'setAppUserModelId'
    | 'setAsDefaultProtocolClient'
    | 'setLoginItemSettings'
    | 'setPath'
    | 'isReady'
    | 'whenReady'
    | 'quit'
    | 'exit'
    | 'isPackaged'
    | 'requestSingleInstanceLock'
  >,
);

import { type BrowserWindow, Menu, app, nativeTheme, session } from 'electron';

import type { Preferences } from '../../preload/contract.ts';
import { hardenSession } from './hardening.ts';
import { listPageFiles } from './page-files.ts';
import { type AppPaths, applyPaths } from './paths.ts';
import { endAfter } from './quitting.ts';
import { declareScheme, servePage } from './scheme.ts';
import { takeSingleInstance } from './single-instance.ts';
import { stringsOf } from './strings/strings.ts';
import { loadPage, openWindow, showWindow } from './window.ts';

export type ShellOptions = {
  /** Folder of the bundled page. */
  pages: string;
  /** The bundled preload script. */
  preload: string;
  language: Preferences['language'];
  theme: Preferences['theme'];
};

/** What the desktop shows around the page. */
export type Shell = {
  paths: AppPaths;
  /** Where pushes go: the page that is open at the moment. Counts as destroyed while there is none. */
  page: { isDestroyed(): boolean; send(channel: string, payload: unknown): void };
  /**
   * Waits until Electron is ready, hardens the ground, and opens the window; resolves when the page is loaded.
   * The page calls at once: handlers are registered before.
   */
  open(options: ShellOptions): Promise<void>;
  /** Brings the window before the person's eyes. */
  show(): void;
  setTheme(theme: Preferences['theme']): void;
  /** Runs before the process ends, whatever ends it in order; the end waits for it. */
  onQuit(task: () => Promise<void>): void;
};

/**
 * The part that must happen before Electron is ready: folders, scheme, the lock of the profile.
 * `null` when the app runs already for this profile; it has been asked to show itself, and this process ends.
 */
export function prepareShell(): Shell | null {
  const paths = applyPaths();
  declareScheme();

  let window: BrowserWindow | null = null;
  let reopen: (() => Promise<void>) | null = null;
  const show = (): void => {
    if (window === null) void reopen?.();
    else showWindow(window);
  };
  if (!takeSingleInstance(show)) {
    app.quit();
    return null;
  }
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  const openPage = async ({ preload, language }: ShellOptions): Promise<void> => {
    const opened = openWindow({ preload, title: stringsOf(language).title });
    window = opened;
    opened.on('closed', () => {
      window = null;
    });
    await loadPage(opened);
  };

  return {
    paths,
    page: {
      isDestroyed: () => window === null || window.isDestroyed(),
      send: (channel, payload) => window?.webContents.send(channel, payload),
    },
    open: async (options) => {
      await app.whenReady();
      nativeTheme.themeSource = options.theme;
      // macOS needs its menu for copying and pasting; elsewhere it would only offer reloading and the inspector.
      if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
      hardenSession(session.defaultSession);
      servePage(session.defaultSession, await listPageFiles(options.pages));
      reopen = async () => openPage(options);
      await openPage(options);
    },
    show,
    setTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    onQuit: endAfter(),
  };
}

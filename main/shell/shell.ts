import { type BrowserWindow, Menu, app, nativeTheme, session } from 'electron';

import type { Preferences, TextSize } from '../../preload/contract.ts';
import { hardenSession } from './hardening.ts';
import { inviteIn } from './links.ts';
import { listPageFiles } from './page-files.ts';
import { PaperFiles } from './paper-files.ts';
import { type AppPaths, applyPaths } from './paths.ts';
import { type PowerListeners, followPower } from './power.ts';
import { endAfter } from './quitting.ts';
import { declareScheme, servePage } from './scheme.ts';
import { takeSingleInstance } from './single-instance.ts';
import { stringsOf } from './strings/strings.ts';
import { loadPage, openWindow, showWindow, sizeText } from './window.ts';

/** `hidden`: no window until somebody wants it. */
export type StartView = 'shown' | 'minimised' | 'hidden';

/** What may be done instead of closing a window. */
export type Closing = { hide(): void; minimise(): void };

export type ShellOptions = {
  /** Folder of the bundled page. */
  pages: string;
  /** The bundled preload script. */
  preload: string;
  language: Preferences['language'];
  theme: Preferences['theme'];
  textSize: TextSize;
  /** Shown, unless told. */
  start?: StartView;
  /** Called when the person closes the window: the app stays, and this puts the window aside. Without it, the window closes and the app ends. */
  onClose?: (window: Closing) => void;
};

/** What the desktop shows around the page. */
export type Shell = {
  paths: AppPaths;
  /** Where pushes go: the page that is open at the moment. Counts as destroyed while there is none. */
  page: { isDestroyed(): boolean; send(channel: string, payload: unknown): void };
  /** Pages for paper, which are served beside the app's own once it is open. */
  papers: PaperFiles;
  /** Resolves when Electron is ready. */
  ready: Promise<void>;
  /**
   * Waits until Electron is ready, hardens the ground, and opens the window; resolves when the page is loaded.
   * The page calls at once: handlers are registered before.
   */
  open(options: ShellOptions): Promise<void>;
  /** Brings the window before the person's eyes. */
  show(): void;
  /** Told when the person comes to the window (`true`), and goes to another one. */
  onFocus(listener: (isWatched: boolean) => void): void;
  /** Asks the system to leave the window, and every later one, out of pictures of the screen, or not to. */
  hideFromCapture(isHidden: boolean): void;
  /** Whether the window is what the person looks at. */
  isWatched(): boolean;
  /** Hears of invites in links that were clicked while the app runs. */
  onInvite(listener: (invite: string) => void): void;
  setTheme(theme: Preferences['theme']): void;
  /** Draws everything in the window, and in every later one, at that size. */
  setTextSize(textSize: TextSize): void;
  /** Hears that the person turns the wheel with Ctrl held down; the window itself does nothing then. */
  onZoom(listener: (direction: 'in' | 'out') => void): void;
  /** Ends the app, whether its windows stay when they are closed or not. */
  quit(): void;
  /** Asked before the windows are closed, whatever ends the app in order; `false`: it goes on. */
  beforeQuit(mayEnd: () => Promise<boolean>): void;
  /** Told when the system is about to end the session, and waits for nobody. Windows only: elsewhere it asks the app to quit. */
  onSessionEnd(listener: () => void): void;
  /** Hears of the PC's sleep and of its locked screen, once Electron is ready. */
  onPower(listeners: Partial<PowerListeners>): void;
  /** Runs before the process ends, whatever ends it in order; the end waits for it. */
  onQuit(task: () => Promise<void>): void;
};

/** As electron-builder.yml has it. */
const appId = 'kr.kkanbu.talk';

/** The word of a start that nobody is to see. */
export const hiddenWord = '--hidden';

/**
 * The part that must happen before Electron is ready: folders, scheme, the lock of the profile.
 * `null` when the app runs already for this profile; it has been asked to show itself, and this process ends.
 */
export function prepareShell(): Shell | null {
  const paths = applyPaths();
  declareScheme();

  const papers = new PaperFiles();
  let window: BrowserWindow | null = null;
  let reopen: (() => Promise<void>) | null = null;
  // macOS may bring a link before anybody listens.
  let early: string | null = null;
  let hearInvite = (invite: string): void => void (early = invite);
  let quitting = false;
  let mayEnd: (() => Promise<boolean>) | null = null;
  let sessionEnds = (): void => undefined;
  let focusMoves = (_isWatched: boolean): void => undefined;
  let isHiddenFromCapture = false;
  let textSize: TextSize = 100;
  let zooms = (_direction: 'in' | 'out'): void => undefined;
  const show = (): void => {
    if (window === null) void reopen?.();
    else showWindow(window);
  };
  const follow = (words: readonly string[]): void => {
    const invite = inviteIn(words);
    if (invite !== null) hearInvite(invite);
    show();
  };
  // The system's own start at login is nobody's wish to see it.
  const isFirst = takeSingleInstance((words) => {
    if (!words.includes(hiddenWord)) follow(words);
  });
  if (!isFirst) {
    app.quit();
    return null;
  }
  app.on('activate', show);
  // Windows shows notifications of programs that it knows by the name of their shortcut.
  if (process.platform === 'win32') app.setAppUserModelId(appId);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    follow([url]);
  });
  app.on('before-quit', (event) => {
    if (quitting || mayEnd === null || window === null) {
      quitting = true;
      return;
    }
    event.preventDefault();
    void mayEnd().then((ends) => {
      // It may have been asked for more than once meanwhile.
      if (!ends || quitting) return;
      quitting = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  const openPage = async (
    { preload, language, onClose }: ShellOptions,
    start: 'shown' | 'minimised',
  ): Promise<void> => {
    const opened = openWindow({ preload, title: stringsOf(language).title, textSize, start });
    window = opened;
    // A reload as well.
    opened.webContents.on('did-navigate', () => sizeText(opened, textSize));
    opened.webContents.on('zoom-changed', (_event, direction) => zooms(direction));
    opened.setContentProtection(isHiddenFromCapture);
    opened.on('focus', () => focusMoves(true));
    opened.on('blur', () => focusMoves(false));
    opened.on('close', (event) => {
      if (quitting || onClose === undefined) return;
      event.preventDefault();
      onClose({ hide: () => opened.hide(), minimise: () => opened.minimize() });
    });
    opened.on('query-session-end', () => sessionEnds());
    opened.on('session-end', () => sessionEnds());
    opened.on('closed', () => {
      window = null;
    });
    await loadPage(opened);
  };

  return {
    paths,
    papers,
    page: {
      isDestroyed: () => window === null || window.isDestroyed(),
      send: (channel, payload) => window?.webContents.send(channel, payload),
    },
    ready: app.whenReady().then(() => undefined),
    open: async (options) => {
      await app.whenReady();
      nativeTheme.themeSource = sourceOf(options.theme);
      textSize = options.textSize;
      // macOS needs its menu for copying and pasting; elsewhere it would only offer reloading and the inspector.
      if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
      hardenSession(session.defaultSession);
      servePage(session.defaultSession, papers.beside(await listPageFiles(options.pages)));
      reopen = async () => openPage(options, 'shown');
      const { start = 'shown' } = options;
      if (start !== 'hidden') await openPage(options, start);
    },
    show,
    onFocus: (listener) => {
      focusMoves = listener;
    },
    hideFromCapture: (isHidden) => {
      isHiddenFromCapture = isHidden;
      window?.setContentProtection(isHidden);
    },
    isWatched: () => window !== null && window.isVisible() && window.isFocused(),
    onInvite: (listener) => {
      hearInvite = listener;
      if (early !== null) listener(early);
    },
    setTheme: (theme) => {
      nativeTheme.themeSource = sourceOf(theme);
    },
    setTextSize: (wanted) => {
      textSize = wanted;
      if (window !== null) sizeText(window, wanted);
    },
    onZoom: (listener) => {
      zooms = listener;
    },
    quit: () => app.quit(),
    beforeQuit: (asked) => {
      mayEnd = asked;
    },
    onSessionEnd: (listener) => {
      sessionEnds = listener;
    },
    onPower: (listeners) => void app.whenReady().then(() => followPower(listeners)),
    onQuit: endAfter(),
  };
}

/** What the system's own parts of the window look like. */
const sourceOf = (theme: Preferences['theme']): 'system' | 'light' | 'dark' =>
  theme === 'contrast' ? 'dark' : theme;

import { BrowserWindow, app, nativeTheme } from 'electron';

import type { TextSize } from '../../preload/contract.ts';
import { hardenContents } from './hardening.ts';
import { pageAddress } from './scheme.ts';

/** The page's own background, shown until its first picture is there. */
const backgrounds = { light: '#ffffff', dark: '#131416' };

/** The narrowest window that every screen fits into, and the lowest, in pixels at the usual size of the text. */
const least = { width: 360, height: 480 };

export type WindowOptions = {
  /** The bundled preload script. */
  preload: string;
  title: string;
  /** Percent. */
  textSize: TextSize;
  /** How it first appears. */
  start: 'shown' | 'minimised';
};

/** Opens the app's window. Unless it starts minimised, it shows itself when the page has been drawn for the first time. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: leastWidth(options.textSize),
    minHeight: least.height,
    show: false,
    title: options.title,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !app.isPackaged,
      zoomFactor: factorOf(options.textSize),
      // Otherwise Chromium keeps sizes by address: in its own files, beside ours, and for what is laid out for paper, too.
      zoomMode: 'isolated',
    },
  });
  hardenContents(window.webContents);
  if (options.start === 'minimised') window.minimize();
  else window.once('ready-to-show', () => window.show());
  return window;
}

/** Draws everything in the window at that size, at once. It outlives no navigation by itself. */
export function sizeText(window: BrowserWindow, textSize: TextSize): void {
  window.webContents.setZoomFactor(factorOf(textSize));
  window.setMinimumSize(leastWidth(textSize), least.height);
}

const factorOf = (textSize: TextSize): number => textSize / 100;

/** As wide as the same screen is then. Its height is left: screens of offices are low, and what is too long is scrolled. */
const leastWidth = (textSize: TextSize): number => Math.round(least.width * factorOf(textSize));

/** Windows and macOS keep a window out of pictures of the screen when it asks for that; Linux desktops know nothing of the kind. */
export const canHideFromCapture = (platform: NodeJS.Platform = process.platform): boolean =>
  platform === 'win32' || platform === 'darwin';

/** Loads the page. A window that was closed before the page was there is no failure. */
export async function loadPage(window: BrowserWindow): Promise<void> {
  try {
    await window.loadURL(pageAddress);
  } catch (error) {
    if (!window.isDestroyed()) throw error;
  }
}

/** Brings a window before the person's eyes, wherever it was. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

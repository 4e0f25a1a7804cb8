import { app } from './app.ts';
import { BrowserWindow as StandInWindow } from './browser-window.ts';
import { clipboard } from './clipboard.ts';
import { errorDialog } from './desktop.ts';
import { fileDialogs } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { menu } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { closed, missing } from './not-imitated.ts';
import { StandInNotification } from './notification.ts';
import type { PreloadElectron } from './page-world.ts';
import { powerMonitor } from './power-monitor.ts';
import { protocol, session } from './session.ts';
import { StandInTray } from './tray.ts';

/** Everything that `electron` means to the app while it runs on the stand-in. */

const BrowserWindow = closed('BrowserWindow', StandInWindow);
type BrowserWindow = StandInWindow;
const Notification = closed('Notification', StandInNotification);
type Notification = StandInNotification;
const Tray = closed('Tray', StandInTray);
type Tray = StandInTray;
const Menu = closed('Menu', menu satisfies Pick<typeof Electron.Menu, 'setApplicationMenu'>);

const dialog = closed('dialog', { ...errorDialog, ...fileDialogs } satisfies Pick<
  Electron.Dialog,
  'showErrorBox' | 'showSaveDialog' | 'showOpenDialog'
>);

export {
  BrowserWindow,
  Menu,
  Notification,
  Tray,
  app,
  clipboard,
  dialog,
  ipcMain,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
};

export const autoUpdater = missing('autoUpdater');
export const crashReporter = missing('crashReporter');
export const globalShortcut = missing('globalShortcut');
export const nativeImage = missing('nativeImage');
export const net = missing('net');
export const safeStorage = missing('safeStorage');
export const screen = missing('screen');
export const shell = missing('shell');
export const systemPreferences = missing('systemPreferences');
export const utilityProcess = missing('utilityProcess');
export const webContents = missing('webContents');

// Of preload scripts only, which get them in the page: here they are types.
export declare const contextBridge: PreloadElectron['contextBridge'];
export declare const ipcRenderer: PreloadElectron['ipcRenderer'];

export type { InvokeEvent as IpcMainInvokeEvent } from './ipc-main.ts';
export type { PageEvent as IpcRendererEvent } from './page-world.ts';
export type { StandInSession as Session } from './session.ts';
export type { StandInContents as WebContents } from './web-contents.ts';

/** For electron-store, which imports it whole. */
export default closed('electron', {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  session,
  shell,
});

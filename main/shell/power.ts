import { powerMonitor } from 'electron';

export type PowerListeners = {
  /** The PC is about to sleep. Nobody waits for what is done. */
  suspending: () => void;
  /** It is awake again. */
  resumed: () => void;
  /** The computer's own screen was locked, and opened again: only {@link tellsOfScreenLock some systems} say so. */
  screenLocked: () => void;
  screenUnlocked: () => void;
};

/** Windows and macOS tell when a person locks the computer; Linux desktops do not tell Electron. */
export const tellsOfScreenLock = (platform: NodeJS.Platform = process.platform): boolean =>
  platform === 'win32' || platform === 'darwin';

/** Tells of the PC's sleep and of its locked screen, where the system speaks of it. Only once Electron is ready. */
export function followPower(listeners: Partial<PowerListeners>): void {
  const { suspending, resumed, screenLocked, screenUnlocked } = listeners;
  if (suspending) powerMonitor.on('suspend', suspending);
  if (resumed) powerMonitor.on('resume', resumed);
  if (screenLocked) powerMonitor.on('lock-screen', screenLocked);
  if (screenUnlocked) powerMonitor.on('unlock-screen', screenUnlocked);
}

/** Seconds since somebody last touched keyboard or mouse; 0 where the system does not tell. Only once Electron is ready. */
export const idleSeconds = (): number => powerMonitor.getSystemIdleTime();

import { powerMonitor } from 'electron';

export type PowerListeners = {
  /** The PC is about to sleep. Nobody waits for what is done. */
  suspending: () => void;
  /** It is awake again. */
  resumed: () => void;
};

/** Tells of the PC's sleep, where the system speaks of it. Only once Electron is ready. */
export function followPower({ suspending, resumed }: PowerListeners): void {
  powerMonitor.on('suspend', suspending);
  powerMonitor.on('resume', resumed);
}

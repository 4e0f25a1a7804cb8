import { app } from 'electron';

/**
 * Makes this the only start of the app for its profile. `false`: it runs already, and has been told the words of this start; this one must end.
 * Must run after the paths are set: the profile's folder is what is locked.
 */
export function takeSingleInstance(onSecondStart: (words: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, words) => onSecondStart(words));
  return true;
}

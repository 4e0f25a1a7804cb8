import { app } from 'electron';

/**
 * Makes this the only start of the app for its profile. `false`: it runs already, and has been asked to show itself; this one must end.
 * Must run after the paths are set: the profile's folder is what is locked.
 */
export function takeSingleInstance(onSecondStart: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => onSecondStart());
  return true;
}

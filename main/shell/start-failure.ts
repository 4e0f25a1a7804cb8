import { app, dialog } from 'electron';

import type { Preferences } from '../../preload/contract.ts';
import { stringsOf } from './strings/strings.ts';

/** Tells the person that the app could not start, and ends it. Works before Electron is ready; blocks until it is read. */
export function failStart(language: Preferences['language']): void {
  const strings = stringsOf(language);
  dialog.showErrorBox(strings.startFailedTitle, strings.startFailed);
  app.exit(1);
}

import type { ShellStrings } from './ko.ts';

/** What the main process itself says, in English. */
export const en: ShellStrings = {
  title: 'Kkanbu Talk',
  startFailedTitle: 'Kkanbu Talk could not start',
  startFailed: 'Please start it again. If it still does not open, tell your IT staff.',
};

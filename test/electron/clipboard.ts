import { record } from './desktop.ts';
import { closed } from './not-imitated.ts';

/**
 * The clipboard of a PC that has this app alone, and whatever a test puts there in another program's stead. Pages tell what they copy; the clipboard of the
 * machine that shows them is not touched from here.
 */
export const clipboard = closed('clipboard', {
  readText: async (): Promise<string> => record.clipboard,
  clear: (): void => {
    record.clipboard = '';
  },
} satisfies Pick<Electron.Clipboard, 'readText' | 'clear'>);

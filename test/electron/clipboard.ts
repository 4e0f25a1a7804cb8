import { record } from './desktop.ts';
import { closed } from './not-imitated.ts';

/**
 * The clipboard of a PC that has this app alone, and whatever a test puts there in another program's stead. Pages tell what they copy; the clipboard of the
 * machine that shows them is not touched from here.
 */
export const clipboard = closed('clipboard', {
  readText: async (): Promise<string> => record.clipboard,
  has: async (mimetype: string): Promise<boolean> =>
    mimetype === 'text/plain' && record.clipboard !== '',
  writeText: async (text: string): Promise<void> => {
    record.clipboard = text;
  },
  clear: (): void => {
    record.clipboard = '';
  },
} satisfies Pick<Electron.Clipboard, 'readText' | 'has' | 'writeText' | 'clear'>);

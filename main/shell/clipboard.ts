import { clipboard } from 'electron';

import type { Clipboard } from '../lock/copied-text.ts';

/** The system's own. */
export const systemClipboard: Clipboard = {
  read: async () => clipboard.readText(),
  clear: () => clipboard.clear(),
};

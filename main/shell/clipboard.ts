import { clipboard } from 'electron';

import type { Clipboard } from '../lock/copied-text.ts';

/** What other programs put there: text, pictures, and files by their names. */
const kinds = ['text/plain', 'text/html', 'text/rtf', 'text/uri-list', 'image/png'];

/** The system's own. */
export const systemClipboard: Clipboard = {
  read: async () => clipboard.readText(),
  isEmpty: async () => {
    const found = await Promise.all(kinds.map((kind) => clipboard.has(kind)));
    return !found.includes(true);
  },
  write: async (text) => clipboard.writeText(text),
  clear: () => clipboard.clear(),
};

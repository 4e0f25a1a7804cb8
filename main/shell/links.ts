import { app } from 'electron';

import { parseInvite } from '../../protocol/invite.ts';

const scheme = 'kkanbu';
const joinPrefix = `${scheme}://join/`;

/**
 * The invite among words of a command line, as a link that somebody clicked brings it there; `null` where there is none. Anything but a whole,
 * well-formed invite is nothing.
 */
export function inviteIn(words: readonly string[]): string | null {
  for (const word of words) {
    if (!word.startsWith(joinPrefix)) continue;
    try {
      parseInvite(word);
      return word;
    } catch {
      // Anybody can make a link that begins like one.
    }
  }
  return null;
}

/** Asks the system to open links of the app's with it. Only an installed app may: another copy would take them away from it. */
export function claimLinks(): void {
  // What a link holds must never be read as a switch.
  if (app.isPackaged) app.setAsDefaultProtocolClient(scheme, process.execPath, ['--']);
}

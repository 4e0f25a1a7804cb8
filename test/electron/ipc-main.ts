import { closed } from './not-imitated.ts';
import type { StandInContents } from './web-contents.ts';

/** What is imitated of a frame: where it is, and whether it stands in another. */
export type Frame = Pick<Electron.WebFrameMain, 'url' | 'origin'> & {
  readonly parent: Frame | null;
};

export type InvokeEvent = {
  readonly sender: StandInContents;
  readonly senderFrame: Frame | null;
};

type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handler>();

export const ipcMain = closed('ipcMain', {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    handlers.set(channel, handler);
  },

  removeHandler(channel: string): void {
    handlers.delete(channel);
  },

  /** For electron-store, which offers pages its paths; no page of this app can ask. */
  on(channel: 'electron-store-get-data', _listener: (event: InvokeEvent) => void): void {
    if (channel !== 'electron-store-get-data')
      throw new Error(`No page sends on ${String(channel)}`);
  },
});

/** The stand-in's own: runs the handler of a call that came from a page. */
export async function runHandler(
  channel: string,
  event: InvokeEvent,
  args: unknown[],
): Promise<unknown> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return handler(event, ...args);
}

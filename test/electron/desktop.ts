import type { ShownDialog } from './dialog.ts';

/** What the app did to the desktop around its page, for tests to look at. */
export type DesktopRecord = {
  errorBoxes: { title: string; content: string }[];
  /** Of files, in the order in which they came. */
  dialogs: ShownDialog[];
  /** `false` once the app has taken the default menu away. */
  hasMenu: boolean;
  /** `false` once the app has turned Chromium's spelling checker off. */
  checksSpelling: boolean;
  /** Which the app asked the system to open links of. */
  protocolClients: { protocol: string; args: string[] }[];
  /** What Chromium was told to do otherwise. */
  switches: { name: string; value: string }[];
  /** Bytes, as PDF, of what was printed. */
  printed: number[];
  /** What another program would paste. */
  clipboard: string;
};

export const record: DesktopRecord = {
  errorBoxes: [],
  dialogs: [],
  hasMenu: true,
  checksSpelling: true,
  protocolClients: [],
  switches: [],
  printed: [],
  clipboard: '',
};

export const errorDialog = {
  showErrorBox(title: string, content: string): void {
    record.errorBoxes.push({ title, content });
    // Electron prints it as well where there is no display.
    process.stderr.write(`${title}\n${content}\n`);
  },
};

/** What a window gives the rest of the stand-in. */
export type OpenWindow = {
  readonly id: number;
  /** Closes it as a person would; `false` when the app prevented it. */
  close(): boolean;
  describe(): object;
  act(request: Readonly<Record<string, unknown>>): unknown;
};

export const openWindows = new Map<number, OpenWindow>();

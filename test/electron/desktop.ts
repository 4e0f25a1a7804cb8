/** What the app did to the desktop around its page, for tests to look at. */
export type DesktopRecord = {
  errorBoxes: { title: string; content: string }[];
  /** `false` once the app has taken the default menu away. */
  hasMenu: boolean;
  /** `false` once the app has turned Chromium's spelling checker off. */
  checksSpelling: boolean;
};

export const record: DesktopRecord = { errorBoxes: [], hasMenu: true, checksSpelling: true };

/** The only thing that the app does with the menu is to take it away. */
export const menu = {
  setApplicationMenu(template: null): void {
    record.hasMenu = template !== null;
  },
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

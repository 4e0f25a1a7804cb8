/** What page.ts uses of a page. Spelt out, so that the stand-in compiles with the rest of Node's side, without a browser's globals. */
export type PageWorld = {
  readonly location: {
    readonly host: string;
    readonly href: string;
    readonly pathname: string;
    readonly search: string;
    readonly hash: string;
    assign(url: string): void;
  };
  readonly navigation: {
    addEventListener(name: 'navigate', listener: (event: Navigate) => void): void;
  };
  open: (url?: string | URL) => null;
  dispatchEvent(event: Event): boolean;
  addEventListener(name: 'load', listener: () => void): void;
  addEventListener(
    name: 'wheel',
    listener: (event: Wheel) => void,
    options: { passive: false },
  ): void;
  addEventListener(name: 'copy' | 'cut', listener: (event: Copy) => void): void;
  getSelection(): { toString(): string } | null;
  addEventListener(name: 'click', listener: (event: Click) => void): void;
};

type Navigate = {
  readonly cancelable: boolean;
  readonly navigationType: 'push' | 'reload' | 'replace' | 'traverse';
  readonly destination: { readonly url: string; readonly sameDocument: boolean };
  preventDefault(): void;
};

export type Copy = {
  /** A field has a text and a place in it; an item of a list has a number. */
  readonly target: {
    readonly value?: string | number;
    readonly selectionStart?: number | null;
    readonly selectionEnd?: number | null;
  };
  readonly clipboardData: { getData(type: 'text/plain'): string } | null;
  readonly defaultPrevented: boolean;
};

type Wheel = {
  readonly ctrlKey: boolean;
  readonly deltaY: number;
  readonly defaultPrevented: boolean;
  preventDefault(): void;
};

type Click = {
  readonly target: { closest(selector: 'a[target]'): { target: string; href: string } | null };
  preventDefault(): void;
};

export type PageEvent = { readonly type: string };
export type PageListener = (event: PageEvent, ...args: unknown[]) => void;

/** What is imitated of Electron in a sandboxed preload script. */
export type PreloadElectron = {
  contextBridge: { exposeInMainWorld(key: string, api: unknown): void };
  ipcRenderer: {
    invoke(channel: string, ...args: unknown[]): Promise<unknown>;
    on(channel: string, listener: PageListener): void;
    removeListener(channel: string, listener: PageListener): void;
  };
};

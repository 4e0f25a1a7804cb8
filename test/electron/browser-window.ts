import { announce } from './announce.ts';
import { standInApp } from './app.ts';
import { openWindows } from './desktop.ts';
import { Emitter, preventable } from './emitter.ts';
import { NotImitated, closed } from './not-imitated.ts';
import { type PageServer, servePage } from './page-server.ts';
import { StandInContents } from './web-contents.ts';

type WindowEvents = {
  'ready-to-show': () => void;
  focus: () => void;
  blur: () => void;
  close: (event: Electron.Event) => void;
  'query-session-end': (event: Electron.WindowSessionEndEvent) => void;
  'session-end': (event: Electron.WindowSessionEndEvent) => void;
  closed: () => void;
};

type Options = Pick<
  Electron.BrowserWindowConstructorOptions,
  'width' | 'height' | 'minWidth' | 'minHeight' | 'show' | 'title' | 'backgroundColor'
> & {
  webPreferences?: Pick<
    Electron.WebPreferences,
    | 'preload'
    | 'contextIsolation'
    | 'sandbox'
    | 'nodeIntegration'
    | 'webSecurity'
    | 'spellcheck'
    | 'devTools'
    | 'javascript'
    | 'zoomFactor'
    | 'zoomMode'
  >;
};

/** What every window must ask for: a page in a browser is all of this, and nothing else is imitated. */
const strict = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true };

let lastId = 0;

/** A window whose page is looked at in a browser: see {@link servePage}. */
export class BrowserWindow extends Emitter<WindowEvents> {
  readonly id = (lastId += 1);
  readonly webContents = closed('webContents', new StandInContents());
  readonly #options: Options;
  #server: PageServer | null = null;
  #visible: boolean;
  #minimised = false;
  #destroyed = false;
  #hasFocus = false;
  #isProtected = false;
  #focused = 0;
  #least: { width: number; height: number };

  constructor(options: Options) {
    super('BrowserWindow', [
      'ready-to-show',
      'focus',
      'blur',
      'close',
      'query-session-end',
      'session-end',
      'closed',
    ]);
    if (!standInApp.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = new Map(Object.entries(options.webPreferences ?? {}));
    for (const [name, value] of Object.entries(strict)) {
      if (preferences.get(name) !== value)
        throw new NotImitated(`BrowserWindow without ${name}: ${value}`);
    }
    this.#options = options;
    const { zoomFactor, zoomMode = 'isolated' } = options.webPreferences ?? {};
    // Sizes by address, or none, would need Chromium's own memory of them.
    if (zoomMode !== 'isolated') throw new NotImitated(`BrowserWindow with zoomMode: ${zoomMode}`);
    if (zoomFactor !== undefined) this.webContents.setZoomFactor(zoomFactor);
    this.#least = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 };
    this.#visible = options.show ?? true;
    openWindows.set(this.id, {
      id: this.id,
      close: () => {
        this.close();
        return this.#destroyed;
      },
      describe: () => this.#describe(),
      act: (request) => this.#act(request),
    });
    let shown = false;
    this.webContents.on('stand-in-loaded', () => {
      if (!shown) this.emit('ready-to-show');
      shown = true;
    });
    // Whoever builds a window gets the guarded one.
    return closed('BrowserWindow', this);
  }

  /** Resolves when the app serves the page, whether somebody looks at it yet or not. */
  async loadURL(address: string): Promise<void> {
    const answered = await this.webContents.session.answer(new Request(address));
    if (answered === null) throw new Error(`ERR_FAILED (-2) loading '${address}'`);
    this.webContents.showAt(address);
    const { preload = null, javascript = true } = this.#options.webPreferences ?? {};
    const server = (this.#server ??= await servePage({
      contents: this.webContents,
      address,
      preload,
      scripts: javascript,
      // Nobody sees a window without a browser: it is gone, whatever the app would do with one that a person closes.
      onAbandoned: () => this.destroy(),
    }));
    if (!javascript) {
      this.webContents.serveAt(() => server.newAddress());
      return;
    }
    const { width = 800, height = 600 } = this.#options;
    announce({ kind: 'window', id: this.id, url: server.newAddress(), width, height });
  }

  show(): void {
    this.#visible = true;
    this.#setFocus(!this.#minimised);
  }

  hide(): void {
    this.#visible = false;
    this.#setFocus(false);
  }

  focus(): void {
    this.#focused += 1;
    this.#setFocus(this.#visible && !this.#minimised);
  }

  minimize(): void {
    this.#visible = true;
    this.#minimised = true;
    this.#setFocus(false);
  }

  restore(): void {
    this.#visible = true;
    this.#minimised = false;
    this.#setFocus(true);
  }

  isVisible(): boolean {
    return this.#visible && !this.#minimised;
  }

  isMinimized(): boolean {
    return this.#minimised;
  }

  isFocused(): boolean {
    return this.#hasFocus;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setMinimumSize(width: number, height: number): void {
    this.#least = { width, height };
  }

  setContentProtection(enable: boolean): void {
    this.#isProtected = enable;
  }

  close(): void {
    if (this.#destroyed) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  /** Goes without being asked. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#server?.close();
    this.webContents.destroy();
    openWindows.delete(this.id);
    this.emit('closed');
    standInApp.windowClosed();
  }

  #setFocus(has: boolean): void {
    if (has === this.#hasFocus) return;
    this.#hasFocus = has;
    this.emit(has ? 'focus' : 'blur');
  }

  #describe(): object {
    const { webPreferences, ...options } = this.#options;
    const url = this.webContents.getURL();
    return {
      id: this.id,
      url,
      visible: this.#visible,
      minimised: this.#minimised,
      hasFocus: this.#hasFocus,
      focused: this.#focused,
      isProtected: this.#isProtected,
      zoomFactor: this.webContents.getZoomFactor(),
      least: this.#least,
      options,
      webPreferences,
    };
  }

  #act(request: Readonly<Record<string, unknown>>): unknown {
    switch (request['act']) {
      case 'address':
        return this.#server?.newAddress();
      case 'close':
        return this.close();
      case 'session-end':
        this.emit('query-session-end', preventable({ reasons: ['logoff'] }));
        return null;
      case 'blur':
        this.#setFocus(false);
        return null;
      case 'forge-sender': {
        const { url, embedded } = request;
        return this.webContents.forgeSender(
          typeof url === 'string' ? { url, embedded: embedded === true } : null,
        );
      }
      case 'permission':
        return this.webContents.session.decide(this.webContents, String(request['permission']));
      case 'request':
        return this.webContents.session.cancels({ url: String(request['url']), method: 'GET' });
      case 'navigate':
        return this.webContents.mayNavigate(String(request['url']));
      default:
        throw new NotImitated(`window act ${String(request['act'])}`);
    }
  }
}

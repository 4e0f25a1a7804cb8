import { decode, encode } from './clone.ts';
import { record } from './desktop.ts';
import { Emitter, preventable } from './emitter.ts';
import { type Frame, type InvokeEvent, runHandler } from './ipc-main.ts';
import { layOut, type PdfOptions } from './lay-out.ts';
import { NotImitated, closed } from './not-imitated.ts';
import { type StandInSession, defaultSession } from './session.ts';

type ContentsEvents = {
  'will-navigate': (
    event: Electron.Event<Pick<Electron.WebContentsWillNavigateEventParams, 'url'>>,
  ) => void;
  'will-redirect': (event: Electron.Event) => void;
  'will-attach-webview': (event: Electron.Event) => void;
  'did-navigate': (event: Electron.Event, url: string) => void;
  'zoom-changed': (event: Electron.Event, zoomDirection: 'in' | 'out') => void;
  /** The stand-in's own, from which the window makes `ready-to-show`. */
  'stand-in-loaded': () => void;
};

type OpenHandler = (
  details: Pick<Electron.HandlerDetails, 'url'>,
) => Electron.WindowOpenHandlerResponse;

/** The line to the page that shows a window at the moment. */
export type PageLine = { send(text: string): void };

/** What a page sends, as page.ts writes it. */
export type PageMessage =
  | { kind: 'invoke'; id: number; channel: string; args: unknown[]; path: string }
  | { kind: 'loaded'; path: string }
  | { kind: 'navigate'; url: string }
  | { kind: 'open'; url: string }
  | { kind: 'copy'; text: string }
  | { kind: 'wheel'; direction: 'in' | 'out' };

/** What Chromium can draw. */
const zoomFactors = { least: 0.25, most: 5 };

export class StandInContents extends Emitter<ContentsEvents> {
  readonly session: StandInSession = closed('session', defaultSession);
  #line: PageLine | null = null;
  #openHandler: OpenHandler | null = null;
  #frame: Frame | null = null;
  #forged: Frame | null = null;
  #destroyed = false;
  #served: (() => string) | null = null;
  #zoomFactor = 1;

  constructor() {
    super('webContents', [
      'will-navigate',
      'will-redirect',
      'will-attach-webview',
      'did-navigate',
      'zoom-changed',
      'stand-in-loaded',
    ]);
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getURL(): string {
    return this.#frame?.url ?? '';
  }

  /** What is sent while no page listens is lost, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    this.#line?.send(encode({ kind: 'push', channel, args }));
  }

  getZoomFactor(): number {
    return this.#zoomFactor;
  }

  /** The page's half tells whoever shows the page, who alone can do it: see 'kkanbu-stand-in-zoom' in page.ts. */
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#zoomFactor = Math.min(zoomFactors.most, Math.max(zoomFactors.least, factor));
    this.#tellZoom();
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** Of windows without scripts only: those with them are shown in a browser that is somebody else's. */
  async printToPDF(options: PdfOptions): Promise<Buffer> {
    if (this.#served === null) throw new NotImitated('printToPDF of a page with scripts');
    return layOut(this.#served(), options);
  }

  /** Lays the page out, too, and tells of its length; a person who always says yes stands at the printer. */
  print(
    options: Pick<Electron.WebContentsPrintOptions, 'printBackground'>,
    callback: (success: boolean, failureReason: string) => void,
  ): void {
    const { printBackground = false } = options;
    const lay = async (): Promise<void> => {
      try {
        const pdf = await this.printToPDF({ printBackground, preferCSSPageSize: true });
        record.printed.push(pdf.length);
        callback(true, '');
      } catch (error) {
        callback(false, String(error));
      }
    };
    void lay();
  }

  // ---- the stand-in's own --------------------------------------------------------------------

  attach(line: PageLine | null): void {
    this.#line = line;
    if (line === null) return;
    this.#tellZoom();
    // It is the first thing that a page does.
    this.emit('did-navigate', preventable({}), this.getURL());
  }

  /** Where a browser of the stand-in's own can look at a page without scripts, each time anew. */
  serveAt(newAddress: () => string): void {
    this.#served = newAddress;
  }

  showAt(url: string): void {
    const { protocol, host } = new URL(url);
    this.#frame = { url, origin: `${protocol}//${host}`, parent: null };
  }

  /** From now on the page's calls seem to come from `url`, in a frame of its own if `embedded`; `null`: from where they come. */
  forgeSender(sender: { url: string; embedded: boolean } | null): void {
    if (sender === null) this.#forged = null;
    else {
      const parent = sender.embedded ? this.#frame : null;
      this.#forged = { url: sender.url, origin: new URL(sender.url).origin, parent };
    }
  }

  /** Asks the app whether the page may go to `url`. */
  mayNavigate(url: string): boolean {
    const event = preventable({ url });
    this.emit('will-navigate', event);
    return !event.defaultPrevented;
  }

  /** Asks the app whether the page may open a window; what follows a yes is not imitated. */
  mayOpen(url: string): boolean {
    const allowed = this.#openHandler === null || this.#openHandler({ url }).action === 'allow';
    if (allowed) throw new NotImitated('a window that a page opens');
    return allowed;
  }

  destroy(): void {
    this.#destroyed = true;
    this.#line = null;
    this.#frame = null;
  }

  async receive(line: PageLine, text: string, urlOf: (path: string) => string): Promise<void> {
    // The page's half of this protocol is page.ts.
    const message = decode(text) as PageMessage;
    if ('path' in message) this.showAt(urlOf(message.path));
    if (message.kind === 'loaded') this.emit('stand-in-loaded');
    else if (message.kind === 'copy') record.clipboard = message.text;
    else if (message.kind === 'wheel')
      this.emit('zoom-changed', preventable({}), message.direction);
    else if (message.kind === 'open') this.mayOpen(urlOf(message.url));
    else if (message.kind === 'navigate') {
      const url = urlOf(message.url);
      if (this.mayNavigate(url)) line.send(encode({ kind: 'go', url: message.url }));
    } else line.send(await this.#answer(message));
  }

  #tellZoom(): void {
    this.#line?.send(encode({ kind: 'zoom', factor: this.#zoomFactor }));
  }

  async #answer(call: PageMessage & { kind: 'invoke' }): Promise<string> {
    const { id } = call;
    const event: InvokeEvent = {
      sender: closed('webContents', this),
      senderFrame: this.#forged ?? this.#frame,
    };
    try {
      const value = await runHandler(call.channel, event, call.args);
      return encode({ kind: 'reply', id, ok: true, value });
    } catch (error) {
      return encode({ kind: 'reply', id, ok: false, value: String(error) });
    }
  }
}

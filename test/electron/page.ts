// Runs in the page, with its types taken off, before the page's own scripts. `clone.ts` and `not-imitated.ts` stand before it.
import { decode, encode } from './clone.ts';
import { closed } from './not-imitated.ts';

import type { Copy, PageListener, PageWorld, PreloadElectron } from './page-world.ts';

type MainMessage =
  | { kind: 'reply'; id: number; ok: boolean; value: unknown }
  | { kind: 'push'; channel: string; args: unknown[] }
  | { kind: 'zoom'; factor: number }
  | { kind: 'go'; url: string };

/** Runs a preload script with `require('electron')` over a socket to the app. */
export function runPreload(
  page: PageWorld,
  preload: (require: (name: string) => unknown, exports: object) => void,
): void {
  const { location } = page;
  const socket = new WebSocket(`ws://${location.host}/__stand-in/ipc`);
  const opened = new Promise((resolve) => {
    socket.addEventListener('open', resolve, { once: true });
  });
  const here = (): string => location.pathname + location.search + location.hash;
  const tell = (message: object): void => {
    // Cloned at once: the page may change the value before the line stands.
    const text = encode(message);
    void opened.then(() => socket.send(text));
  };

  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, PageListener[]>();
  let calls = 0;
  let leavingFor: string | null = null;

  const hear = (message: MainMessage): void => {
    if (message.kind === 'reply') {
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.ok) call?.resolve(message.value);
      else call?.reject(new Error(`Error invoking remote method: ${String(message.value)}`));
    } else if (message.kind === 'push') {
      for (const listener of listeners.get(message.channel) ?? []) {
        listener({ type: message.channel }, ...message.args);
      }
    } else if (message.kind === 'zoom') {
      page.dispatchEvent(new CustomEvent('kkanbu-stand-in-zoom', { detail: message.factor }));
    } else {
      leavingFor = message.url;
      location.assign(message.url);
    }
  };
  // The app's half of this protocol is web-contents.ts.
  socket.addEventListener('message', ({ data }) => hear(decode(String(data)) as MainMessage));

  const electron: PreloadElectron = {
    contextBridge: closed('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => {
        Object.defineProperty(page, key, { value: bridged(api), enumerable: true });
      },
    }),
    ipcRenderer: closed('ipcRenderer', {
      invoke: async (channel: string, ...args: unknown[]) => {
        calls += 1;
        const call = Promise.withResolvers<unknown>();
        waiting.set(calls, call);
        tell({ kind: 'invoke', id: calls, channel, args, path: here() });
        return call.promise;
      },
      on: (channel: string, listener: PageListener) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
      removeListener: (channel: string, listener: PageListener) => {
        const left = [...(listeners.get(channel) ?? [])];
        const at = left.lastIndexOf(listener);
        if (at >= 0) left.splice(at, 1);
        listeners.set(channel, left);
      },
    }),
  };

  // The app says where the page may go; until it has answered, the page stays.
  page.navigation.addEventListener('navigate', (event) => {
    const { url, sameDocument } = event.destination;
    if (
      sameDocument ||
      !event.cancelable ||
      event.navigationType === 'reload' ||
      url === leavingFor
    )
      return;
    event.preventDefault();
    tell({ kind: 'navigate', url });
  });
  page.open = (url) => {
    tell({ kind: 'open', url: new URL(String(url ?? ''), location.href).href });
    return null;
  };
  page.addEventListener('click', (event) => {
    const link = event.target.closest('a[target]');
    if (link === null || link.target === '_self') return;
    event.preventDefault();
    tell({ kind: 'open', url: link.href });
  });
  // Electron tells the app, and draws nothing larger by itself. Where the page took the wheel for itself, it is told nothing.
  page.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey || event.defaultPrevented || event.deltaY === 0) return;
      event.preventDefault();
      tell({ kind: 'wheel', direction: event.deltaY < 0 ? 'in' : 'out' });
    },
    { passive: false },
  );
  // What the page puts on the clipboard by itself, or else what is selected. The app's own listeners were called before: they stand further in.
  const tellCopied = (event: Copy): void => {
    const given = event.clipboardData?.getData('text/plain') ?? '';
    const { value, selectionStart, selectionEnd } = event.target;
    const isField = typeof value === 'string' && typeof selectionStart === 'number';
    const selected = isField
      ? value.slice(selectionStart, selectionEnd ?? selectionStart)
      : (page.getSelection()?.toString() ?? '');
    const text = event.defaultPrevented ? given : selected;
    if (text !== '') tell({ kind: 'copy', text });
  };
  page.addEventListener('copy', tellCopied);
  page.addEventListener('cut', tellCopied);
  page.addEventListener('load', () => tell({ kind: 'loaded', path: here() }));

  preload((name) => {
    if (name === 'electron') return closed('the preload', electron);
    throw new Error(`module not found: ${name}`);
  }, {});
}

/** What the context bridge makes of a value: functions pass as functions, everything else as a frozen copy. */
function bridged(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...args: unknown[]): unknown =>
      bridged(Reflect.apply(value, undefined, args.map(bridged)));
  }
  if (value instanceof Promise) return value.then(bridged);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(bridged));
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
  const entries = Object.entries(value).map(([key, item]) => [key, bridged(item)] as const);
  return Object.freeze(Object.fromEntries(entries));
}

import type { BrowserContext } from '@playwright/test';

/** Addresses outside of the app that pages of a context ask for from now on, in any way that a browser has. `home`: the window's own address. */
export function foreignRequests(context: BrowserContext, home: string): string[] {
  const { host, protocol } = new URL(home);
  const foreign: string[] = [];
  const note = (address: string): void => {
    const url = new URL(address);
    // What a page carries in itself leaves nothing.
    if (url.protocol === 'data:' || url.protocol === 'blob:') return;
    const isOwnScheme = url.protocol === protocol || url.protocol === 'ws:';
    if (!isOwnScheme || url.host !== host) foreign.push(url.href);
  };
  context.on('request', (request) => note(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => note(socket.url())));
  return foreign;
}

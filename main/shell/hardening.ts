import type { Session, WebContents } from 'electron';

import { isOwnAddress } from './scheme.ts';

/** Takes from a session everything that the page does not need: permissions, devices, downloads, and every address but its own. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // Chromium would fetch dictionaries from the internet.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  // The page never talks to a network: the main process does, over its own sockets.
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isOwnAddress(details.url) && !isDeveloperTool(details.url) }),
  );
}

/** Keeps a page where it is: no navigation, no windows of its own, no embedded pages. */
export function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    // A reload is a navigation to where the page already is.
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Chromium's own inspector, which a packaged app does not have. */
function isDeveloperTool(address: string): boolean {
  return URL.parse(address)?.protocol === 'devtools:';
}

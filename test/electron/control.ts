import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { announce } from './announce.ts';
import { standInApp } from './app.ts';
import { openWindows, record } from './desktop.ts';
import { answerDialog } from './dialog.ts';
import { listenLocally, refuse } from './local-server.ts';
import { preventable } from './emitter.ts';
import { nativeTheme } from './native-theme.ts';
import { clickNotification, shownNotifications } from './notification.ts';
import { powerEvents, standInPower } from './power-monitor.ts';
import { shownTrays } from './tray.ts';

/**
 * Opens the channel over which tests see and do what a person at the desktop would: `GET /state`, and `POST /act` with
 * `{"window": id, "act": …}`, without a window for the desktop around them. Every request carries the token. When it stands, the app is ready.
 */
export async function openControl(): Promise<void> {
  const token = randomBytes(32).toString('hex');
  const expected = Buffer.from(`Bearer ${token}`);
  const isAllowed = (request: IncomingMessage): boolean => {
    const given = Buffer.from(request.headers.authorization ?? '');
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  const server = await listenLocally({
    request: async (request, response) => {
      if (!isAllowed(request)) refuse(response, 403);
      else if (request.method === 'GET' && request.url === '/state') reply(response, state());
      else if (request.method === 'POST' && request.url === '/act') {
        const asked = JSON.parse(await bodyOf(request)) as Readonly<Record<string, unknown>>;
        const window = openWindows.get(Number(asked['window']));
        if (window) reply(response, { value: (await window.act(asked)) ?? null });
        else if (actOnDesktop(asked)) reply(response, { value: null });
        else refuse(response, 404);
      } else refuse(response, 404);
    },
  });
  announce({ kind: 'control', url: `http://${server.host}`, token });
  standInApp.becomeReady();
}

function state(): object {
  return {
    windows: [...openWindows.values()].map((window) => window.describe()),
    trays: shownTrays().map((tray) => tray.describe()),
    notifications: shownNotifications(),
    ...record,
    theme: nativeTheme.themeSource,
  };
}

/** What a person does outside of the app's windows; `false` for what there is not. */
function actOnDesktop({
  act,
  label,
  place,
  url,
  path,
  seconds,
}: Readonly<Record<string, unknown>>): boolean {
  const [tray] = shownTrays();
  const event = powerEvents.find((known) => known === act);
  if (act === 'tray' && tray) tray.press(typeof label === 'string' ? label : null);
  else if (act === 'notification') clickNotification(Number(place));
  else if (act === 'idle') standInPower.rest(Number(seconds));
  else if (act === 'copy') record.clipboard = String(label);
  else if (event) standInPower.emit(event);
  else if (act === 'dialog') return answerDialog(typeof path === 'string' ? path : null);
  else if (act === 'open-url') standInApp.emit('open-url', preventable({}), String(url));
  else return false;
  return true;
}

function reply(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString();
}

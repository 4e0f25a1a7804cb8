import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { announce } from './announce.ts';
import { standInApp } from './app.ts';
import { openWindows, record } from './desktop.ts';
import { listenLocally, refuse } from './local-server.ts';
import { nativeTheme } from './native-theme.ts';

/**
 * Opens the channel over which tests see and do what a person at the desktop would: `GET /state`, and `POST /act` with
 * `{"window": id, "act": …}`. Every request carries the token. When it stands, the app is ready.
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
        else refuse(response, 404);
      } else refuse(response, 404);
    },
  });
  announce({ kind: 'control', url: `http://${server.host}`, token });
  standInApp.becomeReady();
}

function state(): object {
  const windows = [...openWindows.values()].map((window) => window.describe());
  return { windows, ...record, theme: nativeTheme.themeSource };
}

function reply(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString();
}

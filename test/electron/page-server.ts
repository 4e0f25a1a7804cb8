import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';

import { listenLocally, refuse } from './local-server.ts';
import { pageScript } from './page-script.ts';
import type { StandInContents } from './web-contents.ts';

const own = '/__stand-in';

export type PageServer = {
  /** An address for a browser, good for one visit (see {@link visits}); the visitor keeps a cookie instead. */
  newAddress(): string;
  close(): void;
};

export type ServedPage = {
  contents: StandInContents;
  /** The address that the app loaded, such as `app://host/index.html`. */
  address: string;
  preload: string | null;
  /** Without scripts, a page has nothing to say to the app either. */
  scripts: boolean;
  /** Called when no page has been connected for a while after one was. */
  onAbandoned(): void;
};

/** How long a page may be away before its window counts as closed, in milliseconds: a reload is shorter. */
const reloadTime = 5000;

/**
 * `many`: an address opens as often as it is asked for, and a window outlives its visitors, for whoever looks at pages by machine
 * (`npm start -- --headless`). Otherwise an address that another user of this PC reads from a command line is worth nothing.
 */
const visits = process.env['KKANBU_STAND_IN_VISITS'] === 'many' ? 'many' : 'once';

/** Serves one window's page at 127.0.0.1, every file of it through the app's own scheme handler. */
export async function servePage(page: ServedPage): Promise<PageServer> {
  const origin = new URL(page.address);
  const tokens = new Set<string>();
  const cookies = new Set<string>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 2 ** 20 });
  let away: NodeJS.Timeout | undefined;

  const server = await listenLocally({ request: answer, upgrade: connect });
  const cookieName = `stand-in-${server.host.split(':')[1]}`;
  // An address that the page gives, be it a path or a whole one, as the app knows it.
  const appAddress = (address: string): string => {
    const url = new URL(address, `http://${server.host}`);
    const inside = url.host === server.host;
    return inside
      ? `${origin.protocol}//${origin.host}${url.pathname}${url.search}${url.hash}`
      : url.href;
  };

  function isKnown(request: IncomingMessage): boolean {
    const pairs = (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
    return pairs.some(([name, value]) => name === cookieName && cookies.has(value ?? ''));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${server.host}`);
    if (url.pathname === `${own}/open`) {
      const token = url.searchParams.get('token') ?? '';
      if (!tokens.has(token)) return refuse(response, 403);
      if (visits === 'once') tokens.delete(token);
      const cookie = randomBytes(32).toString('hex');
      cookies.add(cookie);
      response.writeHead(303, {
        location: `${origin.pathname}${origin.search}${origin.hash}`,
        'set-cookie': `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      });
      response.end();
      return;
    }
    if (!isKnown(request)) return refuse(response, 403);
    if (url.pathname === `${own}/preload.js`) {
      response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
      response.end(await pageScript(page.preload));
      return;
    }
    if (url.pathname === '/favicon.ico') {
      // Browsers ask for it unbidden; Electron does not.
      response.writeHead(204).end();
      return;
    }
    const method = request.method ?? 'GET';
    const asked = new Request(`${origin.protocol}//${origin.host}${request.url ?? '/'}`, {
      method,
    });
    await pass(await page.contents.session.answer(asked), response);
  }

  /** Hands the app's answer on as it is, but for what the preload needs to run in the page. */
  async function pass(answered: Response | null, response: ServerResponse): Promise<void> {
    if (answered === null) return void response.destroy();
    const headers = Object.fromEntries(answered.headers);
    const policy = headers['content-security-policy'];
    if (policy !== undefined) {
      headers['content-security-policy'] = policy.replace(
        "connect-src 'none'",
        `connect-src ws://${server.host}`,
      );
    }
    const isDocument = headers['content-type']?.startsWith('text/html') ?? false;
    const body = new Uint8Array(await answered.arrayBuffer());
    response.writeHead(answered.status, headers);
    response.end(isDocument && page.scripts ? withScript(Buffer.from(body).toString()) : body);
  }

  function connect(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ours = request.url === `${own}/ipc` && request.headers.origin === `http://${server.host}`;
    if (!ours || !isKnown(request)) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (line) => {
      clearTimeout(away);
      const contents = page.contents;
      const wire = { send: (text: string) => line.send(text) };
      contents.attach(wire);
      line.on('message', (data: Buffer) => {
        contents.receive(wire, data.toString(), appAddress).catch((error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
        });
      });
      line.on('error', () => line.terminate());
      line.on('close', () => {
        if (sockets.clients.size > 0) return;
        contents.attach(null);
        if (visits === 'once') away = setTimeout(() => page.onAbandoned(), reloadTime);
      });
    });
  }

  return {
    newAddress: () => {
      const token = randomBytes(32).toString('hex');
      tokens.add(token);
      return `http://${server.host}${own}/open?token=${token}`;
    },
    close: () => {
      clearTimeout(away);
      for (const line of sockets.clients) line.terminate();
      server.close();
    },
  };
}

/** Puts the preload before every script of the page. */
function withScript(html: string): string {
  const script = `<script src="${own}/preload.js"></script>`;
  return html.replace(/<head[^>]*>|$/i, (head) => head + script);
}

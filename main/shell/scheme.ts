import { type Session, app, protocol } from 'electron';

import type { PageFiles } from './page-files.ts';

const pageScheme = 'app';
const pageHost = 'kkanbu';

/** What every address of the app begins with. */
export const pageOrigin = `${pageScheme}://${pageHost}`;

/** The address of the app's own page. */
export const pageAddress = `${pageOrigin}/index.html`;

/** Whether an address is the app's own: its scheme and its host. (`URL.origin` of a custom scheme is the string 'null'.) */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${pageScheme}:` && url.host === pageHost;
}

/**
 * What a page may load: its own files, and nothing from anywhere else. It talks to the main process only.
 * Trusted Types are not asked for: icons are drawn from the package's own markup through `innerHTML`.
 */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** A page for paper runs nothing at all, and nothing of it is kept. */
const paperHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
};

/**
 * Gives the scheme the rights of a web origin, and lets Chromium find nobody else: a policy for contents keeps no page from opening an empty connection
 * (`preconnect`). The main process has its own sockets. Must run before the app is ready.
 */
export function declareScheme(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true },
    },
  ]);
}

/** Serves the bundled page at `app://kkanbu/`. */
export function servePage(session: Session, files: PageFiles): void {
  session.protocol.handle(pageScheme, async (request) => answerPageRequest(request, files));
}

/** One answer: a listed file, or a refusal with the same strict headers. */
export async function answerPageRequest(
  request: { url: string; method: string },
  files: PageFiles,
): Promise<Response> {
  if (request.method !== 'GET') return refusal(405);
  const url = URL.parse(request.url);
  if (url === null || !isOwnAddress(request.url)) return refusal(404);
  const file = await files.read(url.pathname === '/' ? '/index.html' : url.pathname);
  if (file === null) return refusal(404);
  const headers = file.isPaper ? paperHeaders : securityHeaders;
  return new Response(file.content, { headers: { ...headers, 'content-type': file.type } });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: securityHeaders });
}

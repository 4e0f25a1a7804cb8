import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';
import { build } from 'vite';

import { plainWindows } from '../../../../build/plain-windows.mjs';
import { findChromium } from '../../../../build/programs.mjs';

/** Where the built page is served, and a browser to look at it with. All of it may be told to another process. */
export type Stage = {
  /** The page's address. */
  page: string;
  /** The file with the scripted bridge. */
  bridge: string;
  /** Where the browser is connected to. */
  browser: string;
};

/** The policy under which the shell serves the page. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'none'";

const types: Partial<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Served beside the page, so that the browser compiles it once and not for every screen anew. */
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Bundles the page and the bridge that stands in for the preload script. */
async function buildInto(folder: string): Promise<void> {
  const shared = { configFile: false, logLevel: 'error', publicDir: false } as const;
  await build({
    ...shared,
    root: at('../../../../renderer'),
    base: './',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: join(folder, 'page'),
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: false,
    },
  });
  await build({
    ...shared,
    root: at('.'),
    build: {
      outDir: join(folder, 'bridge'),
      target: 'chrome140',
      lib: {
        entry: at('./install.ts'),
        formats: ['iife'],
        name: 'install',
        fileName: () => 'install.js',
      },
    },
  });
}

/** Serves a folder under the shell's policy, and axe beside it. */
async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file =
      path === '/axe.js' ? axe : join(folder, normalize(path === '/' ? '/index.html' : path));
    try {
      const body = readFileSync(file);
      response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': policy,
        // One context for all pages of a file: what the first has fetched, the others need not.
        'cache-control': 'max-age=3600',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

/** Builds and serves the page and starts a browser: some five seconds of a processor, so that all who look at it share one. */
export async function startStage(): Promise<Stage & { strike: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'kkanbu-preview-'));
  await buildInto(folder);
  const server = await serve(join(folder, 'page'));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page is not served');
  const executablePath = findChromium();
  const browser = await chromium.launchServer({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', plainWindows],
  });
  return {
    page: `http://127.0.0.1:${address.port}/`,
    bridge: join(folder, 'bridge', 'install.js'),
    browser: browser.wsEndpoint(),
    strike: async () => {
      await browser.close();
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

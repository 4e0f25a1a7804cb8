import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { build } from 'vite';

import { findChromium } from '../../../../build/programs.mjs';
import { sampleNow } from './sample.ts';
import type { Scene } from './scripted-bridge.ts';

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

/** The window that a scene is looked at in. */
type Look = { viewport?: { width: number; height: number }; colorScheme?: 'light' | 'dark' };

/** The built page in a browser, with a scripted bridge in place of the preload script. */
export class Preview {
  readonly #folder: string;
  readonly #server: Server;
  readonly #browser: Browser;
  readonly #context: BrowserContext;
  /** Windows that nobody looks at: the next scene is shown in one of them, which costs a fifth of a new one. */
  readonly #idle: Page[] = [];

  private constructor(folder: string, server: Server, browser: Browser, context: BrowserContext) {
    this.#folder = folder;
    this.#server = server;
    this.#browser = browser;
    this.#context = context;
  }

  static async start(): Promise<Preview> {
    const folder = mkdtempSync(join(tmpdir(), 'kkanbu-preview-'));
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
          entry: fileURLToPath(new URL('./install.ts', import.meta.url)),
          formats: ['iife'],
          name: 'install',
          fileName: () => 'install.js',
        },
      },
    });
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const file = join(folder, 'page', normalize(path === '/' ? '/index.html' : path));
      try {
        const body = readFileSync(file);
        response.writeHead(200, {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': policy,
          // One context for all pages: what the first has fetched, the others need not.
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
    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
    const context = await browser.newContext({
      locale: 'ko-KR',
      timezoneId: 'Asia/Seoul',
      reducedMotion: 'reduce',
    });
    await context.clock.setFixedTime(sampleNow);
    await context.addInitScript({ path: join(folder, 'bridge', 'install.js') });
    return new Preview(folder, server, browser, context);
  }

  /** Opens the page with a bridge that answers from `scene`; `violations` collects what its policy refused and what it threw. */
  async open(
    scene: Scene,
    { viewport = { width: 1280, height: 800 }, colorScheme = 'light' }: Look = {},
  ): Promise<{ page: Page; violations: string[] }> {
    const page = this.#idle.pop() ?? (await this.#context.newPage());
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, contrast: null, forcedColors: null });
    const violations: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') violations.push(message.text());
    });
    page.on('pageerror', (error) => violations.push(String(error)));
    const address = this.#server.address();
    if (address === null || typeof address === 'string')
      throw new Error('the preview is not served');
    const told = encodeURIComponent(JSON.stringify(scene));
    await page.goto(`http://127.0.0.1:${address.port}/?scene=${told}`);
    await page.locator('h1').first().waitFor();
    await page.evaluate(async () => document.fonts.ready);
    return { page, violations };
  }

  /** Gives back a page that was opened here: another scene may be shown in its window. */
  async letGo(page: Page): Promise<void> {
    page.removeAllListeners('console');
    page.removeAllListeners('pageerror');
    // Where it stays, the next scene would have something pointed at.
    await page.mouse.move(0, 0);
    this.#idle.push(page);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

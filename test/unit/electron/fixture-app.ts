import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type Browser, type Page, chromium } from '@playwright/test';

import { findChromium } from '../../electron/open-window.ts';
import { type RunningApp, launchApp } from '../../electron/run-app.ts';
import { bundlePreload } from './bundle-preload.ts';

const fixture = (path: string): string =>
  fileURLToPath(new URL(`../../electron/fixture/${path}`, import.meta.url));

// Chromium's sandbox refuses to work for root, as whom containers run.
const sandboxArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The small app under test/electron/fixture, its profile, and a browser to look at it with. */
export type FixtureApp = {
  browser: Browser;
  /** Starts it, in a profile of its own unless one is named. */
  launch(profile?: string): Promise<RunningApp>;
  /** Opens an address in a browser that knows nothing yet. */
  visit(url: string): Promise<Page>;
  end(): Promise<void>;
};

export async function startFixture(): Promise<FixtureApp> {
  const folder = mkdtempSync(join(tmpdir(), 'fixture-'));
  const preload = await bundlePreload(fixture('preload.ts'), folder);
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('These tests need a Chromium on the PATH.');
  const browser = await chromium.launch({ executablePath, args: sandboxArgs });
  const apps: RunningApp[] = [];
  return {
    browser,
    launch: async (profile = `profile-${apps.length}`) => {
      const app = await launchApp({
        profile: join(folder, profile),
        entry: fixture('main.ts'),
        env: { FIXTURE_PRELOAD: preload },
      });
      apps.push(app);
      return app;
    },
    visit: async (url) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    end: async () => {
      await Promise.all(apps.map(async (app) => app.kill()));
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

import { defineConfig } from '@playwright/test';

import { plainWindows } from './build/plain-windows.mjs';
import { findChromium } from './build/programs.mjs';

const chromium = findChromium();

// The demo always runs on the stand-in, and only the stand-in shows a test its tray and its notifications.
const onElectron = process.env['KKANBU_E2E_ON'] === 'electron';
const app = {
  name: 'app',
  testIgnore: onElectron ? ['demo.spec.ts', 'desktop.spec.ts'] : ['demo.spec.ts'],
};

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  // Side by side, also those of one file: each has its own cohort, profiles and keyring, and apps mostly wait for their round.
  workers: 4,
  fullyParallel: true,
  // The demo builds the bundles that the others run.
  projects: onElectron
    ? [app]
    : [
        { name: 'demo', testMatch: 'demo.spec.ts' },
        { ...app, dependencies: ['demo'] },
      ],
  forbidOnly: 'CI' in process.env,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: {
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    // What stood on the page is kept with each step; filming every page as well took a fifth of the processors' time and more.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      // The system's own browser: none is ever downloaded.
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        plainWindows,
      ],
    },
  },
});

import type { Page } from '@playwright/test';

import type { LaunchOptions, RunningApp } from '../electron/run-app.ts';

/** The app runs, and its page is open. */
export type Launched = {
  app: RunningApp;
  page: Page;
  /** Addresses outside of the app that its page has asked for, whether that was refused or not. */
  foreign: readonly string[];
  /** Puts away what showed the page; the app is ended by itself. */
  leave(): Promise<void>;
};

/** Starts the built app: on the stand-in, or on a real Electron. */
export type Launch = (options: LaunchOptions & { profile: string }) => Promise<Launched>;

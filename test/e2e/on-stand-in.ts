import type { Browser } from '@playwright/test';

import { launchApp } from '../electron/run-app.ts';
import { foreignRequests } from './foreign-requests.ts';
import type { Launch } from './launch.ts';
import { followZoom } from './zooming.ts';

/** The app runs on Node, its page in a browser's tab. */
export const onStandIn =
  (browser: Browser): Launch =>
  async (options) => {
    const app = await launchApp(options);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const foreign = foreignRequests(context, app.window.url);
    await followZoom(context);
    const page = await context.newPage();
    await page.goto(app.window.url);
    return { app, page, foreign, leave: async () => context.close() };
  };

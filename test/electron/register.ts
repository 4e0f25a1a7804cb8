import './hooks.ts';

import { isMainThread } from 'node:worker_threads';

import { standInApp } from './app.ts';
import { openControl } from './control.ts';

// `node --import …/register.ts dist/main/main.js` runs the app on the stand-in. Worker threads get the hooks only.
if (isMainThread) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => standInApp.quit());
  }
  // Whoever started the app is gone: nothing of it stays behind.
  process.on('disconnect', () => standInApp.quit());
  void openControl();
}

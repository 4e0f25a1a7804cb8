import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import * as v from 'valibot';
import { findChromium } from '../../../build/programs.mjs';
import { launchApp } from '../../electron/run-app.ts';
import { runChild } from '../child.ts';
import { makeFilledProfile, passphrase } from './filled-profile.ts';
import { framesWhileScrolling } from './scrolling.ts';
import { bareTyping, typingTimes } from './typing.ts';

// How the page feels with a full vault: `npm run bench:page [POSTS]`, 100,000 posts unless told. The real app on the stand-in, a real vault, no relay.
const posts = Number(process.argv[2] ?? 100_000);
const strokes = 200;
const bundle = fileURLToPath(new URL('../../../dist/main/main.js', import.meta.url));
if (!existsSync(bundle)) throw new Error('Build the app first: npm run build');

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  Number.NaN;
const line = (name: string, { times, work }: { times: readonly number[]; work: number }): string =>
  `${name}: ${times.length} strokes, p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms, ${work.toFixed(1)} ms of work each (target: p99 at most 16 ms)`;

const folder = mkdtempSync(join(tmpdir(), 'kkanbu-page-'));
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  const { profile, source } = await makeFilledProfile(folder, posts);
  const app = await launchApp({ profile });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(app.window.url);
    await page.locator('input[type=password]').fill(passphrase);
    await page.keyboard.press('Enter');
    const scroller = page.locator('.thread-scroller');
    await scroller.waitFor();
    await page.locator('.thread-item').first().waitFor();
    const total = await page.locator('.list-count').textContent();
    console.log(
      `${posts.toLocaleString('en')} posts (${total ?? ''}), words from ${source}; ${availableParallelism()} cores, Chromium ${browser.version()} without a GPU`,
    );
    const box = await scroller.boundingBox();
    if (!box) throw new Error('The list is not shown.');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    for (const speed of [1200, 4000]) {
      const { shown, dropped, seconds } = await framesWhileScrolling(
        page,
        middle,
        speed * 5,
        speed,
      );
      console.log(
        `scrolling the list at ${speed} pixels a second for ${seconds.toFixed(1)} s: ${shown} frames shown (${(shown / seconds).toFixed(1)} a second), ${dropped} dropped`,
      );
    }
    await page.getByRole('button', { name: '질문하기' }).first().click();
    await page.getByLabel('내용').first().click();
    console.log(line('typing a question', await typingTimes(page, strokes)));
    console.log(line('  bare limit, an empty page', await bareTyping(browser, strokes)));
    // Both cores check a feed meanwhile, as when a PC catches up.
    const busy = runChild('catch-up-child.ts', [join(folder, 'busy'), '3000'], v.unknown());
    await page.waitForTimeout(4000);
    console.log(line('typing while a feed is caught up with', await typingTimes(page, strokes)));
    await busy;
    const bareBusy = runChild('catch-up-child.ts', [join(folder, 'bare'), '3000'], v.unknown());
    await page.waitForTimeout(4000);
    console.log(line('  bare limit meanwhile', await bareTyping(browser, strokes)));
    await bareBusy;
  } finally {
    await app.stop();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

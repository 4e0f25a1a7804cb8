import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Preview } from './preview/preview.ts';
import { openThread } from './preview/screens.ts';
import { searchFor } from './preview/search-screens.ts';
import { sharedStage } from './preview/shared-stage.ts';

// Times are bounds that slow machines keep as well; the figures are printed.
const limit = { firstRows: 5_000, jump: 2_000, thread: 2_000, frame: 500 };

/** The longest frame (ms) while everything is scrolled through once. */
const longestFrame = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const scroller = document.querySelector('.thread-scroller');
    if (scroller === null) return Infinity;
    let longest = 0;
    let before = performance.now();
    for (let frame = 0; frame < 60; frame += 1) {
      scroller.scrollTop = (scroller.scrollHeight / 60) * frame;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      longest = Math.max(longest, now - before);
      before = now;
    }
    return longest;
  });

let preview: Preview;
beforeAll(async () => {
  preview = await Preview.on(await sharedStage());
});
afterAll(async () => {
  await preview.stop();
});

describe('a hundred thousand threads', () => {
  it('are listed at once, and any of them is reached without reading those between', async () => {
    const opened = performance.now();
    const { page } = await preview.open({ threads: 100_000 });
    await page.locator('.thread-item').first().waitFor();
    // With the making of the rows by the script, which main does not have to do.
    const painted = performance.now() - opened;
    expect(painted).toBeLessThan(limit.firstRows);

    await page.locator('.thread-item [tabindex="0"]').first().focus();
    const started = performance.now();
    await page.keyboard.press('End');
    await page.locator('[aria-posinset="100000"] button:focus').waitFor();
    const jump = performance.now() - started;
    expect(jump).toBeLessThan(limit.jump);
    expect(await page.locator('.thread-row').count()).toBeLessThan(60);
    const asked = await page.evaluate(
      () => window.kkanbuCalls.filter(([name]) => name === 'threads').length,
    );
    expect(asked).toBeLessThanOrEqual(4);

    await page.evaluate(() => (window.kkanbuCalls.length = 0));
    await page.evaluate(() => window.kkanbuStir(null));
    await expect
      .poll(() => page.evaluate(() => window.kkanbuCalls.map(([, request]) => request)))
      .toMatchObject([{ offset: 99_900, limit: 100 }]);
    console.log(
      `100,000 threads: first rows ${painted.toFixed(0)} ms, to the end ${jump.toFixed(0)} ms`,
    );
    await preview.letGo(page);
  });

  it('are scrolled through without long pauses', async () => {
    const { page } = await preview.open({ threads: 100_000 });
    await page.locator('.thread-item').first().waitFor();
    // Whatever else the machine does only makes a frame longer: the quickest of three rounds is the page's own.
    let longest = Infinity;
    for (let turn = 0; turn < 3 && longest >= limit.frame; turn += 1)
      longest = Math.min(longest, await longestFrame(page));
    console.log(`100,000 threads: longest frame while scrolling ${longest.toFixed(0)} ms`);
    expect(longest).toBeLessThan(limit.frame);
    await preview.letGo(page);
  });

  it('are searched, and more of what was found comes while one scrolls', async () => {
    const { page } = await preview.open({ threads: 20_000 });
    await searchFor(page, '전화');
    await page.getByText('50개 넘게 찾았어요').waitFor();
    await page.keyboard.press('ArrowDown');
    for (let turn = 0; turn < 12; turn += 1) await page.keyboard.press('PageDown');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('li')?.ariaPosInSet))
      .toBe('97');
    expect(await page.locator('.thread-row').count()).toBeLessThan(40);
    await preview.letGo(page);
  });
});

describe('a talk of three hundred replies', () => {
  it('opens fast', async () => {
    const { page } = await preview.open({ replies: 300 });
    const started = performance.now();
    await openThread(page, 0);
    await page.getByText('1번째 이야기예요.').first().waitFor();
    const opened = performance.now() - started;
    console.log(`300 replies: opened in ${opened.toFixed(0)} ms`);
    expect(opened).toBeLessThan(limit.thread);
    await preview.letGo(page);
  });
});

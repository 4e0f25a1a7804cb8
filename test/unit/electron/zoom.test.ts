import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { RunningApp } from '../../electron/run-app.ts';
import { type FixtureApp, startFixture } from './fixture-app.ts';

declare global {
  // The page's own names, for what runs inside `evaluate`.
  var toldFactors: number[];
  var innerWidth: number;
  var addEventListener: (
    name: 'kkanbu-stand-in-zoom',
    listener: (event: { detail: number }) => void,
  ) => void;
}

let fixtureApp: FixtureApp;
let app: RunningApp;
let page: Page;
beforeAll(async () => {
  fixtureApp = await startFixture();
  app = await fixtureApp.launch();
  const context = await fixtureApp.browser.newContext();
  page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.toldFactors = [];
    globalThis.addEventListener('kkanbu-stand-in-zoom', ({ detail }) => {
      globalThis.toldFactors.push(detail);
    });
  });
  await page.goto(app.window.url);
});
afterAll(async () => fixtureApp.end());

const windowState = async () => (await app.control.state()).windows[0];
const toldLast = (): Promise<number | undefined> =>
  page.evaluate(() => globalThis.toldFactors.at(-1));

describe('the zoom of a window on the stand-in', () => {
  test('is the one it was made with, and whoever shows the page is told of it', async () => {
    expect(await windowState()).toMatchObject({
      zoomFactor: 1,
      least: { width: 360, height: 480 },
      webPreferences: { zoomFactor: 1, zoomMode: 'isolated' },
    });
    await expect.poll(toldLast).toBe(1);
  });

  test('changes when the app says so, with the least width of the window, and outlasts a reload', async () => {
    await page.evaluate(async () => fixture.setTextSize(150));
    expect(await windowState()).toMatchObject({ zoomFactor: 1.5, least: { width: 540 } });
    await expect.poll(toldLast).toBe(1.5);
    await page.reload();
    await expect.poll(toldLast).toBe(1.5);
  });

  test('is asked for by the wheel with Ctrl, and by nothing else; the page does not grow by itself', async () => {
    const width = await page.evaluate(() => globalThis.innerWidth);
    await page.mouse.move(50, 50);
    await page.mouse.wheel(0, -100);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await expect.poll(() => app.output()).toContain('zoom in');
    await page.mouse.wheel(0, 100);
    await expect.poll(() => app.output()).toContain('zoom out');
    await page.keyboard.up('Control');
    expect(app.output().match(/zoom in/g)).toHaveLength(1);
    expect(await page.evaluate(() => globalThis.innerWidth)).toBe(width);
  });
});

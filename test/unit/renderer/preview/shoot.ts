import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

import { Preview } from './preview.ts';
import { alarmScreens, screens } from './screens.ts';

const all = [...screens, ...alarmScreens];

/**
 * `npm run screenshots`: every screen and state by day and by night, wide and narrow, and in English, into test-results/screenshots; names as
 * arguments choose screens; with `--readme` the README's three into docs/images.
 */
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folder = at('../../../../test-results/screenshots/');
const images = at('../../../../docs/images/');
const wide = { width: 1280, height: 800 };
type Look = {
  as: string;
  colorScheme: 'light' | 'dark';
  viewport: { width: number; height: number };
  language: 'ko' | 'en';
};
const half = { width: 720, height: 900 };
const narrow = { width: 360, height: 740 };
/** One opening of the page for all looks of a brightness, in this order. */
const looks: readonly Look[] = [
  { as: 'light-1280', colorScheme: 'light', viewport: wide, language: 'ko' },
  { as: 'light-720', colorScheme: 'light', viewport: half, language: 'ko' },
  { as: 'en-1280', colorScheme: 'light', viewport: wide, language: 'en' },
  { as: 'dark-1280', colorScheme: 'dark', viewport: wide, language: 'ko' },
  { as: 'dark-360', colorScheme: 'dark', viewport: narrow, language: 'ko' },
];
const shown: readonly { screen: string; file: string; colorScheme: 'light' | 'dark' }[] = [
  { screen: 'an own thread', file: 'inbox.png', colorScheme: 'light' },
  { screen: 'asking', file: 'ask.png', colorScheme: 'light' },
  { screen: 'a waiting thread as a mentor', file: 'mentor-dark.png', colorScheme: 'dark' },
];

const preview = await Preview.start();
const reached = async (name: string, colorScheme: Look['colorScheme']): Promise<Page> => {
  const found = all.find(([screen]) => screen === name);
  if (!found) throw new Error(`There is no screen '${name}'.`);
  const [, scene, reach] = found;
  const { page } = await preview.open(scene, { colorScheme, viewport: wide });
  await reach?.(page);
  // What was pressed last is not to show its name beside it.
  await page.mouse.move(0, 0);
  return page;
};
try {
  if (process.argv.includes('--readme')) {
    mkdirSync(images, { recursive: true });
    for (const { screen, file, colorScheme } of shown) {
      const page = await reached(screen, colorScheme);
      await page.screenshot({ path: `${images}${file}` });
      await page.close();
    }
  } else {
    mkdirSync(folder, { recursive: true });
    const chosen = process.argv.slice(2);
    for (const [name] of all) {
      if (chosen.length > 0 && !chosen.includes(name)) continue;
      for (const brightness of ['light', 'dark'] as const) {
        const page = await reached(name, brightness);
        for (const { as, colorScheme, viewport, language } of looks) {
          if (colorScheme !== brightness) continue;
          await page.setViewportSize(viewport);
          await page.evaluate((spoken) => window.kkanbuSpeak(spoken), language);
          const path = `${folder}${name.replace(/\W+/g, '-')}-${as}.png`;
          await page.screenshot({ path });
        }
        await page.close();
      }
    }
  }
} finally {
  await preview.stop();
}

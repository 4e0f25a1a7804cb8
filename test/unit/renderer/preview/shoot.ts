import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Page } from '@playwright/test';

import { lookAt, looks, nameOf } from './looks.ts';
import { Preview } from './preview.ts';
import { alarmScreens, screens } from './screens.ts';
import { startStage } from './stage.ts';

const all = [...screens, ...alarmScreens];

/**
 * `npm run screenshots`: every screen and state in both languages, by day, by night and in the clearest colours, wide and narrow, with text of usual and of
 * double size, into test-results/screenshots, and a page (index.html) that shows them beside each other. Names as arguments choose screens,
 * `--look=ko-dark-720-100` one look; with `--readme` the README's three go into docs/images.
 */
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folder = at('../../../../test-results/screenshots/');
const images = at('../../../../docs/images/');
const wide = { width: 1280, height: 800 };
const shown: readonly { screen: string; file: string; colorScheme: 'light' | 'dark' }[] = [
  { screen: 'an own thread', file: 'inbox.png', colorScheme: 'light' },
  { screen: 'asking with personal details', file: 'ask.png', colorScheme: 'light' },
  { screen: 'a waiting thread as a mentor', file: 'mentor-dark.png', colorScheme: 'dark' },
];

/** A page on which pictures stand beside each other. */
const sheet = (files: readonly string[]): string =>
  `<!doctype html><meta charset="utf-8"><style>body{font:14px sans-serif}figure{display:inline-block;margin:8px}img{width:480px;border:1px solid #888}</style>` +
  files
    .map(
      (file) =>
        `<figure><a href="${file}"><img src="${file}" loading="lazy"></a><figcaption>${file}</figcaption></figure>`,
    )
    .join('');

const stage = await startStage();
const preview = await Preview.on(stage);
const reached = async (name: string, colorScheme: 'light' | 'dark'): Promise<Page> => {
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
    const words = process.argv.slice(2);
    const chosen = words.filter((word) => !word.startsWith('--'));
    const look = words.find((word) => word.startsWith('--look='))?.slice('--look='.length);
    const wanted = looks.filter((one) => look === undefined || nameOf(one) === look);
    const taken: string[] = [];
    for (const [name] of all) {
      if (chosen.length > 0 && !chosen.includes(name)) continue;
      const page = await reached(name, 'light');
      for (const one of wanted) {
        await lookAt(page, one);
        const file = `${name.replace(/\W+/g, '-')}-${nameOf(one)}.png`;
        await page.screenshot({ path: `${folder}${file}` });
        taken.push(file);
      }
      await page.close();
    }
    writeFileSync(`${folder}index.html`, sheet(taken));
  }
} finally {
  await preview.stop();
  await stage.strike();
}

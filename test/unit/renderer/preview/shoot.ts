import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { Preview } from './preview.ts';
import { screens } from './screens.ts';

/**
 * `npm run screenshots`: every screen and state by day and by night, wide and narrow, and in English, into test-results/screenshots; names as
 * arguments choose screens; with `--readme` the README's three into docs/images.
 */
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folder = at('../../../../test-results/screenshots/');
const images = at('../../../../docs/images/');
const wide = { width: 1280, height: 800 };
const half = { width: 720, height: 900 };
const narrow = { width: 360, height: 740 };
type Look = { as: string; colorScheme: 'light' | 'dark'; viewport: typeof wide; english?: true };
const looks: readonly Look[] = [
  { as: 'light-1280', colorScheme: 'light', viewport: wide },
  { as: 'dark-1280', colorScheme: 'dark', viewport: wide },
  { as: 'light-720', colorScheme: 'light', viewport: half },
  { as: 'dark-360', colorScheme: 'dark', viewport: narrow },
  { as: 'en-1280', colorScheme: 'light', viewport: wide, english: true },
];
const shown: readonly { screen: string; file: string; colorScheme: 'light' | 'dark' }[] = [
  { screen: 'an own thread', file: 'inbox.png', colorScheme: 'light' },
  { screen: 'asking', file: 'ask.png', colorScheme: 'light' },
  { screen: 'a waiting thread as a mentor', file: 'mentor-dark.png', colorScheme: 'dark' },
];

const preview = await Preview.start();
const shoot = async (
  name: string,
  path: string,
  { colorScheme, viewport, english }: Omit<Look, 'as'>,
): Promise<void> => {
  const found = screens.find(([screen]) => screen === name);
  if (!found) throw new Error(`There is no screen '${name}'.`);
  const [, scene, reach] = found;
  const { page } = await preview.open(scene, { colorScheme, viewport });
  await reach?.(page);
  // Screens are reached by their Korean words; the language changes under them.
  if (english) await page.evaluate(() => window.kkanbuSpeak('en'));
  await page.screenshot({ path });
  await page.context().close();
};
try {
  if (process.argv.includes('--readme')) {
    mkdirSync(images, { recursive: true });
    for (const { screen, file, colorScheme } of shown) {
      await shoot(screen, `${images}${file}`, { colorScheme, viewport: wide });
    }
  } else {
    mkdirSync(folder, { recursive: true });
    const chosen = process.argv.slice(2);
    for (const [name] of screens) {
      if (chosen.length > 0 && !chosen.includes(name)) continue;
      for (const { as, ...look } of looks) {
        await shoot(name, `${folder}${name.replace(/\W+/g, '-')}-${as}.png`, look);
      }
    }
  }
} finally {
  await preview.stop();
}

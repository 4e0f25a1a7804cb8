import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { Preview } from './preview.ts';
import { screens } from './screens.ts';

/**
 * `npm run screenshots`: every screen and state by day and by night, wide and narrow, into test-results/screenshots; with `--readme` the README's
 * three into docs/images.
 */
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folder = at('../../../../test-results/screenshots/');
const images = at('../../../../docs/images/');
const wide = { width: 1280, height: 800 };
const narrow = { width: 720, height: 900 };
const shown: readonly { screen: string; file: string; colorScheme: 'light' | 'dark' }[] = [
  { screen: 'an own thread', file: 'inbox.png', colorScheme: 'light' },
  { screen: 'asking', file: 'ask.png', colorScheme: 'light' },
  { screen: 'a waiting thread as a mentor', file: 'mentor-dark.png', colorScheme: 'dark' },
];

const preview = await Preview.start();
const shoot = async (
  name: string,
  path: string,
  colorScheme: 'light' | 'dark',
  viewport: { width: number; height: number },
): Promise<void> => {
  const found = screens.find(([screen]) => screen === name);
  if (!found) throw new Error(`There is no screen '${name}'.`);
  const [, scene, reach] = found;
  const { page } = await preview.open(scene, { colorScheme, viewport });
  await reach?.(page);
  await page.screenshot({ path });
  await page.context().close();
};
try {
  if (process.argv.includes('--readme')) {
    mkdirSync(images, { recursive: true });
    for (const { screen, file, colorScheme } of shown) {
      await shoot(screen, `${images}${file}`, colorScheme, wide);
    }
  } else {
    mkdirSync(folder, { recursive: true });
    for (const [name] of screens) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const base = `${folder}${name.replace(/\W+/g, '-')}-${colorScheme}`;
        await shoot(name, `${base}-1280.png`, colorScheme, wide);
        await shoot(name, `${base}-720.png`, colorScheme, narrow);
      }
    }
  }
} finally {
  await preview.stop();
}

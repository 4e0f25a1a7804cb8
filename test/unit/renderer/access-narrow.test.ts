import { afterAll, beforeAll, expect, test } from 'vitest';

import { findings } from './preview/access.ts';
import { Preview } from './preview/preview.ts';
import { searchFor } from './preview/search-screens.ts';
import { sharedStage } from './preview/shared-stage.ts';

let preview: Preview;
beforeAll(async () => {
  preview = await Preview.on(await sharedStage());
});
afterAll(async () => {
  await preview.stop();
});

test('what changes its colours where room is short keeps enough contrast by day and night', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await preview.open({}, { viewport: { width: 720, height: 700 }, colorScheme });
    await searchFor(page, '전화');
    await page.getByRole('button', { name: '받은 글' }).focus();
    expect(await findings(page, { only: ['color-contrast'] })).toEqual([]);
    await preview.letGo(page);
  }
});

test('marks stand out in forced colours', async () => {
  const { page } = await preview.open({});
  await page.emulateMedia({ forcedColors: 'active' });
  await searchFor(page, '전화');
  const [mark, around] = await page.evaluate(() =>
    ['.hit-excerpt mark', '.hit-excerpt'].map((each) => {
      const element = document.querySelector(each);
      return element === null ? '' : getComputedStyle(element).backgroundColor;
    }),
  );
  expect(mark).not.toBe(around);
  await preview.letGo(page);
});

import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { Preview } from './preview.ts';
import { typicalScreens } from './screens.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What axe finds in the page, a line for each rule. */
const findings = (page: Page, rules?: string[]): Promise<string[]> =>
  page.evaluate(async (only) => {
    const { violations } = await window.axe.run(
      document,
      only === undefined ? {} : { runOnly: { type: 'rule', values: only } },
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }, rules);

/** Tests a share of the typical screens: every `of`-th, from `first` on. In files of their own they are looked at side by side. */
export function testAccess(first: number, of: number): void {
  let preview: Preview;
  beforeAll(async () => {
    preview = await Preview.start(axe.source);
  });
  afterAll(async () => {
    await preview.stop();
  });

  test.each(typicalScreens.filter((_, place) => place % of === first))(
    'is accessible by day and night, fits small windows and keeps to the content policy: %s',
    async (_, scene, reach) => {
      const { page, violations } = await preview.open(scene);
      await reach?.(page);
      expect(await findings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findings(page, ['color-contrast'])).toEqual([]);
      for (const width of [720, 360]) {
        await page.setViewportSize({ width, height: 700 });
        expect(await findings(page)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect(overflow, `at ${width}`).toBeLessThanOrEqual(0);
      }
      expect(violations).toEqual([]);
      await page.close();
    },
  );
}

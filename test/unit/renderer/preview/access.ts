import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { Preview } from './preview.ts';
import { sharedStage } from './shared-stage.ts';
import { typicalScreens } from './screens.ts';

/** Rules to go by alone, and rules to leave out. */
type Rules = { only?: string[]; but?: string[] };

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What axe finds in the page, a line for each rule. */
export async function findings(page: Page, { only = [], but = [] }: Rules = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ url: '/axe.js' });
  return page.evaluate(
    async ([wanted, spared]) => {
      const { violations } = await window.axe.run(document, {
        // What passes is not written up: that takes longer than finding it out.
        resultTypes: ['violations'],
        // No rule that is on looks into style sheets of other sites: there are none.
        preload: false,
        ...(wanted.length > 0 ? { runOnly: { type: 'rule', values: wanted } } : {}),
        rules: Object.fromEntries(spared.map((rule) => [rule, { enabled: false }])),
      });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
      );
    },
    [only, but] as const,
  );
}

/** How else a screen is looked at once every rule was kept by day: only its colours change. */
const modes: readonly Parameters<Page['emulateMedia']>[0][] = [
  { colorScheme: 'dark' },
  { colorScheme: 'dark', contrast: 'more' },
];

/** Tests a share of the typical screens: every `of`-th, from `first` on. In files of their own they are looked at side by side. */
export function testAccess(first: number, of: number): void {
  let preview: Preview;
  beforeAll(async () => {
    preview = await Preview.on(await sharedStage());
  });
  afterAll(async () => {
    await preview.stop();
  });

  test.each(typicalScreens.filter((_, place) => place % of === first))(
    'is accessible by day, by night and in the clearest colours, fits small windows and keeps to the content policy: %s',
    async (_, scene, reach) => {
      const { page, violations } = await preview.open(scene);
      await reach?.(page);
      expect(await findings(page)).toEqual([]);
      for (const mode of modes) {
        await page.emulateMedia(mode);
        expect(await findings(page, { only: ['color-contrast'] })).toEqual([]);
      }
      for (const width of [720, 360]) {
        await page.setViewportSize({ width, height: 700 });
        // The colours are those that were looked at above; those of the folded sidebar are looked at in access-narrow.test.ts.
        expect(await findings(page, { but: ['color-contrast'] })).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect(overflow, `at ${width}`).toBeLessThanOrEqual(0);
      }
      expect(violations).toEqual([]);
      await preview.letGo(page);
    },
  );
}

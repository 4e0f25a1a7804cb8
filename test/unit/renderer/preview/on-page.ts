import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect } from 'vitest';

import { Preview } from './preview.ts';
import { sharedStage } from './shared-stage.ts';
import type { Scene } from './scripted-bridge.ts';

/** Does something on a page that shows a scene for it alone. */
export type OnPage = (scene: Scene, act: (page: Page) => Promise<void>) => Promise<void>;

/** A browser for the tests of one file; what the page's policy refuses, or the page throws, fails them. */
export function pagesOfThisFile(): OnPage {
  let preview: Preview | null = null;
  beforeAll(async () => {
    preview = await Preview.on(await sharedStage());
  });
  afterAll(async () => {
    await preview?.stop();
  });
  return async (scene, act) => {
    if (preview === null) throw new Error('the preview has not started');
    const { page, violations } = await preview.open(scene);
    await act(page);
    expect(violations).toEqual([]);
    await preview.letGo(page);
  };
}

/** What the page asked its bridge for when it last made this call. */
export const asked = async (page: Page, name: string): Promise<unknown> =>
  (await page.evaluate(() => window.kkanbuCalls)).findLast(([call]) => call === name)?.[1];

/** Waits for words to be on the page. @returns `true`, for a test to expect */
export const sees = async (page: Page, text: string): Promise<boolean> => {
  await page.getByText(text).first().waitFor();
  return true;
};

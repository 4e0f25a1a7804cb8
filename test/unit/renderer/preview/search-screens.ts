import type { Page } from '@playwright/test';

import type { Screen } from './screens.ts';

/** Types into the search and waits for what it finds, or for the words that nothing was. */
export const searchFor = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: '검색' }).fill(text);
  await page.getByText(/찾았어요|찾은 글이 없어요/).waitFor({ state: 'attached' });
};

/** The search in all its states. */
export const searchScreens: Screen[] = [
  ['a search that begins', {}, (page) => page.keyboard.press('Control+f')],
  ['a search', { threads: 1000 }, (page) => searchFor(page, '전화')],
  ['a search by first consonants', {}, (page) => searchFor(page, 'ㅁㅇㅇ ㅈㅎ')],
  ['a search that finds nothing', {}, (page) => searchFor(page, '주차권 할인')],
  [
    'a thread that was searched for',
    {},
    async (page) => {
      await searchFor(page, '전화');
      await page.keyboard.press('Enter');
      await page.locator('.thread mark').first().waitFor();
    },
  ],
];

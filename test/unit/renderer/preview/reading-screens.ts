import type { Page } from '@playwright/test';

import type { Screen } from './screens.ts';

const openThread = async (page: Page, index: number): Promise<void> => {
  await page.locator('.thread-item').nth(index).click();
  await page.locator('.question-title').waitFor();
};
/** Opens the field for everything that has a name, and types. */
export const call = async (page: Page, text = ''): Promise<void> => {
  await page.locator('.thread-item').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(text);
  await page.getByRole('option').first().waitFor();
};

/** Going about by names and keys, marks, and what can be taken back. */
export const readingScreens: Screen[] = [
  ['everything by its name', {}, (page) => call(page)],
  ['a place by its first consonants', {}, (page) => call(page, 'ㅇㅅㅂㄱㅎ')],
  ['a thread by its first consonants', {}, (page) => call(page, 'ㅎㅅ ㅈㄹ')],
  ['nothing by that name', {}, (page) => call(page, '쀼긔')],
  [
    'every key',
    {},
    async (page) => {
      await page.locator('.thread-item').first().waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'a thread that was just put by',
    {},
    async (page) => {
      await openThread(page, 3);
      await page.keyboard.press('b');
      await page.getByRole('button', { name: '되돌리기' }).waitFor();
    },
  ],
];

import type { Page } from '@playwright/test';

import type { Screen } from './screens.ts';

const openThread = async (page: Page, index: number): Promise<void> => {
  await page.locator('.thread-item').nth(index).click();
  await page.locator('.question-title').waitFor();
};
/** Reading that takes a blink shows nothing. */
const seeSkeleton = async (page: Page): Promise<void> => {
  await page.locator('.skeleton').waitFor();
  await page.waitForTimeout(500);
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
  ['what helped came last', { helpfulLast: true }, (page) => openThread(page, 0)],
  [
    'a quote in a reply',
    {},
    async (page) => {
      await openThread(page, 3);
      await page.getByRole('textbox', { name: '내용' }).fill('저도 궁금했어요.');
      await page.getByRole('button', { name: '더 보기' }).nth(1).click();
      await page.getByRole('menuitem', { name: '인용해서 쓰기' }).click();
      await page.getByText('답글에 옮겨 적었어요.').waitFor();
    },
  ],
  ['a muted thread', {}, (page) => openThread(page, 6)],
  [
    'threads that were put by',
    {},
    async (page) => {
      await page.getByRole('button', { name: '담아 둔 글' }).click();
      await openThread(page, 0);
    },
  ],
  [
    'nothing put by',
    { empty: true },
    (page) => page.getByRole('button', { name: '담아 둔 글' }).click(),
  ],
  [
    'a list without a connection',
    { status: { link: 'offline', hold: 'offline', setSize: null } },
    (page) => openThread(page, 1),
  ],
  ['a list that is being read', { stuck: 'threads' }, (page) => seeSkeleton(page)],
  [
    'a thread that is being read',
    { stuck: 'thread' },
    async (page) => {
      await page.locator('.thread-item').first().click();
      await seeSkeleton(page);
    },
  ],
  ['a list that cannot be read', { broken: 'threads' }],
  [
    'a thread that cannot be read',
    { broken: 'thread' },
    async (page) => {
      await page.locator('.thread-item').first().click();
      await page.getByRole('button', { name: '다시 해 보기' }).waitFor();
    },
  ],
];

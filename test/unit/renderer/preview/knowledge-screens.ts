import type { Page } from '@playwright/test';

import type { Screen } from './screens.ts';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const open = async (page: Page, title: RegExp): Promise<void> => {
  await page.getByRole('button', { name: title }).first().click();
  await page.locator('.question-title').waitFor();
};

/** To what was found helpful. */
export const toKnowledge = async (page: Page): Promise<void> => {
  await press(page, '도움된 답변');
  await page.locator('.knowledge-item, .empty').first().waitFor();
};

const makeGuide = async (page: Page): Promise<void> => {
  await toKnowledge(page);
  await press(page, '안내서 만들기');
  await page.getByRole('dialog').waitFor();
};

/** What was found helpful, old and new, and the dialogs about paper. */
export const knowledgeScreens: Screen[] = [
  ['the knowledge', {}, toKnowledge],
  ['a long knowledge', { threads: 900 }, toKnowledge],
  [
    'the knowledge with a tag',
    { threads: 900 },
    async (page) => {
      await toKnowledge(page);
      await page.getByRole('button', { name: /^#출장/ }).click();
      await page.locator('.chip-small[aria-pressed="true"]').waitFor();
    },
  ],
  ['no knowledge yet', { empty: true }, toKnowledge],
  [
    'an aged answer',
    { aged: true },
    async (page) => {
      await toKnowledge(page);
      await open(page, /전임자 인수인계/);
    },
  ],
  ['making a guidebook', {}, makeGuide],
  [
    'a guidebook that cannot be written',
    { paper: 'archive-unwritable' },
    async (page) => {
      await makeGuide(page);
      await press(page, '만들기');
      await page.getByText('그 자리에는 파일을 쓸 수 없어요.').waitFor();
    },
  ],
  [
    'taking a thread for mentors along',
    {},
    async (page) => {
      await open(page, /팀장님 말씀과/);
      await press(page, '내보내기');
      await page.getByRole('dialog').waitFor();
    },
  ],
];

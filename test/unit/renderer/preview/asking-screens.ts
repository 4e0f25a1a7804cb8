import type { Page } from '@playwright/test';
import type { Screen } from './screens.ts';

async function write(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole('button', { name: '질문하기', exact: true }).click();
  await page.locator('#ask-title').fill(title);
  await page.locator('#ask-text').fill(text);
}

async function reply(page: Page, to: number): Promise<void> {
  await page.locator('.thread-item').nth(to).click();
  await page.locator('#reply-text').fill('저는 행정포털에서 먼저 찾아봐요.');
  await page.locator('.seen-as').waitFor();
}

/** What is noticed while somebody writes. */
export const askingScreens: Screen[] = [
  [
    'asking with personal details',
    {},
    async (page) => {
      await write(page, '연락은 누구에게 하나요', '김민수 주무관님 번호가 010-1234-5678 맞나요?');
      await page.locator('.privacy summary').click();
    },
  ],
  [
    'asking whether to look once more',
    {},
    async (page) => {
      await write(page, '연락은 누구에게 하나요', '김민수 주무관님 번호가 010-1234-5678 맞나요?');
      await page.locator('.field-mark').first().waitFor();
      await page.getByRole('button', { name: '보내기', exact: true }).click();
      await page.getByText('보내기 전에 한 번 더 볼까요?').waitFor();
    },
  ],
  [
    'asking what was asked before',
    {},
    async (page) => {
      const first = await page.locator('.thread-item-title').first().innerText();
      await write(page, first, '어떻게 하면 좋을까요?');
      await page.getByRole('heading', { name: '비슷한 질문이 있어요' }).waitFor();
    },
  ],
  [
    'asking in distress',
    {},
    async (page) => {
      await write(page, '많이 힘들어요', '요즘은 죽고 싶다는 생각이 들어요.');
      await page.locator('.care-panel').waitFor();
    },
  ],
  [
    'a list, and how others will see it',
    {},
    async (page) => {
      await write(
        page,
        '첫 출장 준비물',
        '이렇게 챙기면 될까요?\n\n- 신분증\n- 출장 명령서\n\n> 영수증은 꼭',
      );
      await page.getByRole('button', { name: '미리보기' }).click();
      await page.locator('.preview').waitFor();
    },
  ],
  ['a reply under a new name', {}, (page) => reply(page, 3)],
  ['more to ask under the name of the question', {}, (page) => reply(page, 0)],
  ['an answer under a nickname', { role: 'mentor' }, (page) => reply(page, 3)],
  [
    'where others listen',
    {},
    (page) => page.getByRole('button', { name: '마음이 힘들 때', exact: true }).click(),
  ],
];

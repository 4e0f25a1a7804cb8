import type { Page } from '@playwright/test';

import type { LockReason } from '../../../../preload/contract.ts';
import { sampleNow } from './sample.ts';
import { sampleRebuilt } from './scripted-keeping.ts';
import type { Scene } from './scripted-bridge.ts';
import type { Screen } from './screens.ts';

const day = 86_400_000;
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const locked = (why: LockReason): Scene => ({ phase: 'locked', vault: { mode: 'locked', why } });

/** Goes to 이 PC의 자료. */
export const toStorage = async (page: Page): Promise<void> => {
  await press(page, '설정');
  await page.locator('#settings').getByRole('button', { name: '이 PC의 자료' }).click();
  await page.getByText('쓰는 공간').waitFor();
};
export const typeTwice = async (page: Page, first: string, second: string): Promise<void> => {
  await page.getByLabel('비밀문구', { exact: true }).fill(first);
  await page.getByLabel('한 번 더 넣기').fill(second);
};

/** What is kept, moved, left, deleted and mended. */
export const keepingScreens: Screen[] = [
  ['what this PC keeps', { storage: { setAside: 1 } }, toStorage],
  [
    'moving to another PC',
    {},
    async (page) => {
      await toStorage(page);
      await press(page, '옮길 파일 만들기');
      await typeTwice(page, '바람 사과 달빛 우산 연필', '바람 사과 달빛 우산 연필!');
      await press(page, '파일 만들기');
      await page.getByText('서로 달라요.').waitFor();
    },
  ],
  ['a PC that was moved from', { me: { standing: 'moved' } }, toStorage],
  [
    'writing again where one has moved from',
    { me: { standing: 'moved' } },
    async (page) => {
      await toStorage(page);
      await press(page, '이 PC에서 다시 쓰기');
    },
  ],
  [
    'leaving the programme',
    {},
    async (page) => {
      await toStorage(page);
      await press(page, '나가기');
    },
  ],
  ['somebody who leaves', { me: { standing: 'leaving' } }],
  [
    'deleting everything',
    { me: { phraseNoted: false } },
    async (page) => {
      await toStorage(page);
      await press(page, '모두 지우기');
      await page.getByRole('dialog').getByRole('button', { name: '모두 지우기' }).click();
      await page.getByText('‘지우기’라고 적어야').waitFor();
    },
  ],
  ['the month before the deletion', { storage: { deletesAt: sampleNow + 12 * day } }],
  ['the day after the deletion', locked('deleted')],
  ['a damaged vault', locked('damaged')],
  [
    'a damaged vault that cannot be made anew',
    locked('damaged'),
    async (page) => {
      await press(page, '따로 두고 다시 만들기');
      await page.getByText('디스크가 가득 차서').waitFor();
    },
  ],
  ['a vault that was made anew', { storage: { rebuilt: sampleRebuilt } }],
  [
    'a vault that was made anew without its membership',
    { phase: 'welcome', storage: { rebuilt: { ...sampleRebuilt, membership: false, lost: null } } },
  ],
  ['a disk that cannot be written', locked('read-only')],
  ['a disk that became full', { status: { disk: 'full' } }],
  [
    'catching up',
    { status: { catchUp: { done: 371, total: 1000 } } },
    // Its strip shows itself only once it has lasted.
    (page) =>
      page.evaluate(async () => {
        await Promise.all(document.getAnimations().map(({ finished }) => finished));
      }),
  ],
  ['posts of a newer version', { newer: 2 }, (page) => page.locator('.thread-item').nth(0).click()],
  [
    'moving in from another PC',
    { phase: 'welcome', moveFails: 'passphrase-wrong' },
    async (page) => {
      await press(page, '다른 PC에서 옮겨 오기');
      await page.getByLabel('비밀문구', { exact: true }).fill('바람 사과 달빛 우산');
      await press(page, '파일 고르기');
      await page.getByText('비밀문구가 맞지 않아요.').waitFor();
    },
  ],
];

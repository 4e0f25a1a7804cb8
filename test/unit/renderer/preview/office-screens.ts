import type { Page } from '@playwright/test';

import { sampleNow } from './sample.ts';
import type { Screen } from './screens.ts';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Opens the settings at what concerns the office. */
export const toOffice = async (page: Page): Promise<void> => {
  await press(page, '설정');
  await page.getByRole('region', { name: '사무실에서' }).scrollIntoViewIfNeeded();
};
export const askForPin = async (page: Page, name: string): Promise<void> => {
  await toOffice(page);
  await press(page, name);
  await page.getByRole('dialog', { name }).waitFor();
};
export const enterPin = async (page: Page, pin: string): Promise<void> => {
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.keyboard.press('Enter');
};

/** What hides the screen and what locks it. */
export const officeScreens: Screen[] = [
  [
    'a veiled screen',
    {},
    async (page) => {
      await page.locator('.thread-item').nth(0).click();
      await page.locator('.question-title').waitFor();
      await page.keyboard.press('F9');
      await page.getByRole('region', { name: '화면을 가렸어요' }).waitFor();
    },
  ],
  ['a locked screen', { lock: { locked: 'pin' } }],
  ['a screen that is locked with the computer', { lock: { locked: 'system' } }],
  [
    'a wrong PIN',
    { lock: { locked: 'pin' }, pinFails: 'pin-wrong' },
    async (page) => {
      await enterPin(page, '135790');
      await page.getByText('PIN이 맞지 않아요.').waitFor();
    },
  ],
  [
    'too many wrong PINs',
    { lock: { locked: 'pin', waitUntil: sampleNow + 240_000 }, pinFails: 'pin-wait' },
  ],
  [
    'a forgotten PIN',
    { lock: { locked: 'pin' }, pinFails: 'phrase-differs' },
    async (page) => {
      await press(page, 'PIN을 잊었어요');
      await page.getByRole('textbox', { name: '낱말 24개' }).fill('가격 가구 가난');
      await press(page, '열기');
      await page.getByText('이 PC에서 쓰는 자격의 낱말이 아니에요.').waitFor();
    },
  ],
  ['the settings of an office', { preferences: { lockAfter: 10 } }, toOffice],
  [
    'the settings of an office with a PIN, where pictures cannot be kept from being taken',
    { lock: { hasPin: true, hidesFromCapture: false, followsSystem: false } },
    toOffice,
  ],
  [
    'setting a PIN',
    { pinFails: 'pin-simple' },
    async (page) => {
      await askForPin(page, 'PIN 정하기');
      await page.getByLabel('새 PIN', { exact: true }).fill('123456');
      await page.getByLabel('새 PIN 한 번 더').fill('123456');
      await press(page, '정하기');
      await page.getByText('남이 맞히기 쉬운').waitFor();
    },
  ],
  ['changing a PIN', { lock: { hasPin: true } }, async (page) => askForPin(page, 'PIN 바꾸기')],
  [
    'a PIN before the words are written down',
    { me: { phraseNoted: false } },
    async (page) => askForPin(page, 'PIN 정하기'),
  ],
];

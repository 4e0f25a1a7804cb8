import type { Page } from '@playwright/test';

import type { LockReason } from '../../../../preload/contract.ts';
import type { Scene } from './scripted-bridge.ts';

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
export const openThread = async (page: Page, index: number): Promise<void> => {
  await page.locator('.thread-item').nth(index).click();
  await page.locator('.question-title').waitFor();
};
const paste = async (page: Page): Promise<void> => {
  await page.getByRole('textbox', { name: '초대 코드' }).fill('kkanbu-invite');
  await press(page, '초대 확인하기');
};

const locked = (why: LockReason): Scene => ({
  phase: 'locked',
  vault: { mode: 'locked', why },
});
const choosePassphrase = async (page: Page): Promise<void> => {
  await page.getByLabel('비밀문구', { exact: true }).fill('short');
  await page.getByLabel('한 번 더 넣기').fill('short');
  await page.keyboard.press('Enter');
  await page.getByText('비밀문구가 짧아요.').waitFor();
};

/** Every screen and state of the page: what it is given, and how it is reached. */
export const screens: [name: string, scene: Scene, reach?: (page: Page) => Promise<void>][] = [
  ['the list', {}],
  ['an own thread', {}, (page) => openThread(page, 0)],
  ['a waiting thread as a mentor', { role: 'mentor' }, (page) => openThread(page, 1)],
  [
    'a claimed thread, one operator, no keychain',
    { role: 'mentor', operation: 'single', vault: { mode: 'memory', why: 'no-keychain' } },
    (page) => openThread(page, 5),
  ],
  [
    'an empty inbox without a connection',
    { empty: true, status: { link: 'offline', hold: 'offline', setSize: null } },
  ],
  ['asking', {}, (page) => press(page, '질문하기')],
  ['the drafts', {}, (page) => press(page, '임시보관함')],
  ['the outbox', { status: { hold: 'too-few' } }, (page) => press(page, '보낼 편지함')],
  ['the announcements', {}, (page) => press(page, '공지')],
  ['the settings', {}, (page) => press(page, '설정')],
  ['the welcome', { phase: 'welcome', inviteFails: 'invite-used' }, paste],
  ['an invite that was found', { phase: 'welcome', role: 'mentor' }, paste],
  [
    'joining',
    { phase: 'welcome', joins: 'never' },
    async (page) => {
      await paste(page);
      await press(page, '들어가기');
    },
  ],
  ['the waiting room', { phase: 'waiting' }],
  ['a vault that is being opened', locked('opening')],
  ['a locked keychain', locked('keyring-locked'), (page) => press(page, '다시 열기')],
  ['a keychain that has gone', locked('keyring-gone')],
  ['a key that has gone', locked('key-missing')],
  ['no keychain', { ...locked('no-keychain'), openingFails: 'passphrase-short' }, choosePassphrase],
  [
    'a passphrase',
    locked('passphrase-needed'),
    async (page) => {
      await page.getByLabel('비밀문구', { exact: true }).fill('wrong');
      await page.keyboard.press('Enter');
      await page.getByText('비밀문구가 맞지 않아요.').waitFor();
    },
  ],
  ['a damaged vault', locked('damaged')],
  ['a vault of a newer version', locked('newer')],
  ['a vault that is in use', locked('in-use')],
  ['a full disk', locked('disk-full')],
  ['an alarm', { phase: 'alarm', status: { alarm: '도착하지 않은 편지가 많아요' } }],
];

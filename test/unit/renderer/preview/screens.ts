import type { Page } from '@playwright/test';

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
  ['a locked vault', { phase: 'locked' }, (page) => press(page, '다시 열기')],
  ['an alarm', { phase: 'alarm', status: { alarm: '도착하지 않은 편지가 많아요' } }],
];

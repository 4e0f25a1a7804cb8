import type { Page } from '@playwright/test';

import { alarmKinds, type LockReason } from '../../../../preload/contract.ts';
import { askingScreens } from './asking-screens.ts';
import { joiningScreens } from './joining-screens.ts';
import { keepingScreens } from './keeping-screens.ts';
import { knowledgeScreens } from './knowledge-screens.ts';
import { officeScreens } from './office-screens.ts';
import { readingScreens } from './reading-screens.ts';
import { samplePhrase } from './sample-desk.ts';
import type { Scene } from './scripted-bridge.ts';
import { searchScreens } from './search-screens.ts';
import { tourScreens } from './tour-screens.ts';

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
export const openThread = async (page: Page, index: number): Promise<void> => {
  await page.locator('.thread-item').nth(index).click();
  await page.locator('.question-title').waitFor();
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

const menu = async (page: Page, post: number, item: string): Promise<void> => {
  await page.getByRole('button', { name: '더 보기' }).nth(post).click();
  await page.getByRole('menuitem', { name: item }).click();
};
const toOneMentor = async (page: Page): Promise<void> => {
  await press(page, '질문하기');
  await page.getByRole('radio', { name: '한 멘토에게' }).check();
  await page.getByRole('radio', { name: '느티나무' }).check();
};
const showWords = async (page: Page): Promise<void> => {
  await press(page, '적어 두기');
  await press(page, '낱말 보기');
  await page.locator('.phrase-words').waitFor();
};
const comeBack = async (page: Page): Promise<void> => {
  await press(page, '다른 PC에서 쓰던 자격 되찾기');
  await page.getByRole('textbox', { name: '초대 코드' }).fill('kkanbu-invite');
  await page
    .getByRole('textbox', { name: '낱말 24개' })
    .fill(samplePhrase.map((word, index) => `${index + 1}. ${word}`).join('\n'));
  await press(page, '되찾기');
  await page.getByText('이 낱말로 된 자격을').waitFor();
};

export type Screen = [name: string, scene: Scene, reach?: (page: Page) => Promise<void>];

/** One for every alarm. */
export const alarmScreens = alarmKinds.map((alarm): Screen => {
  const halts = alarm !== 'receipts-missing' && alarm !== 'split-view';
  const status = { link: halts ? 'offline' : 'online', hold: halts ? 'alarm' : null } as const;
  if (halts) return [`an alarm: ${alarm}`, { phase: 'alarm', alarm, status }];
  return [`an alarm: ${alarm}`, { alarm }, (page) => press(page, '살펴보기')];
});

/** Every screen and state of the page: what it is given, and how it is reached. */
export const screens: Screen[] = [
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
  [
    'a menu of an own post',
    {},
    async (page) => {
      await openThread(page, 0);
      await page.getByRole('button', { name: '더 보기' }).first().click();
      await page.getByRole('menuitem', { name: '지우기' }).waitFor();
    },
  ],
  [
    'editing a question',
    {},
    async (page) => {
      await openThread(page, 0);
      await menu(page, 0, '고치기');
      await page.getByRole('form', { name: '글 고치기' }).waitFor();
    },
  ],
  [
    'taking a post back',
    {},
    async (page) => {
      await openThread(page, 0);
      await menu(page, 0, '지우기');
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'a report',
    {},
    async (page) => {
      await openThread(page, 3);
      await menu(page, 2, '신고');
      await page.getByRole('radio', { name: '위급해 보여요' }).check();
    },
  ],
  ['a closed thread', { closed: true }, (page) => openThread(page, 0)],
  ['a thread with one mentor', {}, (page) => openThread(page, 8)],
  ...searchScreens,
  ...readingScreens,
  ...knowledgeScreens,
  ['asking', {}, (page) => press(page, '질문하기')],
  ['asking as a newcomer', { newcomer: true, certificates: 3 }, (page) => press(page, '질문하기')],
  ['asking without certificates', { certificates: 0 }, (page) => press(page, '질문하기')],
  ['asking one mentor', { operation: 'single' }, toOneMentor],
  [
    'asking where there are no mentors',
    { noMentors: true },
    async (page) => {
      await press(page, '질문하기');
      await page.getByRole('radio', { name: '한 멘토에게' }).check();
    },
  ],
  ['the drafts', {}, (page) => press(page, '임시보관함')],
  ['the outbox', { status: { hold: 'too-few' } }, (page) => press(page, '보낼 편지함')],
  ['every reason to wait', { everyHold: true }, (page) => press(page, '보낼 편지함')],
  [
    'another time',
    {},
    async (page) => {
      await press(page, '보낼 편지함');
      await page.getByRole('button', { name: '때 바꾸기' }).first().click();
      await page.getByRole('radio', { name: '내일' }).check();
    },
  ],
  ['the announcements', {}, (page) => press(page, '공지')],
  ['no announcements', { empty: true }, (page) => press(page, '공지')],
  ['when a mentor can answer', { role: 'mentor' }, (page) => press(page, '답변 가능 시간')],
  ['how authors are hidden', {}, (page) => press(page, '이렇게 지켜요')],
  [
    'how authors are hidden by one operator',
    { operation: 'single' },
    (page) => press(page, '이렇게 지켜요'),
  ],
  ['a reminder of the words', { me: { phraseNoted: false } }],
  ['the words', { me: { phraseNoted: false } }, showWords],
  [
    'three of the words',
    { me: { phraseNoted: false } },
    async (page) => {
      await showWords(page);
      await press(page, '다 적었어요');
      await page.getByRole('button', { name: '확인하기', exact: true }).waitFor();
    },
  ],
  ['coming back from another PC', { phase: 'welcome', recoveryFails: 'phrase-unknown' }, comeBack],
  ['back from another PC', { me: { recovered: true } }],
  ['the settings', {}, (page) => press(page, '설정')],
  ['the settings of a mentor', { role: 'mentor' }, (page) => press(page, '설정')],
  [
    'the settings of this PC and about the program',
    {},
    async (page) => {
      await press(page, '설정');
      await press(page, '프로그램 정보');
    },
  ],
  [
    'the settings of how it looks, with large text',
    { preferences: { textSize: 150 } },
    async (page) => {
      await press(page, '설정');
      await press(page, '보기');
    },
  ],
  [
    'text that has become larger',
    {},
    async (page) => {
      await page.locator('.sidebar').waitFor();
      await page.keyboard.press('Control+=');
      await page.getByText('글자 크기 110%').waitFor();
    },
  ],
  ...joiningScreens,
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
  ...keepingScreens,
  ...officeScreens,
  ...askingScreens,
  ...tourScreens,
  ['a vault of a newer version', locked('newer')],
  ['a vault that is in use', locked('in-use')],
  ['a full disk', locked('disk-full')],
  ['a removed member', { me: { standing: 'removed' } }],
  ['an alarm that holds posts', { alarm: 'receipts-missing' }],
  [
    'going on after an alarm',
    { phase: 'alarm', alarm: 'second-key' },
    (page) => press(page, '다시 연결해 보기'),
  ],
];

/** What an alarm looks like when it stops everything, and when it stops sending. */
export const typicalScreens: Screen[] = [
  ...screens,
  ...alarmScreens.filter(([name]) => /second-manifest|split-view/.test(name)),
];

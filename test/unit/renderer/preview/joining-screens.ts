import type { Page } from '@playwright/test';
import { samplePhrase } from './sample-desk.ts';
import type { Scene } from './scripted-bridge.ts';
import type { Screen } from './screens.ts';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Pastes the invite. */
export const paste = async (page: Page): Promise<void> => {
  await page.getByRole('textbox', { name: '초대 코드' }).fill('kkanbu-invite');
  await press(page, '초대 확인하기');
};

/** Goes on to the six words. */
export const toCompare = async (page: Page): Promise<void> => {
  await paste(page);
  await press(page, '다음');
  await page.getByRole('radio', { name: '같아요' }).waitFor();
};

/** Finds the words the same, and comes in. */
export const comeIn = async (page: Page): Promise<void> => {
  await toCompare(page);
  await page.getByRole('radio', { name: '같아요' }).check();
  await press(page, '들어가기');
};

/** Types the words that are asked for, each as `change` makes it. */
export const typeWords = async (
  page: Page,
  change: (word: string) => string = (word) => word,
): Promise<void> => {
  for (const field of await page.getByRole('textbox', { name: /번째 낱말/ }).all()) {
    const place = Number((await field.getAttribute('id'))?.slice('word-'.length));
    await field.fill(change(samplePhrase[place] ?? ''));
  }
  await press(page, '확인하기');
};

const arriving: Scene = { preferences: { arriving: true }, me: { phraseNoted: false } };
const seen: Scene = { preferences: { arriving: true } };

/** The five screens of joining, in their order. */
export const joiningScreens: Screen[] = [
  ['joining 1: the invite', { phase: 'welcome' }],
  ['joining 1: an invite that was used', { phase: 'welcome', inviteFails: 'invite-used' }, paste],
  ['joining 2: two who run it', { phase: 'welcome', role: 'mentor' }, paste],
  ['joining 2: one who runs it', { phase: 'welcome', operation: 'single' }, paste],
  [
    'joining 3: the six words',
    { phase: 'welcome' },
    async (page) => {
      await toCompare(page);
      await press(page, '들어가기');
      await page.getByText('낱말이 같은지 먼저 골라 주세요.').waitFor();
    },
  ],
  [
    'joining 3: the same, as a mentor',
    { phase: 'welcome', role: 'mentor' },
    async (page) => {
      await toCompare(page);
      await page.getByRole('radio', { name: '같아요' }).check();
      await page.getByRole('textbox', { name: '멘토 이름' }).fill('느린거북');
    },
  ],
  [
    'joining 3: other words',
    { phase: 'welcome' },
    async (page) => {
      await toCompare(page);
      await page.getByRole('radio', { name: '달라요' }).check();
    },
  ],
  ['joining', { phase: 'welcome', joins: 'never' }, comeIn],
  ['joining 4: the words', arriving],
  ['joining 4: the words are shown', arriving, (page) => press(page, '낱말 보기')],
  [
    'joining 4: three of the words',
    arriving,
    async (page) => {
      await press(page, '낱말 보기');
      await press(page, '다 적었어요');
    },
  ],
  [
    'joining 4: other words than shown',
    arriving,
    async (page) => {
      await press(page, '낱말 보기');
      await press(page, '다 적었어요');
      await typeWords(page, () => '다른');
      await page.getByText('조금 달랐어요.').waitFor();
    },
  ],
  [
    'joining 4: words that are noted',
    seen,
    async (page) => {
      await press(page, '이전');
      await page.getByText('적어 두었어요').first().waitFor();
    },
  ],
  ['joining 5: what is hidden', seen],
  [
    'joining 5: what is hidden of a mentor by one operator',
    { ...seen, role: 'mentor', operation: 'single' },
  ],
];

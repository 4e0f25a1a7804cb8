import { describe, expect, it } from 'vitest';

import { enterPin, askForPin, toOffice } from './preview/office-screens.ts';
import { asked, pagesOfThisFile, sees } from './preview/on-page.ts';
import { samplePhrase } from './preview/sample-desk.ts';
import { openThread, press } from './preview/screens.ts';

const on = pagesOfThisFile();

describe('the veil', () => {
  it('draws nothing of what it covers, names the window otherwise, and saves what is being typed', () =>
    on({}, async (page) => {
      await openThread(page, 1);
      await page.getByRole('textbox', { name: '내용' }).fill('가려진 글');
      await page.keyboard.press('F9');
      expect(await sees(page, '화면을 가렸어요')).toBe(true);
      expect(await page.locator('.question-title').isVisible()).toBe(false);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0);
      await expect.poll(async () => page.title()).toBe('가린 창');
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.question-title').isVisible()).toBe(false);
      await page.emulateMedia({ media: 'screen' });
      await expect.poll(async () => asked(page, 'saveDraft')).toMatchObject({ text: '가려진 글' });
      await page.keyboard.press('F9');
      await page.locator('.question-title').waitFor();
      expect(await page.title()).toBe('깐부톡');
    }));
});

describe('the lock', () => {
  it('takes everything off the page, and gives back where one was and what was typed', () =>
    on({ lock: { hasPin: true } }, async (page) => {
      await press(page, '질문하기');
      await page.getByRole('textbox', { name: '제목' }).fill('잠겨도 남는 제목');
      await page.keyboard.press('Control+l');
      await page.getByRole('heading', { name: '화면이 잠겨 있어요' }).waitFor();
      expect(await page.content()).not.toContain('잠겨도 남는 제목');
      expect(await page.locator('.thread-item, .sidebar, dialog').count()).toBe(0);
      await enterPin(page, '135790');
      const title = page.getByRole('textbox', { name: '제목' });
      await expect.poll(async () => title.inputValue()).toBe('잠겨도 남는 제목');
      expect(await asked(page, 'unlockScreen')).toEqual({ pin: '135790' });
    }));

  it('veils where there is no PIN', () =>
    on({}, async (page) => {
      await page.keyboard.press('Control+l');
      expect(await sees(page, '화면을 가렸어요')).toBe(true);
    }));

  it('asks for nothing while one has to wait', () =>
    on({ lock: { locked: 'pin' }, pinFails: 'pin-wait' }, async (page) => {
      await enterPin(page, '135790');
      expect(await sees(page, '90초 뒤에 다시')).toBe(true);
      await enterPin(page, '246802');
      expect(await asked(page, 'unlockScreen')).toEqual({ pin: '135790' });
    }));

  it('opens by the twenty-four words', () =>
    on({ lock: { locked: 'pin' } }, async (page) => {
      await press(page, 'PIN을 잊었어요');
      await page.getByRole('textbox', { name: '낱말 24개' }).fill(samplePhrase.join(' '));
      await press(page, '열기');
      await page.getByRole('heading', { level: 1, name: '받은 글' }).waitFor();
      expect(await asked(page, 'resetPin')).toEqual({ phrase: samplePhrase.join(' ') });
    }));
});

describe('the settings of the office', () => {
  it('set a PIN only where both are the same', () =>
    on({}, async (page) => {
      await askForPin(page, 'PIN 정하기');
      await page.getByLabel('새 PIN', { exact: true }).fill('135790');
      await page.getByLabel('새 PIN 한 번 더').fill('135791');
      await press(page, '정하기');
      expect(await sees(page, '두 PIN이 서로 달라요.')).toBe(true);
      expect(await asked(page, 'setPin')).toBeUndefined();
      await page.getByLabel('새 PIN 한 번 더').fill('135790');
      await press(page, '정하기');
      expect(await sees(page, 'PIN을 정했어요.')).toBe(true);
      expect(await asked(page, 'setPin')).toEqual({ pin: '135790', current: null });
    }));

  it('send who has not written the words down there first', () =>
    on({ me: { phraseNoted: false } }, async (page) => {
      await askForPin(page, 'PIN 정하기');
      await press(page, '낱말 적어 두러 가기');
      await page.getByRole('heading', { level: 1, name: '되찾기 낱말 24개' }).waitFor();
      expect(await asked(page, 'setPin')).toBeUndefined();
    }));

  it('say plainly what this system cannot do', () =>
    on({ lock: { hidesFromCapture: false, followsSystem: false } }, async (page) => {
      await toOffice(page);
      expect(await sees(page, '이 PC에서는 화면 갈무리를 막을 수 없어요.')).toBe(true);
      expect(await page.getByRole('checkbox', { name: '화면 갈무리에' }).isDisabled()).toBe(true);
      await page.getByRole('radio', { name: '10분' }).check();
      expect(await sees(page, 'PIN이 없으면 잠그는 대신')).toBe(true);
    }));
});

import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';

import { pagesOfThisFile, sees } from './preview/on-page.ts';
import { call } from './preview/reading-screens.ts';
import { press } from './preview/screens.ts';

const on = pagesOfThisFile();

/** What a screen reader is told politely. */
const told = (page: Page): Promise<string | null> =>
  page.locator('[role=status] .toast').last().textContent();

describe('the size of the text', () => {
  it('grows and shrinks by keys, each step said politely, and says where it ends', () =>
    on({}, async (page) => {
      await page.locator('.sidebar').waitFor();
      for (const [key, size] of [
        ['Control+=', '110'],
        ['Control++', '125'],
        ['Control+NumpadAdd', '150'],
        ['Control+-', '125'],
        ['Control+NumpadSubtract', '110'],
        ['Control+0', '100'],
        ['Control+-', '90'],
        ['Control+-', '80'],
      ] as const) {
        await page.keyboard.press(key);
        await expect.poll(() => told(page)).toBe(`글자 크기 ${size}%`);
      }
      await page.keyboard.press('Control+-');
      await expect.poll(() => told(page)).toBe('글자 크기 80%, 가장 작은 크기예요.');
    }));

  it('changes while somebody writes, and writes nothing', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      const title = page.getByRole('textbox', { name: '제목' });
      await title.fill('연가 10');
      await page.keyboard.press('Control+=');
      await expect.poll(() => told(page)).toBe('글자 크기 110%');
      await page.keyboard.press('Control+0');
      await expect.poll(() => told(page)).toBe('글자 크기 100%');
      expect(await title.inputValue()).toBe('연가 10');
    }));

  it.each([
    ['a locked screen', { lock: { locked: 'pin' } }],
    ['a passphrase', { phase: 'locked', vault: { mode: 'locked', why: 'passphrase-needed' } }],
    ['the welcome', { phase: 'welcome' }],
  ] as const)('changes before anything is open: %s', async (_name, scene) =>
    on(scene, async (page) => {
      await page.keyboard.press('Control+=');
      await expect.poll(() => told(page)).toBe('글자 크기 110%');
    }),
  );

  it('is chosen in the settings, where the one that is stands marked', () =>
    on({ preferences: { textSize: 125 } }, async (page) => {
      await press(page, '설정');
      const group = page.getByRole('group', { name: '글자 크기' });
      expect(await group.getByRole('radio').count()).toBe(8);
      expect(await group.getByRole('radio', { name: '125%' }).isChecked()).toBe(true);
      await group.getByRole('radio', { name: '200%' }).check();
      await expect.poll(() => told(page)).toBe('글자 크기 200%');
      await page.keyboard.press('Control+-');
      await expect.poll(() => group.getByRole('radio', { name: '175%' }).isChecked()).toBe(true);
    }));

  it('is called by its name, and offers no step that there is not', () =>
    on({ preferences: { textSize: 200 } }, async (page) => {
      await page.locator('.sidebar').waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('글자 크기');
      const names = page.getByRole('option').filter({ hasText: '글자 크기:' });
      await expect.poll(() => names.count()).toBe(2);
      await page.keyboard.press('Escape');
      await call(page, 'zoom reset');
      await page.keyboard.press('Enter');
      await expect.poll(() => told(page)).toBe('글자 크기 100%');
    }));

  it('says nothing at the start, however large it is', () =>
    on({ preferences: { textSize: 150 } }, async (page) => {
      expect(await sees(page, '받은 글')).toBe(true);
      expect(await page.locator('.toast').count()).toBe(0);
    }));
});

import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';

import { pagesOfThisFile } from './preview/on-page.ts';
import { openThread, press } from './preview/screens.ts';

const on = pagesOfThisFile();

/** Presses a key where the focus is. @returns where the focus is before the page is painted, which is where the next key could go */
const focusAfter = (page: Page, key: string): Promise<string | null> =>
  page.evaluate(async (pressed) => {
    const press = { key: pressed, bubbles: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', press));
    // The page's own turn comes in this task; a task later it could have been painted.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    const focused = document.activeElement;
    return focused && (focused.getAttribute('role') ?? focused.textContent);
  }, key);

/** Chooses a button. @returns the label of the field that has the cursor before the page is painted */
const fieldAfter = (page: Page, name: string): Promise<string | null> =>
  page.getByRole('button', { name, exact: true }).evaluate(async (button: HTMLElement) => {
    button.click();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    const focused = document.activeElement;
    return focused instanceof HTMLInputElement ? (focused.labels?.[0]?.textContent ?? null) : null;
  });

describe('the cursor is there before the next key is', () => {
  it('in the search, from any screen', () =>
    on({}, async (page) => {
      for (const screen of ['임시보관함', '받은 글', '보낼 편지함']) {
        await press(page, screen);
        await page.evaluate(() => document.querySelector('main')?.focus());
        expect([screen, await focusAfter(page, '/')]).toEqual([screen, 'searchbox']);
      }
    }));

  it('in the search, so that no letter of what is typed at once is lost', () =>
    on({}, async (page) => {
      await press(page, '임시보관함');
      await page.evaluate(() => document.querySelector('main')?.focus());
      await Promise.all('/abcdef'.split('').map((key) => page.keyboard.press(key)));
      await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('abcdef');
    }));

  it('on the veil, and after it where it was', () =>
    on({}, async (page) => {
      await openThread(page, 1);
      const field = page.getByRole('textbox', { name: '내용' });
      await field.fill('쓰던 글');
      await field.focus();
      expect(await focusAfter(page, 'F9')).toBe('다시 보기');
      expect(await focusAfter(page, 'F9')).not.toBe('다시 보기');
      await page.keyboard.type('이에요');
      await expect.poll(() => field.inputValue()).toBe('쓰던 글이에요');
    }));

  it('in the field of what was asked for', () =>
    on({ phase: 'welcome' }, async (page) => {
      expect(await fieldAfter(page, '다른 PC에서 옮겨 오기')).toBe('비밀문구');
    }));
});

import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';

import { finished, keyboardOf } from './preview/korean-keyboard.ts';
import { enterPin } from './preview/office-screens.ts';
import { asked, pagesOfThisFile } from './preview/on-page.ts';
import { openThread, press } from './preview/screens.ts';

const on = pagesOfThisFile();

const written = (page: Page): Promise<unknown> => asked(page, 'saveDraft');

describe('a syllable that is still open', () => {
  it('is kept when the screen locks by itself, and is there again when it is unlocked', () =>
    on({ lock: { hasPin: true } }, async (page) => {
      await press(page, '질문하기');
      const text = page.getByRole('textbox', { name: '내용' });
      await text.focus();
      const keyboard = await keyboardOf(page);
      await keyboard.compose();
      await page.evaluate('kkanbu.lockScreen()');
      await page.getByRole('heading', { name: '화면이 잠겨 있어요' }).waitFor();
      await expect.poll(async () => written(page)).toMatchObject({ text: finished });
      await enterPin(page, '135790');
      await expect.poll(async () => text.inputValue()).toBe(finished);
    }));

  it('stays in its thread when another one is opened', () =>
    on({}, async (page) => {
      await openThread(page, 0);
      const reply = page.locator('.reply textarea');
      await reply.focus();
      const keyboard = await keyboardOf(page);
      await keyboard.compose();
      await openThread(page, 1);
      await expect.poll(async () => written(page)).toMatchObject({ text: finished });
      expect(await reply.inputValue()).not.toContain(finished);
      await openThread(page, 0);
      await expect.poll(async () => reply.inputValue()).toBe(finished);
    }));

  it('is kept when the window closes', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      await page.getByRole('textbox', { name: '제목' }).focus();
      const keyboard = await keyboardOf(page);
      await keyboard.compose();
      await page.evaluate(() => window.dispatchEvent(new Event('beforeunload')));
      expect(await written(page)).toMatchObject({ title: finished });
    }));
});

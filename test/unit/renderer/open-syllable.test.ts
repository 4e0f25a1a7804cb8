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

  it('is whole when a button sets a list, and Ctrl+Z takes the sign off and leaves it', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      const text = page.getByRole('textbox', { name: '내용' });
      await text.fill('준비물 ');
      const keyboard = await keyboardOf(page);
      await keyboard.compose();
      await press(page, '목록');
      expect(await text.inputValue()).toBe(`- 준비물 ${finished}`);
      await page.keyboard.type('!');
      expect(await text.inputValue()).toBe(`- 준비물 ${finished}!`);
      await expect.poll(async () => written(page)).toMatchObject({ text: `- 준비물 ${finished}!` });
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      expect(await text.inputValue()).toBe(`준비물 ${finished}`);
    }));

  it('is in the drafts with all before it when what was sent is had back into its place', () =>
    on({}, async (page) => {
      await openThread(page, 1);
      const reply = page.locator('.reply textarea');
      await reply.fill('보낸 답');
      await press(page, '보내기');
      await page.getByRole('button', { name: '되돌리기' }).waitFor();
      await reply.fill('다음 글 ');
      const keyboard = await keyboardOf(page);
      await keyboard.compose();
      await press(page, '되돌리기');
      await expect.poll(async () => reply.inputValue()).toBe('보낸 답');
      await expect.poll(async () => written(page)).toMatchObject({ text: `다음 글 ${finished}` });
    }));
});

import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';

import { asked, pagesOfThisFile, sees } from './preview/on-page.ts';
import { openThread, press } from './preview/screens.ts';

const on = pagesOfThisFile();

const select = (page: Page, selector: string): Promise<void> =>
  page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (element !== null) document.getSelection()?.selectAllChildren(element);
  }, selector);

/** What the page puts on the clipboard at the next copy, by the kind of it. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.addEventListener('copy', ({ clipboardData, defaultPrevented }) => {
      window.name = defaultPrevented ? [...(clipboardData?.types ?? [])].join(' ') : 'left alone';
    });
  });

describe('main is told of what is copied in the page', () => {
  it('from a post by its menu, to the letter', () =>
    on({}, async (page) => {
      await openThread(page, 0);
      const text = await page.locator('.post').first().locator('.post-text').innerText();
      await page.getByRole('button', { name: '더 보기' }).nth(1).click();
      await page.getByRole('menuitem', { name: '글 복사' }).click();
      await sees(page, '복사했어요');
      expect(await asked(page, 'noteCopied')).toEqual({ text, brief: false });
    }));

  it('by selecting, and then it is the words alone that are copied', () =>
    on({}, async (page) => {
      await openThread(page, 0);
      await watch(page);
      await select(page, '.question-title');
      await page.keyboard.press('Control+c');
      const text = await page.locator('.question-title').innerText();
      await expect.poll(() => asked(page, 'noteCopied')).toEqual({ text, brief: false });
      expect(await page.evaluate(() => window.name)).toBe('text/plain');
    }));

  it('in a field, which copies and cuts as fields do', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      const title = page.getByRole('textbox', { name: '제목' });
      await title.fill('연가 신청');
      await title.selectText();
      await page.keyboard.press('Control+x');
      await expect
        .poll(() => asked(page, 'noteCopied'))
        .toEqual({ text: '연가 신청', brief: false });
      expect(await title.inputValue()).toBe('');
      await page.keyboard.press('Control+z');
      expect(await title.inputValue()).toBe('연가 신청');
    }));

  it('of nothing where nothing is selected', () =>
    on({}, async (page) => {
      await openThread(page, 0);
      await page.keyboard.press('Control+c');
      expect(await asked(page, 'noteCopied')).toBeUndefined();
    }));

  it('also of the recovery words, which go after a minute: the person reads so before and after', () =>
    on({ me: { phraseNoted: false } }, async (page) => {
      await press(page, '적어 두기');
      await press(page, '낱말 보기');
      expect(await sees(page, '1분 뒤에, 또는 화면을 잠글 때 클립보드에서 지워요.')).toBe(true);
      await select(page, '.phrase-words');
      await page.keyboard.press('Control+c');
      expect(await sees(page, '복사한 낱말은 1분 뒤에 클립보드에서 지워요.')).toBe(true);
      expect(await asked(page, 'noteCopied')).toMatchObject({ brief: true });
    }));
});

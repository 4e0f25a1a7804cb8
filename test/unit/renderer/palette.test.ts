import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';

import { matchOf } from '../../../renderer/state/matching.ts';
import { ko } from '../../../renderer/strings/ko.ts';
import { pagesOfThisFile } from './preview/on-page.ts';
import { call } from './preview/reading-screens.ts';
import { openThread } from './preview/screens.ts';

const on = pagesOfThisFile();
const names = Object.values(ko.palette.names);

/** Names that fit, the best first. */
const found = (typed: string): string[] =>
  names
    .map((name) => ({ name, rank: matchOf(typed, name, []) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
    .map(({ name }) => name);

describe('matching', () => {
  it('finds by the first consonants of all syllables, or of some in a row', () => {
    expect(found('ㅇㅅㅂㄱㅎ')).toEqual(['임시보관함']);
    expect(found('ㅂㄴㅍㅈㅎ')).toEqual(['보낼 편지함']);
    expect(found('ㅎㅁ ㄱㄹㄱ')).toEqual(['화면 가리기']);
  });

  it('finds by a part, wherever spaces are set, also within a syllable', () => {
    expect(found('보관')).toEqual(['임시보관함']);
    expect(found('받은글')).toEqual(['받은 글']);
    expect(found('임싶')).toEqual([]);
    expect(found('임시보과')).toEqual(['임시보관함']);
    expect(found('질무')[0]).toBe('질문하기');
  });

  it('puts what begins so before what has it within, and a whole name before all', () => {
    expect(matchOf('공지', '공지', [])).toBeLessThan(matchOf('공지', '공지사항', []) ?? 0);
    expect(matchOf('답변', '답변 대기', [])).toBeLessThan(matchOf('답변', '도움된 답변', []) ?? 0);
    expect(matchOf('답변', '도움된 답변', [])).toBeLessThan(matchOf('답변', '새답변', []) ?? 0);
    expect(matchOf('다크', '어둡게', ['다크 모드'])).not.toBeNull();
    expect(matchOf('어둡게 화면', '화면 밝기: 어둡게', [])).not.toBeNull();
    expect(matchOf('없는', '화면', ['다크'])).toBeNull();
  });
});

const chosen = (page: Page): Promise<string | null> =>
  page.getByRole('option', { selected: true }).textContent();

describe('the field for everything', () => {
  it('tells a screen reader which line is chosen, and gives the focus back', () =>
    on({}, async (page) => {
      await openThread(page, 3);
      const field = page.getByRole('textbox', { name: '내용' });
      await field.focus();
      await page.keyboard.press('Control+k');
      const box = page.getByRole('combobox', { name: '무엇이든 하기' });
      await page.keyboard.press('ArrowDown');
      const active = await box.getAttribute('aria-activedescendant');
      expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('Escape');
      await expect.poll(() => box.count()).toBe(0);
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    }));

  it('goes where its best line says', () =>
    on({}, async (page) => {
      await call(page, 'ㅇㅅㅂㄱㅎ');
      expect(await chosen(page)).toContain('임시보관함');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '임시보관함' }).waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement?.id ?? '')).toBe('main');
    }));

  it('opens a thread by its title', () =>
    on({}, async (page) => {
      await call(page, 'ㅎㅅ ㅈㄹ');
      await expect.poll(() => chosen(page)).toContain('회식 자리가');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '회식 자리가 너무 힘든데' }).waitFor();
    }));

  it('does by Enter within a syllable what the whole syllable says, once', () =>
    on({}, async (page) => {
      await page.locator('.thread-item').first().waitFor();
      await page.keyboard.press('Control+k');
      const box = page.getByRole('combobox');
      await box.evaluate((field: HTMLInputElement) => {
        const fire = (event: Event): boolean => field.dispatchEvent(event);
        fire(new CompositionEvent('compositionstart', { bubbles: true }));
        for (const text of ['고', '공', '공ㅈ', '공지']) {
          field.value = text;
          fire(new InputEvent('input', { bubbles: true, isComposing: true }));
        }
        const enter = { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true };
        fire(new KeyboardEvent('keydown', enter));
        fire(new CompositionEvent('compositionend', { bubbles: true, data: '지' }));
        fire(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true }));
      });
      await page.getByRole('heading', { level: 1, name: '공지' }).waitFor();
      expect(await box.count()).toBe(0);
    }));

  it('forgets what was typed', () =>
    on({}, async (page) => {
      await call(page, '회식');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      expect(await page.getByRole('combobox').inputValue()).toBe('');
    }));

  it('changes how the page looks', () =>
    on({}, async (page) => {
      await call(page, '다크');
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.evaluate(() => document.documentElement.dataset['theme']))
        .toBe('dark');
    }));
});

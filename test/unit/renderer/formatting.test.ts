import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { continued, formatted, type Format } from '../../../renderer/state/formatting.ts';
import { asked, pagesOfThisFile } from './preview/on-page.ts';
import { openThread, press } from './preview/screens.ts';

const on = pagesOfThisFile();

/** What stands in the field, the selection between two bars. */
function read(marked: string): { text: string; from: number; to: number } {
  const from = marked.indexOf('|');
  const to = marked.lastIndexOf('|');
  const text = marked.replaceAll('|', '');
  return { text, from, to: to === from ? from : to - 1 };
}

function set(marked: string, format: Format): string {
  const { text, ...selected } = read(marked);
  const { change, select } = formatted(text, selected, format);
  const made = text.slice(0, change.from) + change.words + text.slice(change.to);
  const whole = `${made.slice(0, select.from)}|${made.slice(select.from)}`;
  return select.to === select.from
    ? whole
    : `${whole.slice(0, select.to + 1)}|${whole.slice(select.to + 1)}`;
}

function enter(marked: string): string | null {
  const { text, from } = read(marked);
  const change = continued(text, from);
  return change && `${text.slice(0, change.from)}${change.words}|${text.slice(change.to)}`;
}

describe('a button', () => {
  it('sets the line in which the cursor stands, and takes the sign off again', () => {
    expect(set('신분증|', 'list')).toBe('- 신분증|');
    expect(set('- 신|분증', 'list')).toBe('신분증|');
    expect(set('먼저\n|', 'quote')).toBe('먼저\n> |');
  });

  it('sets every selected line with words, and counts them', () => {
    expect(set('|가\n\n나|', 'numbers')).toBe('|1. 가\n\n2. 나|');
    expect(set('|1. 가\n2. 나|', 'numbers')).toBe('|가\n나|');
    expect(set('앞\n|가\n나\n|뒤', 'list')).toBe('앞\n|- 가\n- 나|\n뒤');
  });

  it('puts one kind of list in the place of another', () => {
    expect(set('|- 가\n- 나|', 'numbers')).toBe('|1. 가\n2. 나|');
    expect(set('|1. 가\n\n2. 나|', 'list')).toBe('|- 가\n\n- 나|');
    expect(set('1. 가\n|2. 나', 'list')).toBe('1. 가\n- 나|');
  });

  it('takes no number for a sign that may say something: a day, a year, the rest of a sentence', () => {
    for (const line of ['3. 5. 회의', '1. 5. 회의', '26. 3. 5. 회의', '7. 급여', '3) 번호']) {
      expect(set(`${line}|`, 'list')).toBe(`- ${line}|`);
      expect(set(`${line}|`, 'numbers')).toBe(`1. ${line}|`);
      expect(set(`- ${line}|`, 'numbers')).toBe(`1. ${line}|`);
    }
    expect(set('1. 3. 5. 회의|', 'numbers')).toBe('3. 5. 회의|');
    expect(set('|3. 5. 회의\n3. 6. 점심|', 'list')).toBe('|- 3. 5. 회의\n- 3. 6. 점심|');
    expect(set('|1. 가\n2. 3. 면담|', 'numbers')).toBe('|1. 가\n2. 2. 3. 면담|');
  });

  it('sets the first line also where it is empty', () => {
    expect(set('|\n가', 'list')).toBe('- |\n가');
    expect(set('|\n가', 'code')).toBe('```\n|\n```\n가');
  });

  it('sets words within a line as code, and lines between fences', () => {
    expect(set('주소는 |내부망|이에요', 'code')).toBe('주소는 `|내부망|`이에요');
    expect(set('|가\n나|', 'code')).toBe('```\n|가\n나|\n```');
    expect(set('|', 'code')).toBe('```\n|\n```');
  });
});

describe('a new line', () => {
  it('goes on with a list or a quote', () => {
    expect(enter('- 가|')).toBe('- 가\n- |');
    expect(enter('* 가|나')).toBe('* 가\n* |나');
    expect(enter('1. 가|')).toBe('1. 가\n2. |');
    expect(enter('1) 가\n2) 나|')).toBe('1) 가\n2) 나\n3) |');
    expect(enter('> 말|')).toBe('> 말\n> |');
  });

  it('ends it where nothing was written behind the sign', () => {
    expect(enter('- 가\n- |')).toBe('- 가\n|');
    expect(enter('1. 가\n2. |\n뒤')).toBe('1. 가\n|\n뒤');
  });

  it('is nothing else everywhere else', () => {
    for (const plain of ['가|', '-가|', '3. 5. 회의|', '3. |', '|- 가', '```\n- 가|', '-|']) {
      expect(enter(plain)).toBeNull();
    }
    expect(enter('```\n코드\n```\n- 가|')).toBe('```\n코드\n```\n- 가\n- |');
  });
});

describe('in the field', () => {
  const field = (page: Page) => page.getByRole('textbox', { name: '내용' });
  const text = (page: Page): Promise<string> => field(page).inputValue();

  it('a list is begun by its button, goes on with Enter, ends with another, and is undone step by step', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      await field(page).click();
      await page.keyboard.type('준비물');
      await page.keyboard.press('Enter');
      await press(page, '목록');
      await page.keyboard.type('신분증');
      await page.keyboard.press('Enter');
      await page.keyboard.type('통장 사본');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.keyboard.type('맞나요?');
      expect(await text(page)).toBe('준비물\n- 신분증\n- 통장 사본\n맞나요?');
      for (let steps = 0; steps < 20 && (await text(page)) !== ''; steps += 1) {
        await page.keyboard.press('Control+z');
      }
      expect(await text(page)).toBe('');
      for (let steps = 0; steps < 20; steps += 1) await page.keyboard.press('Control+y');
      expect(await text(page)).toBe('준비물\n- 신분증\n- 통장 사본\n맞나요?');
    }));

  it('what a button has changed is kept as what is typed is', () =>
    on({}, async (page) => {
      await openThread(page, 3);
      await field(page).fill('저는 이렇게 했어요');
      await press(page, '인용');
      await press(page, '미리보기');
      expect(await page.locator('.preview blockquote').innerText()).toBe('저는 이렇게 했어요');
      await expect
        .poll(() => asked(page, 'saveDraft'))
        .toMatchObject({ text: '> 저는 이렇게 했어요' });
    }));

  it('the buttons are one stop of the Tab key, and arrows lead from one to the next', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      await field(page).focus();
      await page.keyboard.press('Shift+Tab');
      const focused = (): Promise<string | null> =>
        page.evaluate(() => {
          const element = document.activeElement;
          return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? null;
        });
      expect(await focused()).toBe('목록');
      await page.keyboard.press('ArrowRight');
      expect(await focused()).toBe('번호 목록');
      await page.keyboard.press('End');
      expect(await focused()).toBe('미리보기');
      await page.keyboard.press('Tab');
      expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(
        true,
      );
    }));

  it('the buttons stand beside the label, and over it nowhere', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      for (const width of [360, 640, 1280]) {
        await page.setViewportSize({ width, height: 720 });
        const labelEnd = await page.locator('label[for="ask-text"]').evaluate((label) => {
          const words = document.createRange();
          words.selectNodeContents(label);
          return words.getBoundingClientRect().right;
        });
        const bar = await page.locator('.formatting').boundingBox();
        const first = await page.locator('.formatting-button').first().boundingBox();
        const field = await page.locator('#ask-text').boundingBox();
        expect(first && labelEnd <= first.x).toBe(true);
        expect(bar && field && bar.y + bar.height <= field.y).toBe(true);
      }
    }));
});

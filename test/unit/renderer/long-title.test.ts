import { expect, it } from 'vitest';

import { asked, pagesOfThisFile, sees } from './preview/on-page.ts';
import { press } from './preview/screens.ts';

const on = pagesOfThisFile();

it('a title that is too long is kept whole, and said to be too long', () =>
  on({}, async (page) => {
    await press(page, '질문하기');
    const title = page.getByRole('textbox', { name: '제목' });
    const pasted = '붙여 넣은 긴 제목 '.repeat(13).trim();
    await title.focus();
    await page.keyboard.insertText(pasted);
    expect(await title.inputValue()).toBe(pasted);
    await expect.poll(async () => asked(page, 'saveDraft')).toMatchObject({ title: pasted });
    expect(await sees(page, `${pasted.length - 120}자 줄이면 보낼 수 있어요`)).toBe(true);
  }));

import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../renderer/strings/words.ts';
import { asked, pagesOfThisFile, sees } from './preview/on-page.ts';
import { openThread, press } from './preview/screens.ts';

const on = pagesOfThisFile();
const words = wordsOf('ko');

const write = async (page: Page, title: string, text: string): Promise<void> => {
  await press(page, '질문하기');
  await page.getByRole('textbox', { name: '제목' }).fill(title);
  await page.getByRole('textbox', { name: '내용' }).fill(text);
};
const text = (page: Page): Promise<string> =>
  page.getByRole('textbox', { name: '내용' }).inputValue();
const lookOver = async (page: Page): Promise<void> => {
  await page.locator('.privacy-head').click();
};

describe('the name that others will see', () => {
  const reply = async (page: Page, to: number): Promise<string> => {
    await openThread(page, to);
    await page.getByRole('textbox', { name: '내용' }).fill('저도 궁금했어요.');
    return page.locator('.seen-as').innerText();
  };

  it('is made for each question when it is sent', () =>
    on({}, async (page) => {
      await write(page, '제목', '내용');
      expect(await sees(page, '보낼 때 새로 만든 이름으로 보여요.')).toBe(true);
    }));

  it('is that of the question where somebody asks on, and a new one below others’ questions', () =>
    on({}, async (page) => {
      const asker = await reply(page, 0);
      const shown = await page.locator('.author-name').first().innerText();
      expect(asker).toBe(`‘질문한 분 ${shown}’ 이름으로 보여요.`);
      expect(await reply(page, 3)).toBe('이 글에서만 쓰는 새 이름으로 보여요.');
    }));

  it('is the nickname of a mentor', () =>
    on({ role: 'mentor' }, async (page) => {
      expect(await reply(page, 3)).toMatch(/^‘멘토 .+’ 이름으로 보여요\.$/u);
    }));
});

describe('personal details', () => {
  const told = '김민수 주무관님 번호가 010-1234-5678 맞나요?';

  it('are counted while one writes, and changed one by one or left', () =>
    on({}, async (page) => {
      await write(page, '연락은 어떻게 하나요', told);
      expect(await sees(page, '2곳')).toBe(true);
      await lookOver(page);
      await press(page, '010-1234-5678: 바꾸기');
      await expect.poll(() => text(page)).toBe('김민수 주무관님 번호가 전화번호 맞나요?');
      expect(await sees(page, '1곳')).toBe(true);
      await press(page, '김민수: 그대로 두기');
      await page.locator('.privacy').waitFor({ state: 'detached' });
      expect(await text(page)).toBe('김민수 주무관님 번호가 전화번호 맞나요?');
    }));

  it('are changed all at once, and back again by Ctrl+Z', () =>
    on({}, async (page) => {
      await write(page, '연락은 어떻게 하나요', told);
      await lookOver(page);
      await press(page, '모두 바꾸기');
      await expect.poll(() => text(page)).toBe('동료 주무관님 번호가 전화번호 맞나요?');
      await page.getByRole('textbox', { name: '내용' }).focus();
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await expect.poll(() => text(page)).toBe(told);
    }));

  it('are asked about once before sending, and keep nobody from it', () =>
    on({}, async (page) => {
      await write(page, '연락은 어떻게 하나요', told);
      // Without waiting: what was typed last is looked at before it goes.
      await press(page, '보내기');
      expect(await sees(page, '보내기 전에 한 번 더 볼까요?')).toBe(true);
      expect(await asked(page, 'send')).toBeUndefined();
      expect(await page.getByRole('button', { name: '보내기' }).count()).toBe(1);
      await press(page, '그대로 보내기');
      await expect.poll(() => asked(page, 'send')).toBeTruthy();
    }));

  it('are not asked about where each was settled, nor by the second half of a double click', () =>
    on({}, async (page) => {
      await write(page, '연락은 어떻게 하나요', told);
      await page.getByRole('button', { name: '보내기', exact: true }).dblclick();
      await sees(page, '보내기 전에 한 번 더 볼까요?');
      await page.waitForTimeout(100);
      expect(await asked(page, 'send')).toBeUndefined();
      await press(page, '살펴보기');
      await press(page, '김민수: 그대로 두기');
      await press(page, '010-1234-5678: 바꾸기');
      await press(page, '보내기');
      await expect.poll(() => asked(page, 'send')).toBeTruthy();
    }));

  it('are marked where they are written, and selected there from the list', () =>
    on({}, async (page) => {
      await write(page, '연락은 어떻게 하나요', told);
      const marks = page.locator('.field-marks-text .field-mark');
      await expect.poll(() => marks.allInnerTexts()).toEqual(['김민수', '010-1234-5678']);
      await lookOver(page);
      await page.locator('.privacy-place').nth(1).click();
      const selected = await page
        .locator('#ask-text')
        .evaluate((area: HTMLTextAreaElement) => [
          document.activeElement === area,
          area.value.slice(area.selectionStart, area.selectionEnd),
        ]);
      expect(selected).toEqual([true, '010-1234-5678']);
    }));

  it('stay marked behind the very letters, however long and however far the text is scrolled', () =>
    on({}, async (page) => {
      const long = `${'가나다라 마바사 아자차카 타파하\n'.repeat(60)}${told}`;
      await write(page, '연락은 어떻게 하나요', long);
      await page.locator('.field-mark').first().waitFor();
      const measures = await page.locator('#ask-text').evaluate((area: HTMLTextAreaElement) => {
        area.scrollTop = area.scrollHeight;
        const marks = area.previousElementSibling;
        if (marks === null) return null;
        const heights = [
          marks.scrollHeight,
          area.scrollHeight,
          marks.clientWidth,
          area.clientWidth,
        ];
        return new Promise<number[]>((resolve) => {
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve([...heights, marks.scrollTop, area.scrollTop])),
          );
        });
      });
      const [height, own, width, ownWidth, top, ownTop] = measures ?? [];
      expect([height, width, top]).toEqual([own, ownWidth, ownTop]);
      expect(top).toBeGreaterThan(100);
    }));

  it('are marked with Korean being composed, which goes on undisturbed', () =>
    on({}, async (page) => {
      await write(page, '연락은 어떻게 하나요', told);
      await page.locator('.field-mark').first().waitFor();
      await page.locator('#ask-text').focus();
      await page.keyboard.press('Control+Home');
      const session = await page.context().newCDPSession(page);
      for (const syllable of ['ㅈ', '저', '전']) {
        await session.send('Input.imeSetComposition', {
          text: syllable,
          selectionStart: 1,
          selectionEnd: 1,
        });
        // Longer than the keys rest before it is looked over.
        await page.waitForTimeout(400);
      }
      await session.send('Input.insertText', { text: '전' });
      expect(await text(page)).toBe(`전${told}`);
      expect(await page.locator('.field-mark').allInnerTexts()).toEqual([
        '김민수',
        '010-1234-5678',
      ]);
    }));

  it('leave the bar for sending in sight, in a small window and in text of double size', () =>
    on({}, async (page) => {
      await write(page, '연락은 어떻게 하나요', told);
      await lookOver(page);
      for (const [width, height] of [
        [1280, 800],
        [720, 900],
        [640, 400],
        [360, 450],
      ] as const) {
        await page.setViewportSize({ width, height });
        for (const top of [0, 200, 5000]) {
          await page.locator('.ask').evaluate((pane, to) => pane.scrollTo(0, to), top);
          const button = page.getByRole('button', { name: '보내기' });
          const box = await button.boundingBox();
          const status = await page.locator('.status').boundingBox();
          expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(status?.y ?? 0);
          expect(box?.y ?? 0).toBeGreaterThan(height / 2);
        }
      }
    }));

  it('are looked for in answers as well', () =>
    on({ role: 'mentor' }, async (page) => {
      await openThread(page, 1);
      await page.locator('.reply textarea').fill('010-1234-5678 로 전화하세요');
      expect(await sees(page, '1곳')).toBe(true);
    }));
});

describe('questions that were asked before', () => {
  it('are shown beside the one that is written, and opened without losing it', () =>
    on({}, async (page) => {
      await write(page, '민원인이 자꾸 전화해요', '어떻게 하나요?');
      await page.getByRole('heading', { name: '비슷한 질문이 있어요' }).waitFor();
      await page.locator('.similar button.link').first().click();
      await page.locator('.question-title').waitFor();
      await press(page, '질문하기');
      expect(await text(page)).toBe('어떻게 하나요?');
    }));

  it('may answer it already: what was written goes to the drafts', () =>
    on({}, async (page) => {
      await write(page, '민원인이 자꾸 전화해요', '어떻게 하나요?');
      await page.getByRole('button', { name: '이 답변으로 해결됐어요' }).first().click();
      expect(await sees(page, '쓰던 글은 임시보관함에 두었어요')).toBe(true);
      expect(await asked(page, 'saveDraft')).toMatchObject({ text: '어떻게 하나요?' });
      expect(await asked(page, 'discardDraft')).toBeUndefined();
    }));
});

describe('somebody who may need more', () => {
  it('is told gently where others listen, once, and may send all the same', () =>
    on({}, async (page) => {
      await write(page, '많이 힘들어요', '요즘은 죽고 싶다는 생각이 들어요.');
      const panel = page.locator('.care-panel');
      await panel.getByText('109').waitFor();
      await press(page, '안내 닫기');
      await panel.waitFor({ state: 'detached' });
      await page.getByRole('textbox', { name: '내용' }).press('End');
      await page.keyboard.type(' 정말로요.');
      await page.waitForTimeout(600);
      expect(await panel.count()).toBe(0);
      await press(page, '보내기');
      await expect.poll(() => asked(page, 'send')).toBeTruthy();
    }));

  it('comes by it on the way to the button, and nothing says it aloud', () =>
    on({}, async (page) => {
      await write(page, '많이 힘들어요', '요즘은 죽고 싶다는 생각이 들어요.');
      const panel = page.getByRole('region', { name: '많이 힘드셨겠어요.' });
      await panel.getByText('109').waitFor();
      expect(await panel.getByRole('heading').count()).toBe(1);
      const live = '[aria-live], [role=status], [role=alert], [role=log], output';
      expect(
        await panel.evaluate(
          (element, wanted) => element.closest(wanted) ?? element.querySelector(wanted),
          live,
        ),
      ).toBeNull();
      // No other region of the page says it either.
      const said = await page.locator(live).allTextContents();
      expect(said.filter((text) => /109|힘드셨/u.test(text))).toEqual([]);
    }));

  it('finds the same from every place', () =>
    on({}, async (page) => {
      await press(page, '받은 글');
      await press(page, '마음이 힘들 때');
      await page.getByRole('dialog').getByText('1577-0199').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
        '마음이 힘들 때',
      );
    }));
});

describe('a file', () => {
  /** Brings something to the field as a drop or from the clipboard. @returns whether the field would take it in */
  const bring = async (page: Page, by: 'drop' | 'paste', kinds: readonly string[]) =>
    page.getByRole('textbox', { name: '내용' }).evaluate(
      (field, { way, types }) => {
        const brought = new DataTransfer();
        for (const type of types) {
          if (type === 'file') brought.items.add(new File(['x'], '홍길동.hwp'));
          else brought.setData(type, 'file:///home/hong/a.hwp');
        }
        const how = { bubbles: true, cancelable: true };
        return field.dispatchEvent(
          way === 'drop'
            ? new DragEvent('drop', { ...how, dataTransfer: brought })
            : new ClipboardEvent('paste', { ...how, clipboardData: brought }),
        );
      },
      { way: by, types: kinds },
    );

  it('is taken in nowhere, and it is said why and what to do instead', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      expect(await sees(page, words.compose.attachments)).toBe(true);
      expect(await sees(page, words.compose.attachmentsHint)).toBe(true);
      const told = page.getByRole('alert').filter({ hasText: words.compose.attachmentsRefused });
      expect(await bring(page, 'drop', ['file', 'text/uri-list', 'text/plain'])).toBe(false);
      await told.waitFor();
      await press(page, '닫기');
      await told.waitFor({ state: 'detached' });
      expect(await bring(page, 'paste', ['file', 'text/uri-list', 'text/plain'])).toBe(false);
      await told.waitFor();
      expect(await bring(page, 'paste', ['file'])).toBe(false);
    }));

  it('beside words, as a document copies them, leaves the words to be pasted', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      expect(await bring(page, 'paste', ['file', 'text/plain'])).toBe(true);
      expect(await bring(page, 'paste', ['text/plain'])).toBe(true);
      expect(await bring(page, 'drop', ['text/plain'])).toBe(true);
      expect(await page.getByText(words.compose.attachmentsRefused).count()).toBe(0);
    }));
});

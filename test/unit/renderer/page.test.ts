import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Preview } from './preview/preview.ts';
import { openThread, press } from './preview/screens.ts';
import { sharedStage } from './preview/shared-stage.ts';

let preview: Preview;
beforeAll(async () => {
  preview = await Preview.on(await sharedStage());
});
afterAll(async () => {
  await preview.stop();
});

describe('the controls', () => {
  it('have one title, one text and one send button in each composer', async () => {
    const { page } = await preview.open({});
    await press(page, '질문하기');
    const form = page.getByRole('form', { name: '질문하기' });
    for (const name of ['제목', '내용']) {
      expect(await form.getByRole('textbox', { name }).count()).toBe(1);
      expect(await form.getByRole('button', { name }).count()).toBe(0);
    }
    expect(await form.getByRole('button', { name: '보내기' }).count()).toBe(1);
    expect(await form.getByRole('radio', { name: '업무 노하우', exact: true }).isChecked()).toBe(
      true,
    );
    await preview.letGo(page);
  });

  it('are named by the product’s words alone, at every width', async () => {
    for (const width of [1280, 720, 360]) {
      const { page } = await preview.open({}, { viewport: { width, height: 700 } });
      for (const name of [
        '질문하기',
        '받은 글',
        '답변 대기',
        '내 질문',
        '도움된 답변',
        '공지',
        '임시보관함',
        '보낼 편지함',
        '설정',
      ]) {
        expect(
          await page.getByRole('button', { name, exact: true }).count(),
          `${name} ${width}`,
        ).toBe(1);
      }
      await preview.letGo(page);
    }
  });

  it('are at least 32 pixels high', async () => {
    const { page } = await preview.open({});
    await openThread(page, 0);
    const small = await page
      .locator('button:visible:not(.thread-item-title)')
      .evaluateAll((buttons) =>
        buttons
          .filter((button) => button.getBoundingClientRect().height < 32)
          .map((button) => button.outerHTML),
      );
    expect(small).toEqual([]);
    await preview.letGo(page);
  });
});

describe('writing', () => {
  it('sends a question from the keyboard and shows my questions', async () => {
    const { page } = await preview.open({});
    await press(page, '질문하기');
    await page.locator('#ask-title:focus').waitFor();
    await page.keyboard.type('연가를 나누어 써도 되나요?');
    await page.keyboard.press('Enter');
    await page.keyboard.type('첫 줄');
    await page.keyboard.press('Enter');
    await page.keyboard.type('둘째 줄');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '내 질문', exact: true }).waitFor();
    const calls = await page.evaluate(() => window.kkanbuCalls);
    const saved = calls.findLast(([name]) => name === 'saveDraft')?.[1];
    expect(saved).toMatchObject({
      title: '연가를 나누어 써도 되나요?',
      text: '첫 줄\n둘째 줄',
      topic: 'know-how',
    });
    expect(calls.filter(([name]) => name === 'send')).toHaveLength(1);
    await preview.letGo(page);
  });

  it('says what is missing and puts the cursor there', async () => {
    const { page } = await preview.open({});
    await press(page, '질문하기');
    await page.getByRole('textbox', { name: '내용' }).fill('제목을 잊었어요');
    await press(page, '보내기');
    await page.getByText('제목을 적어 주세요.').waitFor();
    expect(
      await page
        .getByRole('textbox', { name: '제목' })
        .evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await preview.letGo(page);
  });

  it('keeps a reply while another thread is read', async () => {
    const { page } = await preview.open({ role: 'mentor' });
    await openThread(page, 5);
    await page.getByRole('textbox', { name: '내용' }).fill('쓰던 답변');
    await openThread(page, 3);
    expect(await page.getByRole('textbox', { name: '내용' }).inputValue()).toBe('');
    await openThread(page, 5);
    await expect
      .poll(() => page.getByRole('textbox', { name: '내용' }).inputValue())
      .toBe('쓰던 답변');
    await preview.letGo(page);
  });

  it('waits for a Korean syllable before it sends', async () => {
    const { page } = await preview.open({ role: 'mentor' });
    await openThread(page, 3);
    const field = page.getByRole('textbox', { name: '내용' });
    await field.focus();
    const input = await page.context().newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: '네', selectionStart: 1, selectionEnd: 1 });
    await field.dispatchEvent('keydown', {
      key: 'Enter',
      keyCode: 229,
      ctrlKey: true,
      isComposing: true,
      bubbles: true,
    });
    expect(await page.evaluate(() => window.kkanbuCalls.some(([name]) => name === 'send'))).toBe(
      false,
    );
    await input.send('Input.insertText', { text: '넵' });
    await expect
      .poll(() => page.evaluate(() => window.kkanbuCalls.some(([name]) => name === 'send')))
      .toBe(true);
    const calls = await page.evaluate(() => window.kkanbuCalls);
    expect(calls.findLast(([name]) => name === 'saveDraft')?.[1]).toMatchObject({
      text: '넵',
      kind: 'answer',
    });
    await preview.letGo(page);
  });
});

describe('the list', () => {
  it('is walked with arrows, opened with Enter and returned to with Escape', async () => {
    const { page } = await preview.open({ threads: 300 });
    await page.locator('.thread-item-title').first().focus();
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowDown');
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset'));
    await expect.poll(focused).toBe('13');
    await page.keyboard.press('Enter');
    await page.locator('.question-title').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('thread-title');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('13');
    await page.keyboard.press('End');
    await expect.poll(async () => Number(await focused())).toBeGreaterThan(90);
    await preview.letGo(page);
  });

  it('keeps few of ten thousand threads in the document', async () => {
    const { page } = await preview.open({ threads: 10_000 });
    expect(await page.locator('.thread-item').count()).toBeLessThan(40);
    await preview.letGo(page);
  });

  it('takes turns with the thread where room is short', async () => {
    const { page } = await preview.open({}, { viewport: { width: 720, height: 700 } });
    await openThread(page, 1);
    expect(await page.locator('.list').isVisible()).toBe(false);
    await press(page, '목록으로');
    expect(await page.locator('.list').isVisible()).toBe(true);
    await preview.letGo(page);
  });
});

describe('preferences', () => {
  it('change language and brightness at once', async () => {
    const { page } = await preview.open({}, { colorScheme: 'light' });
    await press(page, '설정');
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('button', { name: 'Inbox', exact: true }).waitFor();
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect
      .poll(async () =>
        page.evaluate(() => [
          document.documentElement.lang,
          document.title,
          getComputedStyle(document.documentElement).colorScheme,
        ]),
      )
      .toEqual(['en', 'Kkanbu Talk', 'dark']);
    await preview.letGo(page);
  });
});

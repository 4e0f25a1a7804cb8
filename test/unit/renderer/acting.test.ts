import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';

import { holdReasons, returnReasons } from '../../../preload/contract.ts';
import { wordsOf } from '../../../renderer/strings/words.ts';
import { asked, pagesOfThisFile, sees } from './preview/on-page.ts';
import { openThread, press } from './preview/screens.ts';

const words = wordsOf('ko');
const on = pagesOfThisFile();
const menuOf = async (page: Page, post: number): Promise<void> => {
  await page.getByRole('button', { name: '더 보기' }).nth(post).click();
};

describe('asking', () => {
  it('goes as is suggested when nobody chooses, and says when it arrives', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      await page.getByRole('textbox', { name: '제목' }).fill('연가');
      await page.getByRole('textbox', { name: '내용' }).fill('나누어 써도 되나요?');
      await press(page, '보내기');
      expect(await sees(page, '오늘 오전 11:32쯤 도착해요.')).toBe(true);
      expect(await asked(page, 'send')).toMatchObject({ when: 'mixed' });
    }));

  it('goes when and to whom somebody chooses', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      await page.getByRole('textbox', { name: '제목' }).fill('연가');
      await page.getByRole('textbox', { name: '내용' }).fill('나누어 써도 되나요?');
      await page.getByRole('radio', { name: '내일', exact: true }).check();
      expect(await sees(page, words.sending.hides.tomorrow)).toBe(true);
      await page.getByRole('radio', { name: '한 멘토에게', exact: true }).check();
      await press(page, '보내기');
      expect(await sees(page, '어느 멘토에게 물을지 골라 주세요.')).toBe(true);
      await page.getByRole('radio', { name: '조약돌', exact: true }).check();
      await press(page, '보내기');
      await page.getByRole('heading', { name: '내 질문', exact: true }).waitFor();
      expect(await asked(page, 'send')).toMatchObject({ when: 'tomorrow' });
      const saved = (await asked(page, 'saveDraft')) as { audience: string; mentor: string };
      expect([saved.audience, saved.mentor.length]).toEqual(['one-mentor', 64]);
    }));

  it('does not offer mentors themselves', () =>
    on({ role: 'mentor' }, async (page) => {
      await press(page, '질문하기');
      await page.getByRole('radio', { name: '한 멘토에게', exact: true }).check();
      await page.getByRole('radio', { name: '느티나무' }).waitFor();
      expect(await page.getByRole('radio', { name: '느린거북' }).count()).toBe(0);
    }));

  it('tells a newcomer why soon is missing, and how many threads are left', () =>
    on({ newcomer: true, certificates: 3 }, async (page) => {
      await press(page, '질문하기');
      expect(await sees(page, words.sending.newcomer)).toBe(true);
      expect(await sees(page, '이번 주에 새 글을 3개 더 시작할 수 있어요.')).toBe(true);
      expect(await page.getByRole('radio', { name: '곧', exact: true }).count()).toBe(0);
    }));

  it('tells what happens without certificates, and nothing where there are plenty', async () => {
    await on({ certificates: 0 }, async (page) => {
      await press(page, '질문하기');
      expect(await sees(page, words.sending.certificatesNone)).toBe(true);
    });
    await on({}, async (page) => {
      await press(page, '질문하기');
      await page.getByRole('radio', { name: '섞어서' }).waitFor();
      expect(await page.getByText('더 시작할 수 있어요').count()).toBe(0);
    });
  });
});

describe('a reply', () => {
  it('of a mentor goes soon without being asked about, and later if the mentor wants', () =>
    on({ role: 'mentor' }, async (page) => {
      await openThread(page, 1);
      expect(await page.getByRole('radio', { name: '곧' }).count()).toBe(0);
      await page.getByRole('textbox', { name: '내용' }).fill('이렇게 해 보세요.');
      await press(page, '때 바꾸기');
      expect(await page.getByRole('radio', { name: '곧' }).isChecked()).toBe(true);
      await press(page, '보내기');
      expect(await sees(page, '쯤 도착해요.')).toBe(true);
      expect(await asked(page, 'send')).toMatchObject({ when: 'soon' });
    }));

  it('of a member goes mixed in, unless chosen otherwise', () =>
    on({}, async (page) => {
      await openThread(page, 0);
      expect(await page.getByRole('radio', { name: '섞어서' }).isChecked()).toBe(true);
    }));
});

describe('the outbox', () => {
  it('says every reason to wait and every reason to come back in a sentence', () =>
    on({ everyHold: true }, async (page) => {
      await press(page, '보낼 편지함');
      for (const hold of holdReasons) expect(await sees(page, words.held[hold])).toBe(true);
      for (const why of returnReasons) expect(await sees(page, words.returned[why])).toBe(true);
    }));

  it('moves what has not gone to another time', () =>
    on({}, async (page) => {
      await press(page, '보낼 편지함');
      await page.getByRole('button', { name: '때 바꾸기' }).first().click();
      expect(await page.getByRole('radio', { name: '섞어서' }).isChecked()).toBe(true);
      await page.getByRole('radio', { name: '곧' }).check();
      await page.getByRole('group', { name: '언제 보낼까요' }).getByText('때 바꾸기').click();
      expect(await sees(page, '바꿨어요. 오늘 오전 10:26쯤 도착해요.')).toBe(true);
      expect(await asked(page, 'reschedule')).toMatchObject({ when: 'soon' });
    }));

  it('asks the author about what could not be confirmed', () =>
    on({}, async (page) => {
      await press(page, '보낼 편지함');
      await press(page, '다시 보내기');
      expect(await asked(page, 'sendAgain')).toBeDefined();
      expect(await sees(page, '다시 보낼게요.')).toBe(true);
    }));
});

describe('the menu of a post', () => {
  it('is worked from the keyboard, and Escape leaves it without leaving the thread', () =>
    on({}, async (page) => {
      await openThread(page, 0);
      await page.getByRole('button', { name: '더 보기' }).first().focus();
      await page.keyboard.press('Enter');
      await page.locator('[role=menuitem]:focus').waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('지우기');
      await page.keyboard.press('Escape');
      await page.getByRole('menuitem', { name: '지우기' }).waitFor({ state: 'hidden' });
      expect(await page.locator('.question-title').isVisible()).toBe(true);
    }));

  it('changes the words of a post where it stands', () =>
    on({}, async (page) => {
      await openThread(page, 0);
      await menuOf(page, 0);
      await page.getByRole('menuitem', { name: '고치기' }).click();
      const form = page.getByRole('form', { name: '글 고치기' });
      await form.getByRole('textbox', { name: '내용' }).fill('조금 다르게 물을게요.');
      expect(await page.getByRole('form').count()).toBe(1);
      await form.getByRole('button', { name: '보내기' }).click();
      await form.waitFor({ state: 'detached' });
      expect(await asked(page, 'saveDraft')).toMatchObject({
        kind: 'edit',
        text: '조금 다르게 물을게요.',
      });
    }));

  it('takes a post back only after it was said what that cannot do', () =>
    on({}, async (page) => {
      await openThread(page, 0);
      await menuOf(page, 0);
      await page.getByRole('menuitem', { name: '지우기' }).click();
      const dialog = page.getByRole('dialog', { name: words.posts.retracting.title });
      await dialog.getByText('이미 읽은 사람은 읽었어요.').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await asked(page, 'react')).toBeUndefined();
      expect(await page.locator('.question-title').isVisible()).toBe(true);
      await menuOf(page, 0);
      await page.getByRole('menuitem', { name: '지우기' }).click();
      await dialog.getByRole('button', { name: '지우기' }).click();
      await expect.poll(() => asked(page, 'react')).toMatchObject({ kind: 'retract' });
    }));

  it('reports a post with a reason and some words', () =>
    on({}, async (page) => {
      await openThread(page, 3);
      await menuOf(page, 0);
      await page.getByRole('menuitem', { name: '신고' }).click();
      const dialog = page.getByRole('dialog', { name: '신고하기' });
      await dialog.getByText(words.posts.reporting.who).waitFor();
      await dialog.getByRole('button', { name: '보내기' }).click();
      await dialog.getByText('무엇이 걱정되는지 골라 주세요.').waitFor();
      await dialog.getByRole('radio', { name: '누구인지 드러나요' }).check();
      await dialog.getByRole('textbox', { name: '내용' }).fill('부서가 그대로 적혀 있어요.');
      await dialog.getByRole('button', { name: '보내기' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await asked(page, 'saveDraft')).toMatchObject({
        kind: 'report',
        reason: 'identifies',
      });
    }));

  it('gives way to the veil, and is there again after it', () =>
    on({}, async (page) => {
      await openThread(page, 3);
      await menuOf(page, 0);
      await page.getByRole('menuitem', { name: '신고' }).click();
      const dialog = page.getByRole('dialog', { name: '신고하기' });
      await dialog.waitFor();
      await page.keyboard.press('F9');
      await dialog.waitFor({ state: 'hidden' });
      await press(page, '다시 보기');
      await dialog.waitFor();
      expect(await dialog.isVisible()).toBe(true);
    }));
});

describe('a thread', () => {
  it('tells what became of its posts and that it is closed', () =>
    on({ closed: true }, async (page) => {
      await openThread(page, 0);
      for (const text of [words.posts.retracted, words.posts.voided, words.posts.edited])
        expect(await sees(page, text)).toBe(true);
      expect(await sees(page, words.posts.closed)).toBe(true);
      expect(await sees(page, '이 글은 최대 41명 가운데 한 명으로 보내졌어요')).toBe(true);
      expect(await page.getByRole('form').count()).toBe(0);
    }));

  it('names the one mentor it went to', () =>
    on({}, async (page) => {
      await openThread(page, 8);
      expect(await sees(page, '느티나무 님에게만')).toBe(true);
    }));
});

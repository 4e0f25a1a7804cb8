import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';

import { wordsOf } from '../../../renderer/strings/words.ts';
import { comeIn, paste, toCompare, typeWords } from './preview/joining-screens.ts';
import { asked, pagesOfThisFile, sees } from './preview/on-page.ts';
import { samplePhrase } from './preview/sample-desk.ts';
import { press } from './preview/screens.ts';
import type { Scene } from './preview/scripted-bridge.ts';

const on = pagesOfThisFile();
const words = wordsOf('ko');
const newcomer: Scene = { phase: 'welcome', me: { phraseNoted: false } };
const step = (page: Page, at: number): Promise<boolean> => sees(page, `5단계 가운데 ${at}단계`);
const heading = (page: Page): Promise<string | null> =>
  page
    .locator('h1:focus')
    .waitFor()
    .then(() => page.locator('h1:focus').textContent());
const times = async (page: Page, name: string): Promise<number> =>
  (await page.evaluate(() => window.kkanbuCalls)).filter(([call]) => call === name).length;

describe('joining', () => {
  it('is five screens, each read from its heading on, with its place told', () =>
    on(newcomer, async (page) => {
      const titles: (string | null)[] = [];
      const look = async (at: number): Promise<void> => {
        await step(page, at);
        titles.push(await heading(page));
        const described = page.locator('h1').getAttribute('aria-describedby');
        expect(await page.locator(`#${String(await described)}`).textContent()).toBe(
          `5단계 가운데 ${at}단계`,
        );
      };
      await look(1);
      await paste(page);
      await look(2);
      await press(page, '다음');
      await look(3);
      await page.getByRole('radio', { name: '같아요' }).check();
      await press(page, '들어가기');
      await look(4);
      await press(page, '나중에 할게요');
      await look(5);
      expect(new Set(titles).size).toBe(5);
      await press(page, '시작하기');
      await page.getByRole('heading', { level: 1, name: '받은 글' }).waitFor();
      expect(await asked(page, 'join')).toEqual({ invite: 'kkanbu-invite', nickname: null });
    }));

  it('says who runs the group, and what that means, before anything is used', async () => {
    for (const operation of ['split', 'single'] as const) {
      await on({ ...newcomer, operation }, async (page) => {
        await paste(page);
        await page.getByRole('heading', { name: '누가 운영하나요' }).waitFor();
        expect(await sees(page, words.operation[operation])).toBe(true);
        expect(await sees(page, words.operationHint[operation])).toBe(true);
        expect(await times(page, 'join')).toBe(0);
      });
    }
  });

  it('asks whether the words are the same, and chooses for nobody', () =>
    on(newcomer, async (page) => {
      await toCompare(page);
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
      await press(page, '들어가기');
      expect(await sees(page, words.joining.compare.unanswered)).toBe(true);
      expect(await times(page, 'join')).toBe(0);
    }));

  it('ends with advice where the words differ, and joins nothing', () =>
    on(newcomer, async (page) => {
      await toCompare(page);
      await page.getByRole('radio', { name: '달라요' }).check();
      const advice = page.getByRole('status').filter({ hasText: words.joining.compare.stop });
      await advice.waitFor();
      expect(await page.getByRole('button', { name: '들어가기' }).count()).toBe(0);
      await press(page, '다른 초대 쓰기');
      await step(page, 1);
      expect(await page.getByRole('textbox', { name: '초대 코드' }).inputValue()).toBe('');
      expect(await times(page, 'join')).toBe(0);
    }));

  it('goes back while nothing has been used, and has the words compared anew', () =>
    on(newcomer, async (page) => {
      await toCompare(page);
      await page.getByRole('radio', { name: '같아요' }).check();
      await press(page, '이전');
      await press(page, '이전');
      expect(await page.getByRole('textbox', { name: '초대 코드' }).inputValue()).toBe(
        'kkanbu-invite',
      );
      await press(page, '초대 확인하기');
      await press(page, '다음');
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    }));

  it('hands over the name that a mentor chose', () =>
    on({ ...newcomer, role: 'mentor' }, async (page) => {
      await toCompare(page);
      await page.getByRole('textbox', { name: '멘토 이름' }).fill(' 느린거북 ');
      await page.getByRole('radio', { name: '같아요' }).check();
      await press(page, '들어가기');
      await step(page, 4);
      expect(await asked(page, 'join')).toMatchObject({ nickname: '느린거북' });
    }));
});

describe('the end of joining', () => {
  it('asks for three of the words, and shows all of them again where they were wrong', () =>
    on(newcomer, async (page) => {
      await comeIn(page);
      await step(page, 4);
      expect(await page.getByText(samplePhrase[3] ?? '').count()).toBe(0);
      await press(page, '낱말 보기');
      await press(page, '다 적었어요');
      await typeWords(page, () => '다른');
      expect(await sees(page, words.recovery.noting.wrong)).toBe(true);
      expect(await sees(page, samplePhrase[3] ?? '')).toBe(true);
      await press(page, '다 적었어요');
      await typeWords(page);
      await step(page, 5);
      expect(await times(page, 'notePhrase')).toBe(1);
      await press(page, '시작하기');
      await page.getByRole('heading', { level: 1, name: '받은 글' }).waitFor();
      expect(await page.getByText(words.recovery.noting.reminder).count()).toBe(0);
    }));

  it('gives no word to the clipboard by itself, and none to what fills in fields', () =>
    on({ preferences: { arriving: true }, me: { phraseNoted: false } }, async (page) => {
      await press(page, '낱말 보기');
      expect(await page.getByRole('button', { name: /복사/ }).count()).toBe(0);
      await press(page, '다 적었어요');
      for (const field of await page.getByRole('textbox').all()) {
        expect(await field.getAttribute('autocomplete')).toBe('off');
        expect(await field.getAttribute('spellcheck')).toBe('false');
      }
      await press(page, '낱말 다시 보기');
      await press(page, '낱말 가리기');
      expect(await page.getByText(samplePhrase[3] ?? '').count()).toBe(0);
    }));

  it('lets the words wait, and reminds quietly until they are checked', () =>
    on(newcomer, async (page) => {
      await comeIn(page);
      await press(page, '나중에 할게요');
      await press(page, '시작하기');
      const reminder = page.getByRole('region', { name: words.recovery.noting.title });
      await reminder.waitFor();
      expect(await reminder.getByRole('button').allTextContents()).toEqual(['적어 두기']);
      await press(page, '설정');
      await press(page, '낱말 24개 확인하기');
      await press(page, '낱말 보기');
      await press(page, '다 적었어요');
      await typeWords(page);
      await reminder.waitFor({ state: 'detached' });
      expect(await times(page, 'notePhrase')).toBe(1);
    }));

  it('goes on at its own place after a start in between', async () => {
    await on({ preferences: { arriving: true }, me: { phraseNoted: false } }, async (page) => {
      await step(page, 4);
      expect(await page.getByRole('navigation').count()).toBe(0);
    });
    await on({ preferences: { arriving: true } }, async (page) => {
      await step(page, 5);
      await press(page, '이전');
      await step(page, 4);
      await press(page, '다음으로');
      await step(page, 5);
    });
  });

  it('goes on at the last screen where the words were left for later', async () => {
    await on(
      { preferences: { arriving: true, wordsLater: true }, me: { phraseNoted: false } },
      async (page) => {
        await step(page, 5);
        await press(page, '이전');
        await step(page, 4);
        expect(await page.getByText('5단계 가운데 5단계').count()).toBe(0);
      },
    );
  });

  it('says what is hidden and what is not, by who runs it and who reads', async () => {
    const { hidden } = words.joining;
    await on({ preferences: { arriving: true }, operation: 'single' }, async (page) => {
      expect(await sees(page, hidden.servers.single)).toBe(true);
      expect(await page.getByText(hidden.mentors).count()).toBe(0);
      await press(page, hidden.more);
      await page.getByRole('heading', { level: 1, name: '이렇게 지켜요' }).waitFor();
      await press(page, '돌아가기');
      await step(page, 5);
    });
    await on({ preferences: { arriving: true }, role: 'mentor' }, async (page) => {
      expect(await sees(page, hidden.servers.split)).toBe(true);
      expect(await sees(page, hidden.mentors)).toBe(true);
    });
  });

  it('stands back behind an alarm, and comes to nobody who is no member any more', async () => {
    for (const scene of [{ alarm: 'split-view' }, { me: { standing: 'removed' } }] as const) {
      await on({ preferences: { arriving: true }, ...scene }, async (page) => {
        await page.getByRole('heading', { level: 1, name: '받은 글' }).waitFor();
        expect(await page.getByText('5단계 가운데').count()).toBe(0);
      });
    }
  });

  it('is spared whoever comes back with the words of another PC', () =>
    on({ phase: 'welcome', preferences: { arriving: true } }, async (page) => {
      await press(page, '다른 PC에서 쓰던 자격 되찾기');
      await page.getByRole('textbox', { name: '초대 코드' }).fill('kkanbu-invite');
      await page.getByRole('textbox', { name: '낱말 24개' }).fill(samplePhrase.join(' '));
      await press(page, '되찾기');
      await page.getByRole('heading', { level: 1, name: '받은 글' }).waitFor();
      expect(await page.getByText('5단계 가운데').count()).toBe(0);
    }));
});

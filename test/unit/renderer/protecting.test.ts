import { describe, expect, it } from 'vitest';

import { alarmKinds } from '../../../preload/contract.ts';
import { wordsOf } from '../../../renderer/strings/words.ts';
import { asked, pagesOfThisFile, sees } from './preview/on-page.ts';
import { sampleAlarm, samplePhrase } from './preview/sample-desk.ts';
import { openThread, press } from './preview/screens.ts';

const words = wordsOf('ko');
const on = pagesOfThisFile();

describe('an alarm', () => {
  it.each(alarmKinds)('is told in a sentence and never by its code: %s', (alarm) =>
    on(
      { alarm, phase: sampleAlarm(alarm).halting ? 'alarm' : 'ready', status: { hold: 'alarm' } },
      async (page) => {
        if (!sampleAlarm(alarm).halting) await press(page, '살펴보기');
        expect(await sees(page, words.alarm.kinds[alarm].what)).toBe(true);
        expect(await sees(page, words.alarm.kinds[alarm].may)).toBe(true);
        // The lines to pass on stand in a field; everything else is for people.
        expect(await page.locator('body').innerText()).not.toContain(alarm);
        expect(await page.locator('#alarm-lines').inputValue()).toBe(sampleAlarm(alarm).report);
      },
    ),
  );

  it('lets its lines be copied', () =>
    on({ alarm: 'second-key', phase: 'alarm' }, async (page) => {
      await press(page, '복사');
      expect(await sees(page, '복사했어요.')).toBe(true);
      await page.locator('body').evaluate(() => {
        const field = document.createElement('textarea');
        document.querySelector('main')?.append(field);
        field.focus();
      });
      await page.keyboard.press('Control+v');
      expect(await page.locator('main > textarea').inputValue()).toBe(
        sampleAlarm('second-key').report,
      );
    }));

  it('is gone on from only after a second question', () =>
    on({ alarm: 'second-key', phase: 'alarm' }, async (page) => {
      await press(page, '다시 연결해 보기');
      expect(await asked(page, 'retryAfterAlarm')).toBeUndefined();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('그대로 두기');
      await press(page, '이야기했고, 이어 갈게요');
      await page.getByRole('button', { name: '받은 글', exact: true }).waitFor();
    }));

  it('that holds posts is a line above what can still be read', () =>
    on({ alarm: 'split-view' }, async (page) => {
      expect(await sees(page, words.alarm.kinds['split-view'].what)).toBe(true);
      await openThread(page, 0);
      await press(page, '확인이 필요해요');
      expect(await sees(page, words.alarm.heldTitle)).toBe(true);
      await press(page, '돌아가기');
      await page.locator('.question-title').waitFor();
    }));
});

describe('how authors are hidden', () => {
  it('is reached from the sidebar, the status line, the composer and the settings, and left to where one was', () =>
    on({}, async (page) => {
      const title = page.getByRole('heading', { level: 1, name: '이렇게 지켜요' });
      await press(page, '질문하기');
      const ways = [
        () => page.locator('.sidebar').getByRole('button', { name: '이렇게 지켜요' }).click(),
        () => page.getByRole('button', { name: '최대 41명 가운데 한 명으로 보여요' }).click(),
        () => press(page, '어떻게 그런가요?'),
        async () => {
          await press(page, '설정');
          await page.locator('#settings').getByRole('button', { name: '이렇게 지켜요' }).click();
        },
      ];
      for (const way of ways) {
        await way();
        await title.waitFor();
        await press(page, '돌아가기');
        // What the settings led to leads back to them first.
        if (await page.getByRole('heading', { level: 1, name: '설정' }).count())
          await press(page, '돌아가기');
        await page.getByRole('form', { name: '질문하기' }).waitFor();
        expect(await title.count()).toBe(0);
      }
    }));

  it('tells of the operation that this cohort has', async () => {
    for (const operation of ['split', 'single'] as const) {
      await on({ operation }, async (page) => {
        await press(page, '이렇게 지켜요');
        for (const point of words.how.operation[operation])
          expect(await sees(page, point)).toBe(true);
      });
    }
  });
});

describe('the twenty-four words', () => {
  it('are shown when they are asked for, checked, and no more reminded of', () =>
    on({ me: { phraseNoted: false } }, async (page) => {
      await press(page, '적어 두기');
      expect(await page.getByText(samplePhrase[3] ?? '').count()).toBe(0);
      await press(page, '낱말 보기');
      expect(await sees(page, samplePhrase[3] ?? '')).toBe(true);
      await press(page, '다 적었어요');
      for (const field of await page.getByRole('textbox', { name: /번째 낱말/ }).all()) {
        const place = Number((await field.getAttribute('id'))?.slice('word-'.length));
        await field.fill(samplePhrase[place] ?? '');
      }
      await press(page, '확인하기');
      expect(await sees(page, '잘 적어 두었어요.')).toBe(true);
      expect(await page.getByText('아직 적어 두지 않았어요').count()).toBe(0);
    }));

  it('bring a membership back, and it is said what stayed behind', () =>
    on({ phase: 'welcome' }, async (page) => {
      await press(page, '다른 PC에서 쓰던 자격 되찾기');
      expect(await sees(page, words.recovery.stays)).toBe(true);
      await page.getByRole('textbox', { name: '초대 코드' }).fill('kkanbu-invite');
      await page.getByRole('textbox', { name: '낱말 24개' }).fill(samplePhrase.join(' '));
      expect(await sees(page, '24개 가운데 24개')).toBe(true);
      await press(page, '되찾기');
      expect(await sees(page, words.recovery.recovered)).toBe(true);
      expect(await asked(page, 'recover')).toMatchObject({ phrase: samplePhrase.join(' ') });
    }));
});

describe('announcements, notes of mentors and leaving', () => {
  it('count new announcements until they are looked at', () =>
    on({}, async (page) => {
      const count = page.locator('#nav-notices-count');
      expect(await count.textContent()).toBe('새 글 1개');
      await press(page, '공지');
      expect(await sees(page, '8월 첫 주에 서버를 옮겨요')).toBe(true);
      await count.waitFor({ state: 'detached' });
      expect(await sees(page, '새 공지')).toBe(true);
    }));

  it('let a mentor say when to ask', () =>
    on({ role: 'mentor' }, async (page) => {
      await press(page, '답변 가능 시간');
      await page.getByRole('textbox', { name: '멘토 안내' }).fill('수요일 오후가 좋아요.');
      await press(page, '안내 올리기');
      expect(await sees(page, '도착하면 모두에게 보여요.')).toBe(true);
      expect(await asked(page, 'saveDraft')).toMatchObject({
        kind: 'availability',
        text: '수요일 오후가 좋아요.',
      });
    }));

  it('keep what a mentor types of the note while they look at something else', () =>
    on({ role: 'mentor' }, async (page) => {
      await press(page, '답변 가능 시간');
      await page.getByRole('textbox', { name: '멘토 안내' }).fill('수요일 오후가');
      await press(page, '공지');
      await press(page, '답변 가능 시간');
      expect(await page.getByRole('textbox', { name: '멘토 안내' }).inputValue()).toBe(
        '수요일 오후가',
      );
    }));

  it('tell a removed member plainly', () =>
    on({ me: { standing: 'removed' } }, async (page) => {
      expect(await sees(page, words.recovery.removed)).toBe(true);
    }));
});

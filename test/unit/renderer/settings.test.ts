import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';

import { pagesOfThisFile } from './preview/on-page.ts';
import { press } from './preview/screens.ts';

const on = pagesOfThisFile();

/** Does by its name what can be called by a name. */
const call = async (page: Page, name: string): Promise<void> => {
  await page.locator('.sidebar').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(name);
  await page.keyboard.press('Enter');
};
const focused = { withText: () => document.activeElement?.textContent };

describe('the settings', () => {
  it('are a screen with a region for each section, and Escape leads back', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      await press(page, '설정');
      await page.getByRole('heading', { level: 1, name: '설정' }).waitFor();
      expect(await page.evaluate(focused.withText)).toBe('설정');
      for (const name of ['알림', '사무실에서', '보기', '이 PC', '프로그램 정보'])
        expect(await page.getByRole('region', { name, exact: true }).count()).toBe(1);
      await page.keyboard.press('Escape');
      await page.getByRole('form', { name: '질문하기' }).waitFor();
    }));

  it('say what a notification tells, and to mentors that questions are counted', async () => {
    const hint = async (setting: Parameters<typeof on>[0]): Promise<string> => {
      let said = '';
      await on(setting, async (page) => {
        await press(page, '설정');
        said = (await page.locator('#settings-notifications').textContent()) ?? '';
      });
      return said;
    };
    const mentee = await hint({});
    expect(mentee).toContain('누구의 PC에서나 같은 때에 같은 말로');
    expect(mentee).not.toContain('멘토');
    expect(await hint({ role: 'mentor' })).toContain('기다리는 질문이 몇 개인지도');
  });

  it('open by Ctrl and the comma, also while somebody types, whose words stay', () =>
    on({}, async (page) => {
      await press(page, '질문하기');
      await page.getByRole('textbox', { name: '제목' }).fill('쓰다 만 제목');
      await page.keyboard.press('Control+,');
      await page.getByRole('heading', { level: 1, name: '설정' }).waitFor();
      await press(page, '돌아가기');
      const title = page.getByRole('textbox', { name: '제목' });
      await expect.poll(async () => title.inputValue()).toBe('쓰다 만 제목');
    }));

  it('open at the section that was called by its name, and read on from its heading', () =>
    on({}, async (page) => {
      await call(page, '잠금');
      await expect.poll(async () => page.evaluate(focused.withText)).toBe('사무실에서');
      await call(page, '설정: 프로그램 정보');
      await expect.poll(async () => page.evaluate(focused.withText)).toBe('프로그램 정보');
      expect(await page.locator('#settings-about').isVisible()).toBe(true);
    }));

  it('lead to what they name and take one back', () =>
    on({}, async (page) => {
      await press(page, '설정');
      await press(page, '이 PC의 자료');
      await page.getByRole('heading', { level: 1, name: '이 PC의 자료' }).waitFor();
      expect(await page.getByRole('region', { name: '알림', exact: true }).count()).toBe(0);
      await press(page, '돌아가기');
      await page.getByRole('heading', { level: 1, name: '설정' }).waitFor();
      await press(page, '돌아가기');
      await page.getByRole('heading', { level: 1, name: '받은 글' }).waitFor();
    }));
});

describe('the settings of this PC and about the program', () => {
  it('lead straight to the file that everything is put into, and back', () =>
    on({}, async (page) => {
      await press(page, '설정');
      await press(page, '옮길 파일로 내보내기');
      await page.getByRole('heading', { level: 1, name: '이 PC의 자료' }).waitFor();
      await expect.poll(async () => page.evaluate(focused.withText)).toBe('다른 PC로 옮기기');
      expect(await page.getByRole('button', { name: '파일 만들기' }).isVisible()).toBe(true);
      await press(page, '돌아가기');
      await page.getByRole('heading', { level: 1, name: '설정' }).waitFor();
    }));

  it('lead to no file where everything has been taken to another PC', () =>
    on({ me: { standing: 'moved' } }, async (page) => {
      await press(page, '설정');
      expect(await page.getByRole('button', { name: '옮길 파일로 내보내기' }).count()).toBe(0);
    }));

  it('tell the version of the program and of the protocol, and copy both', () =>
    on({}, async (page) => {
      await press(page, '설정');
      const version = '깐부톡 0.1.0 · 통신 규약 1';
      await page.getByText(version).waitFor();
      await page.evaluate(() => {
        document.addEventListener('copy', () => {
          window.name = document.getSelection()?.toString() ?? '';
        });
      });
      await press(page, '버전 복사하기');
      await page.getByText('복사했어요. 전산 담당자에게').waitFor();
      expect(await page.evaluate(() => window.name)).toBe(version);
      expect(await page.evaluate(focused.withText)).toContain('버전 복사하기');
    }));
});

describe('the field for everything', () => {
  it('shows the tour again', () =>
    on({}, async (page) => {
      await call(page, '둘러보기');
      await expect.poll(async () => page.locator('.tour-card').isVisible()).toBe(true);
    }));

  it('asks how a guidebook is to be made', () =>
    on({}, async (page) => {
      await call(page, '안내서 만들기');
      const guide = page.getByRole('dialog', { name: '안내서 만들기' });
      await guide.waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(async () => guide.count()).toBe(0);
      expect(await page.getByRole('heading', { level: 1, name: '도움된 답변' }).count()).toBe(1);
    }));
});

import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';

import { keyActions, keyTable } from '../../../renderer/state/key-table.ts';
import { KeyReader, type Pressed } from '../../../renderer/state/key-reader.ts';
import { ko } from '../../../renderer/strings/ko.ts';
import { asked, pagesOfThisFile, sees } from './preview/on-page.ts';
import { openThread, press } from './preview/screens.ts';

const on = pagesOfThisFile();

const pressed = (more: Partial<Pressed>): Pressed => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  timeStamp: 0,
  ...more,
});

describe('the table of keys', () => {
  it('has every action once, and no way twice', () => {
    expect(keyTable.map(({ action }) => action).toSorted()).toEqual(keyActions.toSorted());
    const ways = keyTable.flatMap((line) => line.ways.map((way) => JSON.stringify(way)));
    expect(new Set(ways).size).toBe(ways.length);
  });

  it('is read by the place of a key, whatever letter it gives', () => {
    const reader = new KeyReader();
    expect(reader.read(pressed({ key: 'ㅓ', code: 'KeyJ' }), 'all')).toBe('next');
    expect(reader.read(pressed({ key: 'ㅏ', code: 'KeyK', ctrlKey: true }), 'all')).toBe('palette');
    expect(reader.read(pressed({ key: 'k', code: 'KeyK', metaKey: true }), 'all')).toBe('palette');
  });

  it('knows the second key of a pair, for a moment', () => {
    const reader = new KeyReader();
    const g = pressed({ key: 'ㅎ', code: 'KeyG', timeStamp: 100 });
    expect(reader.read(g, 'all')).toBe('waits');
    expect(reader.read(pressed({ key: 'ㅡ', code: 'KeyM', timeStamp: 900 }), 'all')).toBe(
      'go-mine',
    );
    expect(reader.read(g, 'all')).toBe('waits');
    expect(reader.read(pressed({ key: 'm', code: 'KeyM', timeStamp: 3000 }), 'all')).toBe('mute');
  });

  it('leaves whoever types alone, but for keys with Ctrl', () => {
    const reader = new KeyReader();
    for (const key of ['j', '/', '?', 'z'])
      expect(reader.read(pressed({ key, code: `Key${key.toUpperCase()}` }), 'anywhere')).toBeNull();
    expect(reader.read(pressed({ code: 'KeyZ', key: 'z', ctrlKey: true }), 'anywhere')).toBeNull();
    expect(reader.read(pressed({ code: 'KeyK', key: 'k', ctrlKey: true }), 'anywhere')).toBe(
      'palette',
    );
    expect(reader.read(pressed({ code: 'F9', key: 'F9' }), 'anywhere')).toBe('veil');
  });

  it('lets single letters be switched off, and leaves the rest', () => {
    const reader = new KeyReader();
    for (const [key, code] of [
      ['b', 'KeyB'],
      ['/', 'Slash'],
      ['g', 'KeyG'],
      ['?', 'Slash'],
    ] as const)
      expect(reader.read(pressed({ key, code }), 'named')).toBeNull();
    expect(reader.read(pressed({ key: 'f', code: 'KeyF', ctrlKey: true }), 'named')).toBe('search');
    expect(reader.read(pressed({ key: 'ArrowDown' }), 'named')).toBe('next');
  });

  it('goes on while an arrow is held down, and does nothing else twice', () => {
    const reader = new KeyReader();
    expect(reader.read(pressed({ key: 'j', code: 'KeyJ', repeat: true }), 'all')).toBe('next');
    expect(reader.read(pressed({ key: 'b', code: 'KeyB', repeat: true }), 'all')).toBeNull();
  });
});

/** Waits for a heading. @returns `true`, for a test to expect */
const heads = async (page: Page, name: string): Promise<boolean> => {
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return true;
};
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? '');

describe('the keyboard', () => {
  it('lists every key there is', () =>
    on({}, async (page) => {
      await page.locator('.thread-item').first().waitFor();
      await page.keyboard.press('?');
      const dialog = page.getByRole('dialog', { name: '단축키' });
      for (const action of keyActions)
        await dialog.getByText(ko.keyboard.actions[action], { exact: true }).first().waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => dialog.count()).toBe(0);
    }));

  it('walks the list, opens, answers and comes back, with a Korean keyboard on as well', () =>
    on({}, async (page) => {
      await page.locator('.thread-item').first().waitFor();
      await page.evaluate(() => {
        for (const key of ['ㅓ', 'ㅓ', 'ㅏ', 'ㅓ']) {
          const code = key === 'ㅓ' ? 'KeyJ' : 'KeyK';
          (document.activeElement ?? document.body).dispatchEvent(
            new KeyboardEvent('keydown', { key, code, keyCode: 229, bubbles: true }),
          );
        }
      });
      await expect.poll(() => focused(page)).toContain('첫 정기인사');
      await page.keyboard.press('Enter');
      expect(await sees(page, '1년이 안 됐는데')).toBe(true);
      await page.keyboard.press('r');
      await page.keyboard.type('j?');
      const field = page.getByRole('textbox', { name: '내용' });
      await expect.poll(() => field.inputValue()).toBe('저는 작년에 적었는데j?');
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('.question-title').count()).toBe(0);
    }));

  it('goes to the next thread where the open one has taken the place of the list', () =>
    on({}, async (page) => {
      await page.setViewportSize({ width: 720, height: 900 });
      await openThread(page, 0);
      await page.keyboard.press('j');
      expect(await heads(page, '첫 정기인사')).toBe(true);
      await page.keyboard.press('k');
      expect(await heads(page, '민원인이')).toBe(true);
    }));

  it('marks the row that has the focus, in every list', () =>
    on({}, async (page) => {
      const row = page.locator('.thread-item');
      await row.first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await expect.poll(() => focused(page)).toContain('첫 정기인사');
      await page.keyboard.press('b');
      const marked = row.filter({ hasText: '첫 정기인사' }).getByText('담아 둔 글');
      await expect.poll(() => marked.count()).toBe(1);
      for (const key of ['g', 'h']) await page.keyboard.press(key);
      await page.getByRole('heading', { level: 1, name: '도움된 답변' }).waitFor();
      await row.first().waitFor();
      await page.keyboard.press('j');
      await expect.poll(() => focused(page)).not.toBe('');
      await page.keyboard.press('m');
      await expect.poll(() => asked(page, 'mark')).toMatchObject({ muted: true });
    }));

  it('goes to every place that has a key', () =>
    on({}, async (page) => {
      await page.locator('.thread-item').first().waitFor();
      const places = keyTable.filter(({ section }) => section === 'places');
      for (const { action, ways } of places) {
        for (const stroke of ways[0] ?? []) await page.keyboard.press(stroke.shown);
        expect(await heads(page, ko.keyboard.actions[action])).toBe(true);
      }
    }));

  it('hears no single letter once that was switched off', () =>
    on({}, async (page) => {
      await openThread(page, 3);
      await page.keyboard.press('?');
      await page.getByRole('checkbox', { name: '글자나 기호 하나로 된 단축키 쓰기' }).uncheck();
      await press(page, '닫기');
      await page.keyboard.press('b');
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').waitFor();
      expect(await asked(page, 'mark')).toBeUndefined();
    }));

  it('does nothing while something stands before the page', () =>
    on({}, async (page) => {
      await openThread(page, 3);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('b');
      await page.keyboard.press('F9');
      await page.keyboard.press('m');
      expect(await asked(page, 'mark')).toBeUndefined();
      await press(page, '다시 보기');
    }));
});

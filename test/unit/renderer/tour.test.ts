import { describe, expect, it } from 'vitest';
import { pagesOfThisFile, sees } from './preview/on-page.ts';
import { press } from './preview/screens.ts';

const on = pagesOfThisFile();
const newcomer = { preferences: { tourSeen: false } };

describe('looking around', () => {
  it('is offered on the first day, and to nobody who has seen it', async () => {
    await on(newcomer, async (page) => {
      await page.getByRole('region', { name: '처음 오신 분께' }).waitFor();
    });
    await on({}, async (page) => {
      expect(await page.getByRole('region', { name: '처음 오신 분께' }).count()).toBe(0);
    });
  });

  it('is two pages that are read from their headings on, by keys alone', () =>
    on(newcomer, async (page) => {
      await press(page, '둘러보기');
      const focused = (): Promise<string | null | undefined> =>
        page.evaluate(() => document.activeElement?.textContent);
      const titles: (string | null | undefined)[] = [];
      for (let turned = 0; turned < 2; turned += 1) {
        await sees(page, `2쪽 가운데 ${turned + 1}쪽`);
        titles.push(await focused());
        await page.getByRole('button', { name: turned < 1 ? '다음' : '시작하기' }).focus();
        await page.keyboard.press('Enter');
      }
      expect(new Set(titles).size).toBe(2);
      await page.getByRole('heading', { name: '받은 글' }).waitFor();
      await page.getByRole('region', { name: '처음 오신 분께' }).waitFor({ state: 'detached' });
    }));

  it('leads to what it speaks of, and can be seen again', () =>
    on(newcomer, async (page) => {
      await press(page, '둘러보기');
      await page.locator('.tour-card').getByRole('button', { name: '질문하기' }).click();
      await page.getByRole('heading', { name: '질문하기', level: 1 }).waitFor();
      await press(page, '이렇게 지켜요');
      await press(page, '둘러보기');
      expect(await sees(page, '2쪽 가운데 1쪽')).toBe(true);
    }));

  it('is not offered again where it was declined', () =>
    on(newcomer, async (page) => {
      await press(page, '괜찮아요');
      const strip = page.getByRole('region', { name: '처음 오신 분께' });
      await expect.poll(() => strip.count()).toBe(0);
    }));
});

import { expect, it } from 'vitest';
import { asked, pagesOfThisFile } from './preview/on-page.ts';
import { press } from './preview/screens.ts';

const on = pagesOfThisFile();

it('how much of the room is taken stands below a text; too much is counted, kept and not sent', () =>
  on({}, async (page) => {
    await press(page, '질문하기');
    await page.getByRole('textbox', { name: '제목' }).fill('긴 이야기');
    const text = page.getByRole('textbox', { name: '내용' });
    const meter = page.locator('.meter');
    const taken = (): Promise<number> =>
      meter.evaluate((element) => {
        const [track, fill] = ['.meter-track', '.meter-fill'].map((part) =>
          element.querySelector(part)?.getBoundingClientRect(),
        );
        return (fill?.width ?? 0) / (track?.width ?? 1);
      });
    await text.fill('가'.repeat(1_800));
    await expect.poll(() => meter.innerText()).toBe('1,800 / 3,600자');
    await expect.poll(taken).toBeCloseTo(0.5, 2);

    await text.fill('가'.repeat(3_610));
    await expect.poll(() => meter.innerText()).toContain('10자');
    await expect.poll(taken).toBeCloseTo(1, 2);
    await press(page, '보내기');
    await expect.poll(() => page.locator('#ask-problem').innerText()).not.toBe('');
    expect(await text.inputValue()).toHaveLength(3_610);
    expect(await asked(page, 'send')).toBeUndefined();
  }));

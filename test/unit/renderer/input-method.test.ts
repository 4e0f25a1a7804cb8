import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { finished, keyboardOf } from './preview/korean-keyboard.ts';
import { asked, pagesOfThisFile } from './preview/on-page.ts';
import { openThread, press } from './preview/screens.ts';

const on = pagesOfThisFile();

const callsOf = (page: Page, name: string): Promise<number> =>
  page.evaluate((wanted) => window.kkanbuCalls.filter(([call]) => call === wanted).length, name);

/** Where people write, and how one gets there. */
const places: readonly (readonly [name: string, reach: (page: Page) => Promise<void>])[] = [
  [
    'a question',
    async (page) => {
      await press(page, '질문하기');
      await page.getByRole('textbox', { name: '제목' }).fill('공용차량');
      await page.getByRole('textbox', { name: '내용' }).focus();
    },
  ],
  [
    'a follow-up question',
    async (page) => {
      await openThread(page, 0);
      await page.locator('.reply textarea').focus();
    },
  ],
];

describe.each(places)('in %s, a Korean keyboard', (_, reach) => {
  it.each([
    ['ends the syllable', false],
    ['ends the syllable and repeats the key', true],
  ])('sends once with Ctrl and one Enter that %s', (_name, repeats) =>
    on({}, async (page) => {
      await reach(page);
      const keyboard = await keyboardOf(page);
      await keyboard.compose();
      await keyboard.enter({ ctrl: true, repeats });
      await expect.poll(() => callsOf(page, 'send')).toBe(1);
      expect(await asked(page, 'saveDraft')).toMatchObject({ text: finished });
      // A second one would have come by now.
      await page.waitForTimeout(300);
      expect(await callsOf(page, 'send')).toBe(1);
    }),
  );

  it('makes a new line with Enter alone, and sends nothing', () =>
    on({}, async (page) => {
      await reach(page);
      const keyboard = await keyboardOf(page);
      await keyboard.compose();
      await keyboard.enter({ ctrl: false, repeats: true });
      await expect
        .poll(() =>
          page.evaluate(
            () =>
              document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value,
          ),
        )
        .toBe(`${finished}\n`);
      expect(await callsOf(page, 'send')).toBe(0);
    }));

  it('saves a syllable as it stands, without ending it', () =>
    on({}, async (page) => {
      await reach(page);
      const keyboard = await keyboardOf(page);
      await keyboard.compose();
      await expect.poll(async () => asked(page, 'saveDraft')).toMatchObject({ text: finished });
      await keyboard.enter({ ctrl: false, repeats: false });
      expect(
        await page.evaluate(
          () =>
            document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value,
        ),
      ).toBe(finished);
    }));
});

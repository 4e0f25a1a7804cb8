import type { CDPSession, Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { asked, pagesOfThisFile } from './preview/on-page.ts';
import { openThread, press } from './preview/screens.ts';

const on = pagesOfThisFile();

/** Syllables as a Korean keyboard with two sets makes them, one stroke after the other: the last is still open. */
const strokes = ['ㅂ', '배', '뱇', '배차', '배차ㄹ', '배차르', '배차를'] as const;
const finished = '배차를';
/** What browsers tell of a key that the input method has swallowed. */
const swallowed = 229;

/** The keyboard of somebody who writes Korean: real compositions, as the browser's own input methods make them. */
class KoreanKeyboard {
  readonly #session: CDPSession;

  constructor(session: CDPSession) {
    this.#session = session;
  }

  /** Types all strokes; nothing is committed, the last syllable is open. */
  async compose(): Promise<void> {
    for (const text of strokes) {
      await this.#swallowedKey('Process', 'KeyQ');
      await this.#session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
  }

  /** The input method hears Enter first, and ends the composition; `repeats`: the page hears the key once more after it, as on macOS and with some methods of Linux. */
  async enter({ ctrl, repeats }: { ctrl: boolean; repeats: boolean }): Promise<void> {
    const modifiers = ctrl ? 2 : 0;
    await this.#swallowedKey('Enter', 'Enter', modifiers);
    await this.#session.send('Input.insertText', { text: finished });
    if (!repeats) return;
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, modifiers };
    await this.#session.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      ...key,
      ...(ctrl ? {} : { text: '\r' }),
    });
    await this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }

  async #swallowedKey(key: string, code: string, modifiers = 0): Promise<void> {
    await this.#session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      code,
      windowsVirtualKeyCode: swallowed,
      modifiers,
    });
  }
}

const keyboardOf = async (page: Page): Promise<KoreanKeyboard> =>
  new KoreanKeyboard(await page.context().newCDPSession(page));

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

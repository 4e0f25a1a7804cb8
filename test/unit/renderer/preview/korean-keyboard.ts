import type { CDPSession, Page } from '@playwright/test';

/** Syllables as a Korean keyboard with two sets makes them, one stroke after the other: the last is still open. */
const strokes = ['ㅂ', '배', '뱇', '배차', '배차ㄹ', '배차르', '배차를'] as const;
export const finished = '배차를';
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

export const keyboardOf = async (page: Page): Promise<KoreanKeyboard> =>
  new KoreanKeyboard(await page.context().newCDPSession(page));

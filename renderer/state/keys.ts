/** What a keyboard event tells; a subset of the DOM's, so that tests need no browser. */
export type KeyPress = {
  key: string;
  keyCode: number;
  isComposing: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
};

/** The code that browsers give to a key which the input method has swallowed. */
const swallowed = 229;

/** Whether the key belongs to the input method, which is in the middle of a syllable. */
export function isForInputMethod(press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  return press.isComposing || press.keyCode === swallowed;
}

/**
 * Decides when Ctrl+Enter sends. Pressed within a Korean syllable, it waits for the syllable to end and then sends once, so that nobody has to
 * press twice and no half syllable goes out. Enter alone is a new line and never sends.
 */
export class SendKey {
  #waiting = false;

  /** @returns what to do now: `send`, `hold` (swallow the key, the syllable is unfinished) or `pass` */
  pressed(press: KeyPress): 'send' | 'hold' | 'pass' {
    // Some input methods give the key no name while they compose; its code is then all there is.
    const isEnter = press.key === 'Enter' || (press.key === 'Process' && press.keyCode === 13);
    if (!isEnter || !(press.ctrlKey || press.metaKey)) return 'pass';
    if (isForInputMethod(press)) {
      this.#waiting = true;
      return 'hold';
    }
    this.#waiting = false;
    return 'send';
  }

  /** The syllable is finished. @returns whether to send now; read the text from the DOM, the page's state may lag behind */
  composed(): boolean {
    const send = this.#waiting;
    this.#waiting = false;
    return send;
  }
}

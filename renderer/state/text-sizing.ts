import type { Bridge, Preferences, TextSize, TextStep } from '../../preload/contract.ts';
import type { Words } from '../strings/words.ts';
import type { Announcer } from './announcer.ts';
import { answerOf } from './answers.ts';

/** As main has them, for who chooses one of them. */
export const textSizes: readonly TextSize[] = [80, 90, 100, 110, 125, 150, 175, 200];

/** How large everything in the window is. Main draws it so, whoever asked for it: a key, the wheel or the settings; here it is said. */
export class TextSizing {
  readonly #bridge: Bridge;
  readonly #announcer: Announcer;
  readonly #words: (language: Preferences['language']) => Words;
  #known: TextSize | null = null;

  constructor(
    bridge: Bridge,
    announcer: Announcer,
    words: (language: Preferences['language']) => Words,
  ) {
    this.#bridge = bridge;
    this.#announcer = announcer;
    this.#words = words;
  }

  async start(): Promise<void> {
    this.#bridge.onPreferencesChanged((preferences) => this.#hear(preferences));
    const outcome = await answerOf(() => this.#bridge.preferences());
    if (outcome.ok) this.#known ??= outcome.value.textSize;
  }

  async change(step: TextStep): Promise<void> {
    const before = this.#known;
    const outcome = await answerOf(() => this.#bridge.changeTextSize({ step }));
    if (!outcome.ok) return;
    const { language, textSize } = outcome.value;
    // Nothing became of it, and nothing was pushed: one hears why.
    if (textSize === before) this.#announcer.say(this.#words(language).sizes.stays(textSize));
  }

  #hear({ language, textSize }: Preferences): void {
    const before = this.#known;
    this.#known = textSize;
    if (before === null || before === textSize) return;
    this.#announcer.say(this.#words(language).sizes.said(textSize));
  }
}

import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { App } from '../../../main/app.ts';
import { maxTextLength, type DraftView, type Request } from '../../../preload/contract.ts';
import type { Chance } from '../chance.ts';
import type { Defect, Told } from './words.ts';

export type DraftInput = Request<'saveDraft'>;

export type TypistOptions = {
  handlers: App['handlers'];
  say: (told: Told) => void;
  /** The next word that nobody has typed yet. */
  nextWord: () => string;
  defect: Defect | null;
};

/** Hands that type: every letter is saved, and a word is told of once the call that saves its last letter has returned. */
export class Typist {
  readonly #options: TypistOptions;
  #saves = 0;

  constructor(options: TypistOptions) {
    this.#options = options;
  }

  blank(kind: DraftInput['kind'], thread: string | null): DraftInput {
    return {
      id: randomBytes(16).toString('hex'),
      kind,
      thread,
      title: '',
      text: '',
      topic: 'know-how',
      audience: 'everyone',
      mentor: null,
      target: null,
      reason: null,
    };
  }

  /** Types words at the end of a draft's text. Answers the draft as it was saved last. */
  async type(draft: DraftInput, words: number): Promise<DraftInput> {
    let typed = draft;
    if (typed.kind === 'question' && typed.title === '') {
      typed = await this.#word(typed, (title) => ({ ...typed, title }));
    }
    for (let count = 0; count < words && typed.text.length < maxTextLength - 20; count += 1) {
      const before = typed.text === '' ? '' : `${typed.text} `;
      const base = typed;
      typed = await this.#word(base, (word) => ({ ...base, text: before + word }));
    }
    return typed;
  }

  /** Many words at once, as they come from the clipboard. */
  async paste(draft: DraftInput, count: number): Promise<DraftInput> {
    const { say, nextWord } = this.#options;
    const room = Math.floor((maxTextLength - draft.text.length) / 9);
    const words = Array.from({ length: Math.max(0, Math.min(count, room)) }, nextWord);
    const pasted = { ...draft, text: [draft.text, ...words].filter(Boolean).join(' ') };
    say({ event: 'begun', words });
    if (!(await this.save(pasted))) return draft;
    say({ event: 'saved', words });
    return pasted;
  }

  /** `false` where it was refused. */
  async save(draft: DraftInput): Promise<boolean> {
    this.#saves += 1;
    if (this.#options.defect === 'forgets' && this.#saves % 28 > 7) return true;
    return (await this.attempt('saveDraft', (handlers) => handlers.saveDraft(draft))) !== null;
  }

  async send(draft: DraftInput, when: Request<'send'>['when']): Promise<void> {
    const sent = await this.attempt('send', (handlers) => handlers.send({ draft: draft.id, when }));
    if (!sent || this.#options.defect !== 'repeats') return;
    const again = { ...draft, id: randomBytes(16).toString('hex') };
    await this.save(again);
    await this.attempt('send', (handlers) => handlers.send({ draft: again.id, when }));
  }

  /** A call as a page makes it: a refusal is told of, and answered with `null`. */
  async attempt<T>(
    call: string,
    work: (handlers: App['handlers']) => T | Promise<T>,
  ): Promise<T | null> {
    await turn();
    try {
      return await work(this.#options.handlers);
    } catch (error) {
      const code = codeOf(error);
      this.#options.say({ event: 'refused', call, code });
      if (code === 'vault-locked' || code === 'vault-damaged') await this.#mend();
      return null;
    }
  }

  /** A vault that turns out to be damaged while it is open is mended by its person, who is asked. */
  async #mend(): Promise<void> {
    const { handlers, say } = this.#options;
    const isDamaged = async (): Promise<boolean> => {
      const { vault } = await handlers.appState(undefined);
      return vault.mode === 'locked' && vault.why === 'damaged';
    };
    if (!(await isDamaged())) return;
    try {
      await handlers.rebuild(undefined);
      say({ event: 'mended' });
    } catch (error) {
      say({ event: 'refused', call: 'rebuild', code: codeOf(error) });
    }
  }

  async #word(base: DraftInput, put: (word: string) => DraftInput): Promise<DraftInput> {
    const { say, nextWord } = this.#options;
    const word = nextWord();
    for (let length = 1; length < word.length; length += 1) {
      if (!(await this.save(put(word.slice(0, length))))) return base;
    }
    const whole = put(word);
    say({ event: 'begun', words: [word] });
    if (!(await this.save(whole))) return base;
    say({ event: 'saved', words: [word] });
    return whole;
  }
}

/** Without the time of its saving, which is the vault's. */
export function inputOf(view: DraftView): DraftInput {
  const { id, kind, thread, title, text, topic, audience, mentor, target, reason } = view;
  return { id, kind, thread, title, text, topic, audience, mentor, target, reason };
}

/** A failure's code, or its class where it has none: never its message. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.constructor.name : typeof error;
}

/** 곧 mostly. */
export const someTime = (chance: Chance): Request<'send'>['when'] =>
  chance.happens(0.7) ? 'soon' : chance.happens(0.8) ? 'mixed' : 'tomorrow';

import { initialOf, initialsOf, isInitial } from '../vault/search/hangul.ts';
import { foldWords, squeeze } from '../vault/search/fold.ts';

/** A stretch of a squeezed text, UTF-16 units. */
export type Stretch = { at: number; length: number };

/** How well a word stands in a text. apart: only if spaces are left out. */
export const strengths = { apart: 0, inside: 1, beginning: 2, whole: 3 } as const;

/** A text that is searched. */
export class SearchText {
  /** Without spaces. */
  readonly text: string;
  readonly #words: string[];
  #initials: string | null = null;
  #starts: Uint8Array | null = null;

  /** `original` in composed syllables. */
  constructor(original: string) {
    const folded = foldWords(original);
    this.text = squeeze(folded);
    this.#words = folded.split(' ');
  }

  /** The text's initial consonants: as long as the text. */
  get initials(): string {
    this.#initials ??= initialsOf(this.text);
    return this.#initials;
  }

  /** Where a word stands. Initial consonants in it stand for every syllable that begins with them. */
  *places(word: string): Generator<Stretch> {
    const hasInitials = Array.from(word).some(isInitial);
    const text = hasInitials ? this.initials : this.text;
    const wanted = hasInitials ? initialsOf(word) : word;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (!hasInitials || this.#fits(word, at)) yield { at, length: word.length };
    }
  }

  has(word: string): boolean {
    return !this.places(word).next().done;
  }

  /** -1 where it does not stand at all. */
  strength(word: string): number {
    let best = -1;
    for (const place of this.places(word)) {
      best = Math.max(best, this.strengthAt(place));
      if (best === strengths.whole) break;
    }
    return best;
  }

  strengthAt({ at, length }: Stretch): number {
    const starts = this.#wordStarts();
    const end = at + length;
    const isStart = starts[at] === 1;
    if (isStart && (end === this.text.length || starts[end] === 1)) return strengths.whole;
    if (isStart) return strengths.beginning;
    return starts.subarray(at + 1, end).includes(1) ? strengths.apart : strengths.inside;
  }

  #fits(word: string, at: number): boolean {
    for (let unit = 0; unit < word.length; unit += 1) {
      const wanted = word.charAt(unit);
      const found = this.text.charAt(at + unit);
      if (wanted === found) continue;
      if (!isInitial(wanted) || initialOf(found) !== wanted) return false;
    }
    return true;
  }

  #wordStarts(): Uint8Array {
    if (this.#starts) return this.#starts;
    const starts = new Uint8Array(this.text.length);
    let at = 0;
    for (const word of this.#words) {
      if (at < starts.length) starts[at] = 1;
      at += word.length;
    }
    this.#starts = starts;
    return starts;
  }
}

import { hasInitials, syllablesOf } from '../vault/search/hangul.ts';
import { squeeze } from '../vault/search/fold.ts';

/** A stretch of a squeezed text, UTF-16 units. */
export type Stretch = { at: number; length: number };

/** How well a word stands in a text. apart: only if spaces are left out. */
export const strengths = { apart: 0, inside: 1, beginning: 2, whole: 3 } as const;

const space = 32;

/** A text that is searched. */
export class SearchText {
  readonly #folded: string;
  #text: string | null = null;
  #starts: Uint8Array | null = null;

  /** `folded`: see fold.ts. */
  constructor(folded: string) {
    this.#folded = folded;
  }

  /** Without spaces. */
  get text(): string {
    this.#text ??= squeeze(this.#folded);
    return this.#text;
  }

  /** Where a word stands. Initial consonants in it stand for every syllable that begins with them. */
  *places(word: string): Generator<Stretch> {
    for (let at = this.find(word, 0); at >= 0; at = this.find(word, at + 1)) {
      yield { at, length: word.length };
    }
  }

  /** The first place from one on where a word stands; -1 where there is none. */
  find(word: string, from: number): number {
    if (!hasInitials(word)) return this.text.indexOf(word, from);
    return new Pattern(word).find(this.text, from);
  }

  /** As {@link find} from the beginning on. Nothing is squeezed for it. */
  first(word: string): number {
    const at = new Pattern(word).find(this.#folded, 0);
    if (at < 0) return -1;
    let spaces = 0;
    for (let unit = 0; unit < at; unit += 1) {
      if (this.#folded.charCodeAt(unit) === space) spaces += 1;
    }
    return at - spaces;
  }

  has(word: string): boolean {
    return this.strength(word) >= 0;
  }

  /** How well it stands where it stands best; -1 where it does not stand at all. Nothing is squeezed for it: most texts are asked this alone. */
  strength(word: string): number {
    const folded = this.#folded;
    const pattern = new Pattern(word);
    let best = -1;
    for (let at = pattern.find(folded, 0); at >= 0; at = pattern.find(folded, at + 1)) {
      const isStart = at === 0 || folded.charCodeAt(at - 1) === space;
      const isEnd = pattern.end === folded.length || folded.charCodeAt(pattern.end) === space;
      if (isStart && isEnd) return strengths.whole;
      const isApart = pattern.end - at > word.length;
      const inside = isApart ? strengths.apart : strengths.inside;
      best = Math.max(best, isStart ? strengths.beginning : inside);
    }
    return best;
  }

  strengthAt({ at, length }: Stretch): number {
    const starts = this.#wordStarts();
    const end = at + length;
    const isStart = starts[at] === 1;
    if (isStart && (end === this.text.length || starts[end] === 1)) return strengths.whole;
    if (isStart) return strengths.beginning;
    for (let unit = at + 1; unit < end; unit += 1) if (starts[unit] === 1) return strengths.apart;
    return strengths.inside;
  }

  #wordStarts(): Uint8Array {
    if (this.#starts) return this.#starts;
    const starts = new Uint8Array(this.text.length + 1);
    let at = 0;
    starts[0] = 1;
    for (let unit = 0; unit < this.#folded.length; unit += 1) {
      if (this.#folded.charCodeAt(unit) === space) starts[at] = 1;
      else at += 1;
    }
    this.#starts = starts;
    return starts;
  }
}

/** A word to be looked for in folded texts, whatever spaces stand in them. */
class Pattern {
  /** Where the place ends that was found last. */
  end = 0;
  readonly #word: string;
  readonly #first: string | null;
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  constructor(word: string) {
    this.#word = word;
    for (let unit = 0; unit < word.length; unit += 1) {
      const { from, to } = syllablesOf(word.charCodeAt(unit));
      this.#from.push(from);
      this.#to.push(to);
    }
    this.#first = this.#from[0] === this.#to[0] ? word.charAt(0) : null;
  }

  /** The first place from one on where the word stands; -1 where there is none. */
  find(text: string, from: number): number {
    for (let at = this.#next(text, from); at >= 0; at = this.#next(text, at + 1)) {
      if (this.#fits(text, at)) return at;
    }
    return -1;
  }

  /** The next place where its first character stands. */
  #next(text: string, from: number): number {
    if (this.#first !== null) return text.indexOf(this.#first, from);
    const [least = 0] = this.#from;
    const [most = 0] = this.#to;
    const itself = this.#word.charCodeAt(0);
    for (let at = from; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if ((unit >= least && unit <= most) || unit === itself) return at;
    }
    return -1;
  }

  #fits(text: string, at: number): boolean {
    let place = at;
    for (let unit = 0; unit < this.#word.length; unit += 1) {
      if (unit > 0 && text.charCodeAt(place) === space) place += 1;
      const found = text.charCodeAt(place);
      const isOne = found >= (this.#from[unit] ?? 0) && found <= (this.#to[unit] ?? 0);
      if (!isOne && found !== this.#word.charCodeAt(unit)) return false;
      place += 1;
    }
    this.end = place;
    return true;
  }
}

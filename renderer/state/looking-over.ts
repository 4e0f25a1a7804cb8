import { batch, computed, signal } from '@preact/signals';
import type { Bridge, Finding, SimilarThread } from '../../preload/contract.ts';
import type { PageEnvironment, Timer } from '../environment.ts';
import { answerOf } from './answers.ts';
import type { Written } from './composer.ts';
import { moved } from './places.ts';

/** Rests between two words, and not between two syllables, ms. */
const pause = 300;
/** Below so many letters there is nothing to compare. */
const fewest = 4;
const mostAlike = 3;
/** Letters shown on either side of what was found. */
const around = 14;

/** A place that may tell who somebody is, with the words around it. */
export type Found = Finding & { words: string; before: string; after: string };

type Looked = Pick<Written, 'id' | 'title' | 'text'>;

/** What this PC notices in one text in the making. It lives in the page's memory only, and ends with the form. */
export class LookingOver {
  /** In the order in which they stand, without those that were left as they are. */
  readonly found = signal<readonly Found[]>([]);
  /** It sounds as if somebody needed more than this programme. */
  readonly care = signal(false);
  readonly alike = signal<readonly SimilarThread[]>([]);
  /** Whether the places are listed one by one. */
  readonly unfolded = signal(false);
  /** Whether somebody who wants to send was asked to look at all that is open now. */
  readonly hasAsked = computed(() => {
    const found = this.found.value;
    return found.length > 0 && found.every((one) => this.#asked.value.has(keyOf(one)));
  });
  readonly #asked = signal<ReadonlySet<string>>(new Set());
  readonly #bridge: Bridge;
  readonly #environment: PageEnvironment;
  readonly #left = new Set<string>();
  #careLeft = false;
  #timer: Timer | null = null;
  #seen: Looked | null = null;
  /** Looks at what is seen, if that has not been done. */
  #now: () => Promise<void> = () => Promise.resolve();
  /** Grows with every change, so that an older answer is thrown away. */
  #turn = 0;

  constructor(bridge: Bridge, environment: PageEnvironment) {
    this.#bridge = bridge;
    this.#environment = environment;
  }

  /** Takes over what is written now; it is looked over once the keys rest. @param asks whether it is a question */
  see(looked: Looked, asks: boolean): void {
    this.#timer?.cancel();
    this.#turn += 1;
    const turn = this.#turn;
    const before = this.#seen;
    this.#seen = looked;
    // Until then the marks stay with their words.
    if (before !== null && this.found.peek().length > 0) {
      this.found.value = this.found.peek().flatMap((one) => {
        const place = moved(one, before[one.field], looked[one.field]);
        return place === null ? [] : [inContext({ ...one, ...place }, looked[one.field])];
      });
    }
    let look: Promise<void> | null = null;
    this.#now = () => (look ??= this.#look(looked, asks, turn));
    this.#timer = this.#environment.after(pause, () => void this.#now());
  }

  /**
   * Whether what is written may go: asks once to look at what is open, and never twice for the same. What was typed last is looked at first. It
   * keeps nobody from sending: where nothing can be looked at, everything may go.
   */
  async mayGo(): Promise<boolean> {
    this.#timer?.cancel();
    await this.#now();
    if (this.found.value.length === 0 || this.hasAsked.value) return true;
    this.#asked.value = new Set([...this.#asked.value, ...this.found.value.map(keyOf)]);
    return false;
  }

  /** These words stay as they are, wherever they stand in this text. */
  leaveAsIs(found: Found): void {
    this.#left.add(keyOf(found));
    this.found.value = this.found.value.filter((one) => !this.#left.has(keyOf(one)));
  }

  /** Who has read it need not read it again in this text. */
  putCareAside(): void {
    this.#careLeft = true;
    this.care.value = false;
  }

  /** The form is gone. */
  end(): void {
    this.#timer?.cancel();
    this.#turn += 1;
  }

  async #look({ id, title, text }: Looked, asks: boolean, turn: number): Promise<void> {
    const isEnough = asks && `${title}${text}`.replace(/\s/gu, '').length >= fewest;
    const [checked, alike] = await Promise.all([
      answerOf(() => this.#bridge.checkWriting({ title, text, draft: id })),
      isEnough ? answerOf(() => this.#bridge.similar({ title, text, limit: mostAlike })) : null,
    ]);
    if (turn !== this.#turn) return;
    batch(() => {
      if (checked.ok) {
        this.found.value = checked.value.findings
          .map((finding) => inContext(finding, finding.field === 'title' ? title : text))
          .filter((one) => !this.#left.has(keyOf(one)));
        this.care.value = checked.value.care && !this.#careLeft;
      }
      this.alike.value = alike?.ok === true ? alike.value : [];
    });
  }
}

function keyOf({ kind, words }: Found): string {
  return `${kind} ${words}`;
}

function inContext(finding: Finding, whole: string): Found {
  const { from, to } = finding;
  const start = Math.max(0, from - around);
  return {
    ...finding,
    words: whole.slice(from, to),
    before: (start > 0 ? '…' : '') + whole.slice(start, from),
    after: whole.slice(to, to + around) + (to + around < whole.length ? '…' : ''),
  };
}

import { batch, computed, signal } from '@preact/signals';
import type {
  Bridge,
  ErrorCode,
  Outcome,
  SearchHit,
  SearchPage,
  SearchScope,
  Topic,
} from '../../preload/contract.ts';
import type { PageEnvironment, Timer } from '../environment.ts';
import { answerOf } from './answers.ts';

const pageLength = 50;
/** The last hit that main answers for, and one more. */
const farthest = 10_000;
/** Short enough to feel at once, long enough for the keystrokes of one syllable. */
const pause = 80;

/**
 * Looking for words in everything that can be read here. The newest answer wins, and what was found stays until something newer was. Words and hits
 * live in the page's memory only, and only until the search is left.
 */
export class Searching {
  /** What stands in the field, half syllables too. */
  readonly text = signal('');
  readonly topic = signal<Topic | null>(null);
  readonly scope = signal<SearchScope>('all');
  /** Best first; `null` while nothing is asked for, or nothing was answered yet. */
  readonly hits = signal<readonly SearchHit[] | null>(null);
  /** Whether there is more than what was read. */
  readonly hasMore = signal(false);
  /** Whether everything on this PC was looked through; not while the index is still being made. */
  readonly complete = signal(true);
  /** The words of the answer that is on show, as main understood them. */
  readonly terms = signal<readonly string[]>([]);
  /** The text that was answered last, to be told to people. */
  readonly answered = signal('');
  readonly problem = signal<ErrorCode | null>(null);
  /** Grows with every wish to have the cursor in the field. */
  readonly summons = signal(0);
  readonly isNarrowed = computed(() => this.topic.value !== null || this.scope.value !== 'all');
  readonly #bridge: Bridge;
  readonly #environment: PageEnvironment;
  #timer: Timer | null = null;
  /** Grows with every question, so that an older answer is thrown away. */
  #turn = 0;
  #asking = false;
  #reading = false;
  /** Where the first page ended: what arrived afterwards stands in none of the later ones. */
  #before: number | null = null;
  /** Hits that were read, those among them that are not shown a second time. */
  #read = 0;

  constructor(bridge: Bridge, environment: PageEnvironment) {
    this.#bridge = bridge;
    this.#environment = environment;
  }

  /** Takes over what stands in the field now; it is looked for in a moment. */
  type(text: string): void {
    if (text === this.text.value) return;
    this.text.value = text;
    if (text.trim() === '') this.#forget();
    else this.#timer ??= this.#environment.after(pause, () => void this.look());
  }

  /** Looks in one topic only, or in threads of one state only. */
  async narrow(change: { topic?: Topic | null; scope?: SearchScope }): Promise<void> {
    batch(() => {
      if (change.topic !== undefined) this.topic.value = change.topic;
      if (change.scope !== undefined) this.scope.value = change.scope;
    });
    await this.look();
  }

  /** Looks now. @returns what fits best, once the newest text has been answered; `null` if nothing does */
  async look(): Promise<SearchHit | null> {
    this.#stopTimer();
    const text = this.text.value;
    if (text.trim() === '') return null;
    this.#turn += 1;
    const turn = this.#turn;
    this.#asking = true;
    const outcome = await this.#ask(text, 0, null);
    if (turn !== this.#turn) return null;
    this.#asking = false;
    if (outcome.ok) this.#show(text, outcome.value, []);
    else this.problem.value = outcome.code;
    return outcome.ok ? (outcome.value.hits[0] ?? null) : null;
  }

  /** Posts arrived: looks again, unless the person has scrolled on meanwhile; rows must not move under the hand. */
  async refresh(): Promise<void> {
    const shown = this.hits.value?.length ?? 0;
    if (!this.#asking && shown <= pageLength && this.answered.value !== '') await this.look();
  }

  /** Reads the next hits, when the list has been scrolled near its end. */
  async more(): Promise<void> {
    const shown = this.hits.value ?? [];
    const offset = this.#read;
    const isOld = this.answered.value !== this.text.value;
    if (this.#reading || isOld || !this.hasMore.value || offset > farthest) return;
    this.#reading = true;
    const turn = this.#turn;
    const outcome = await this.#ask(this.text.value, offset, this.#before);
    this.#reading = false;
    if (turn !== this.#turn) return;
    if (outcome.ok) this.#show(this.answered.value, outcome.value, shown);
    else this.problem.value = outcome.code;
  }

  /** Wants the cursor in the field. */
  summon(): void {
    this.summons.value += 1;
  }

  /** The search is left: nothing of it stays. */
  leave(): void {
    batch(() => {
      this.text.value = '';
      this.topic.value = null;
      this.scope.value = 'all';
      this.#forget();
    });
  }

  #ask(text: string, offset: number, before: number | null): Promise<Outcome<SearchPage>> {
    const [topic, scope] = [this.topic.value, this.scope.value];
    const request = { text, topic, scope, offset, limit: pageLength };
    return answerOf(() => this.#bridge.search(before === null ? request : { ...request, before }));
  }

  #show(
    text: string,
    { hits, more, complete, terms, before }: SearchPage,
    above: readonly SearchHit[],
  ): void {
    this.#before = before;
    this.#read = (above.length > 0 ? this.#read : 0) + hits.length;
    // Where a thread was accepted or taken back in between, others change places.
    const known = new Set(above.map(({ thread }) => thread.id));
    batch(() => {
      this.hits.value = [...above, ...hits.filter(({ thread }) => !known.has(thread.id))];
      this.hasMore.value = more && hits.length > 0;
      this.complete.value = complete;
      this.terms.value = terms;
      this.answered.value = text;
      this.problem.value = null;
    });
  }

  #forget(): void {
    this.#stopTimer();
    this.#turn += 1;
    this.#asking = false;
    batch(() => {
      this.hits.value = null;
      this.hasMore.value = false;
      this.terms.value = [];
      this.answered.value = '';
      this.problem.value = null;
    });
  }

  #stopTimer(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}

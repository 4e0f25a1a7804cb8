import { computed, signal } from '@preact/signals';
import type {
  Bridge,
  KnowledgeEntry,
  MadePaper,
  Outcome,
  Request,
  TagCount,
  Topic,
} from '../../preload/contract.ts';
import type { PageEnvironment } from '../environment.ts';
import { topics } from '../components/topics.ts';
import { answerOf } from './answers.ts';
import { PagedRows } from './paged-rows.ts';

/** Between two looks at tags that main is still gathering, ms. */
const tagPause = 60;

/** A row of the knowledge. `heads`: how many its topic has, where it is the first of it. */
export type KnowledgeRow = { entry: KnowledgeEntry; heads: number | null };

/** What was found helpful, by topic and tag, while somebody looks at it; and what becomes of it on paper. */
export class Knowing {
  readonly tag = signal<string | null>(null);
  readonly tags = signal<readonly TagCount[]>([]);
  /** Whether the system's dialog is open, or a paper is being laid out. */
  readonly making = signal(false);
  /** How a guidebook is to be made is asked for, before the page. */
  readonly asksGuide = signal(false);
  readonly rows: PagedRows<KnowledgeEntry>;
  readonly #bridge: Bridge;
  readonly #environment: PageEnvironment;
  readonly #counts = signal<Readonly<Record<Topic, number>> | null>(null);
  readonly #heads = computed(() => {
    const heads = new Map<number, number>();
    let place = 0;
    for (const topic of topics) {
      const count = this.#counts.value?.[topic] ?? 0;
      if (count > 0) heads.set(place, count);
      place += count;
    }
    return heads;
  });
  #topic: Topic | null = null;
  #isShown = false;
  /** Grows with every other list of tags, so that an answer for an older one is thrown away. */
  #turn = 0;

  constructor(bridge: Bridge, environment: PageEnvironment) {
    this.#bridge = bridge;
    this.#environment = environment;
    this.rows = new PagedRows(
      async (offset, limit) => {
        const request = { topic: this.#topic, tag: this.tag.value, offset, limit };
        const outcome = await answerOf(() => bridge.knowledge(request));
        if (!outcome.ok) return outcome;
        const { entries, total, topics: counts } = outcome.value;
        this.#counts.value = counts;
        return { ok: true, value: { rows: entries, total } };
      },
      ({ thread }) => thread.id,
    );
  }

  /** The row at a place; `null` while it has not been read. */
  at(index: number): KnowledgeRow | null {
    const entry = this.rows.at(index);
    return entry && { entry, heads: this.#heads.value.get(index) ?? null };
  }

  /** Somebody looks at it, or at another topic of it. */
  async show(topic: Topic | null): Promise<void> {
    if (this.#isShown && topic === this.#topic) return;
    this.#isShown = true;
    this.#topic = topic;
    this.tag.value = null;
    await Promise.all([this.rows.begin(), this.#readTags()]);
  }

  /** Narrowed to a tag; `null`: to none. */
  async narrow(tag: string | null): Promise<void> {
    this.tag.value = tag;
    await this.rows.begin();
  }

  /** Posts arrived, or mean something else. */
  async refresh(): Promise<void> {
    if (this.#isShown) await Promise.all([this.rows.refresh(), this.#readTags()]);
  }

  /** Nobody looks any more. */
  leave(): void {
    this.asksGuide.value = false;
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#turn += 1;
    this.tag.value = null;
    this.tags.value = [];
    this.rows.forget();
  }

  /** `null`: something is being made already, or the person changed their mind. */
  async makePaper(request: Request<'makePaper'>): Promise<Outcome<MadePaper | null>> {
    if (this.making.value) return { ok: true, value: null };
    this.making.value = true;
    const outcome = await answerOf(() => this.#bridge.makePaper(request));
    this.making.value = false;
    return outcome;
  }

  async #readTags(): Promise<void> {
    this.#turn += 1;
    await this.#goOnWithTags(this.#turn);
  }

  async #goOnWithTags(turn: number): Promise<void> {
    const outcome = await answerOf(() => this.#bridge.knowledgeTags({ topic: this.#topic }));
    if (turn !== this.#turn || !outcome.ok) return;
    this.tags.value = outcome.value.tags;
    if (outcome.value.complete) return;
    this.#environment.after(tagPause, () => {
      if (turn === this.#turn) void this.#goOnWithTags(turn);
    });
  }
}

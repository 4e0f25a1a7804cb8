import type { Request, SearchHit, SearchPage } from '../../preload/contract.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { allOf } from '../vault/search/expression.ts';
import type { SearchDocument, SearchFilter } from '../vault/search/documents.ts';
import type { Shelf } from '../vault/search/store.ts';
import type { Vault } from '../vault/vault.ts';
import { marked, markedExcerpt } from './search-marks.ts';
import { nearExpression } from './search-near.ts';
import { readQuery, type Query } from './search-query.ts';
import {
  byStrength,
  exactly,
  isMeant,
  isStrong,
  nearly,
  together,
  type Found,
  type NearFound,
} from './search-ranking.ts';
import { summaryOf } from './thread-view.ts';
import { timeOf } from './times.ts';

/** Posts that are ranked among each other; those before them are newer. */
const window = 24;
/** Posts of each shelf that are looked at for what may have been meant. */
const nearWindow = 150;
const maxNear = 20;
/** Words that are looked for one by one, where no post has all. */
const mostGuessed = 3;
/** Candidates that are asked for at once; more each time. */
const firstChunk = 28;
const largestChunk = 4000;
const shelves = ['titles', 'posts'] as const;

/**
 * Finds words in everything that can be read here: titles first, within them by exactness, acceptance and age. Nothing of a query is kept, or
 * told to anybody.
 */
export class Search {
  readonly #vault: Vault;
  readonly #manifest: Manifest;

  constructor(vault: Vault, manifest: Manifest) {
    this.#vault = vault;
    this.#manifest = manifest;
  }

  page({ text, scope, topic, offset, limit }: Request<'search'>): SearchPage {
    const progress = this.#vault.search.progress();
    const complete = progress.done >= progress.last;
    const query = readQuery(text);
    if (!query) return { hits: [], more: false, complete, terms: [] };
    const found = this.#find(query, { scope, topic }, offset + limit + 1);
    const hits = found.slice(offset, offset + limit).flatMap((one) => this.#hit(query, one) ?? []);
    return { hits, more: found.length > offset + limit, complete, terms: [...query.words] };
  }

  /** At least `needed`, if there are so many; best first. One post of each thread. */
  #find(query: Query, filter: SearchFilter, needed: number): Found[] {
    const seen = new Set<number>();
    const found: Found[] = [];
    const within = this.#vault.search.postsIn(filter.scope);
    for (const shelf of shelves) {
      const documents = this.#documents(allOf(query.words), shelf, filter, within);
      found.push(...blocks(query, documents, shelf, seen, needed - found.length));
      if (found.length >= needed) return found;
    }
    if (found.some(isStrong)) return found;
    return [...found, ...this.#near(query, filter, within, seen)];
  }

  /** What may have been meant. */
  #near(
    query: Query,
    filter: SearchFilter,
    within: ReadonlySet<number> | null,
    seen: ReadonlySet<number>,
  ): Found[] {
    const guessed = query.telling.filter((word) => word.length > 1 || query.words.length > 1);
    if (guessed.length === 0) return [];
    const forms = guessed.map(nearExpression);
    const best = new Map<number, NearFound>();
    const looked = new Set<number>();
    const look = (expression: string): void => {
      for (const shelf of shelves) {
        let left = nearWindow;
        for (const document of this.#documents(expression, shelf, filter, within)) {
          left -= 1;
          const { number, thread } = document;
          const one = seen.has(thread) || looked.has(number) ? null : nearly(query, document);
          looked.add(number);
          const before = best.get(thread);
          if (one) best.set(thread, before ? together(one, before) : one);
          if (left === 0) break;
        }
      }
    };
    look(forms.map((form) => `(${form})`).join(' AND '));
    // Where no post has them all: the long words say most.
    const longest = guessed.toSorted((x, y) => y.length - x.length).slice(0, mostGuessed);
    if (best.size === 0) for (const word of longest) look(nearExpression(word));
    return [...best.values()]
      .filter(isMeant)
      .map(({ found }) => found)
      .toSorted(byStrength)
      .slice(0, maxNear);
  }

  /** Posts that may have the words, newest first. `within`: only these. */
  *#documents(
    expression: string,
    shelf: Shelf,
    filter: SearchFilter,
    within: ReadonlySet<number> | null,
  ): Generator<SearchDocument> {
    const { search } = this.#vault;
    if (expression === '') return;
    let chunk = within ? largestChunk : firstChunk;
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const numbers = search.candidates(expression, shelf, before, chunk);
      const wanted = within ? numbers.filter((number) => within.has(number)) : numbers;
      yield* search.documents(wanted, filter);
      const last = numbers.at(-1);
      if (last === undefined || numbers.length < chunk) return;
      before = last;
      chunk = Math.min(largestChunk, chunk * 2);
    }
  }

  #hit(query: Query, { document, where, near }: Found): SearchHit | null {
    const origin = this.#vault.search.origin(document.number);
    const thread = origin && this.#vault.threads.get(origin.thread);
    if (!origin || !thread) return null;
    const { words } = query;
    return {
      thread: summaryOf(this.#manifest, thread),
      post: origin.post,
      where,
      title: marked(thread.title, words, near),
      excerpt: markedExcerpt(document.words.text, words, near),
      at: timeOf(this.#manifest, origin.round, origin.role),
      near,
    };
  }
}

/** Windows one after the other, each ranked; the best post of a thread stands for it, and a thread stands once. */
function blocks(
  query: Query,
  documents: Iterable<SearchDocument>,
  shelf: Shelf,
  seen: Set<number>,
  needed: number,
): Found[] {
  const ranked: Found[] = [];
  let block = new Map<number, Found>();
  const close = (): void => {
    ranked.push(...[...block.values()].toSorted(byStrength));
    for (const thread of block.keys()) seen.add(thread);
    block = new Map();
  };
  for (const document of documents) {
    const { thread } = document;
    const one = seen.has(thread) ? null : exactly(query, document, shelf);
    if (!one) continue;
    const before = block.get(thread);
    if (!before || byStrength(one, before) < 0) block.set(thread, one);
    if (block.size < window) continue;
    close();
    if (ranked.length >= needed) return ranked;
  }
  close();
  return ranked;
}

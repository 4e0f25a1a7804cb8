import type { Request, SearchHit, SearchPage } from '../../preload/contract.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { everyOf } from '../vault/search/expression.ts';
import type { SearchDocument, SearchFilter } from '../vault/search/documents.ts';
import type { HitRow } from '../vault/search/hits.ts';
import type { Vault } from '../vault/vault.ts';
import { marked, markedExcerpt } from './search-marks.ts';
import { nearExpression, nearWord } from './search-near.ts';
import { readQuery, type Query } from './search-query.ts';
import {
  byStrength,
  exactly,
  isCertain,
  isMeant,
  nearly,
  together,
  type Found,
  type NearFound,
} from './search-ranking.ts';
import { summaryOf } from './thread-view.ts';
import { timeOf } from './times.ts';

/** Posts that are ranked among each other; those before them are newer. */
const window = 24;
/** Posts, and as many titles, that are looked at for what may have been meant. */
const nearWindow = 80;
const maxNear = 20;
/** Words that are looked for one by one, where no post has all. */
const mostGuessed = 3;
/** Where so many posts have the words as they were typed, nothing need be guessed; of words of one or two syllables, one post is enough: their spellings are many, and most are other words. */
const handful = 5;

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

  page({ text, scope, topic, offset, limit, before }: Request<'search'>): SearchPage {
    const { search } = this.#vault;
    const { done, last } = search.progress();
    const end = before ?? search.end();
    const rest = { complete: done >= last, before: end };
    const query = readQuery(text);
    if (!query) return { hits: [], more: false, terms: [], ...rest };
    const found = this.#find(query, { scope, topic, before: end }, offset + limit + 1);
    const shown = found.slice(offset, offset + limit);
    const rows = search.hits(shown.map(({ document }) => document.number));
    const hits = shown.flatMap((one) => {
      const row = rows.get(one.document.number);
      return row ? [this.#hit(query, one, row)] : [];
    });
    return { hits, more: found.length > offset + limit, terms: [...query.words], ...rest };
  }

  /** At least `needed`, if there are so many; best first. One post of each thread. */
  #find(query: Query, filter: SearchFilter, needed: number): Found[] {
    const seen = new Set<number>();
    const documents = this.#vault.search.candidates(everyOf(query.words), 'titles', filter);
    const found = ranked(query, documents, seen, needed);
    const enough = query.words.some((word) => word.length > 2) ? handful : 1;
    const isEnough = found.length >= Math.min(needed, enough);
    if (isEnough || found.some((one) => isCertain(query, one))) return found;
    return [...found, ...this.#near(query, filter, seen)];
  }

  /** What may have been meant. */
  #near(query: Query, filter: SearchFilter, seen: ReadonlySet<number>): Found[] {
    const guessed = query.telling.filter((word) => word.length > 1 || query.words.length > 1);
    if (guessed.length === 0) return [];
    const forms = guessed.map((word) => nearExpression(nearWord(word)));
    const asking = query.words.filter((word) => !query.telling.includes(word));
    const words = { telling: query.telling.map(nearWord), asking: asking.map(nearWord) };
    const best = new Map<number, NearFound>();
    const looked = new Set<number>();
    const look = (tokens: string): void => {
      for (const shelf of ['titles', 'posts'] as const) {
        let left = nearWindow;
        const sought = { tokens, stretches: [], patterns: [] };
        const documents = this.#vault.search.candidates(sought, shelf, filter);
        for (const document of documents) {
          if (left === 0 || document.shelf !== shelf) break;
          left -= 1;
          const { number, thread } = document;
          const one = seen.has(thread) || looked.has(number) ? null : nearly(words, document);
          looked.add(number);
          const before = best.get(thread);
          if (one) best.set(thread, before ? together(one, before) : one);
        }
      }
    };
    look(forms.map((form) => `(${form})`).join(' AND '));
    // Where no post has them all: the long words say most.
    const longest = guessed.toSorted((x, y) => y.length - x.length).slice(0, mostGuessed);
    if (best.size === 0 && guessed.length > 1) {
      for (const word of longest) look(nearExpression(nearWord(word)));
    }
    return [...best.values()]
      .filter(isMeant)
      .map(({ found }) => found)
      .toSorted(byStrength)
      .slice(0, maxNear);
  }

  #hit(
    { words }: Query,
    { document, where, near }: Found,
    { post, author, came, thread, words: { text } }: HitRow,
  ): SearchHit {
    return {
      thread: summaryOf(this.#manifest, thread),
      post,
      where,
      title: marked(thread.title, words, near),
      excerpt: markedExcerpt(text, words, near, document.words.text),
      at: timeOf(this.#manifest, came, author),
      near,
    };
  }
}

/** Windows one after the other, each ranked; the best post of a thread stands for it, and a thread stands once. */
function ranked(
  query: Query,
  documents: Iterable<SearchDocument>,
  seen: Set<number>,
  needed: number,
): Found[] {
  const ranks: Found[] = [];
  let shelf: SearchDocument['shelf'] = 'titles';
  let block = new Map<number, Found>();
  const close = (): void => {
    ranks.push(...[...block.values()].toSorted(byStrength));
    for (const thread of block.keys()) seen.add(thread);
    block = new Map();
  };
  for (const document of documents) {
    if (document.shelf !== shelf) {
      close();
      shelf = document.shelf;
      if (ranks.length >= needed) return ranks;
    }
    const { thread } = document;
    const one = seen.has(thread) ? null : exactly(query, document);
    if (!one) continue;
    const before = block.get(thread);
    if (!before || byStrength(one, before) < 0) block.set(thread, one);
    if (block.size < window) continue;
    close();
    if (ranks.length >= needed) return ranks;
  }
  close();
  return ranks;
}

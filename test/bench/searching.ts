// oxlint-disable-next-line import/default -- a CommonJS module: Node gives its exports as the default
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import type { Inbox } from '../../main/inbox/inbox.ts';
import { readQuery } from '../../main/inbox/search-query.ts';
import { SearchText } from '../../main/inbox/search-text.ts';
import { allOf } from '../../main/vault/search/expression.ts';
import { foldWords } from '../../main/vault/search/fold.ts';
import { VirtualEnvironment } from '../virtual-environment.ts';
import type { Figure, Filled, Findings } from './figure.ts';
import { median, numbersFrom, quantile } from './numbers.ts';
import { openRoom } from './room.ts';
import { asked, type Asked } from './search-words.ts';

/** Queries of each kind, and those whose hits are held against all posts. */
const queries = 200;
const compared = 5;
/** How often all queries of a kind are asked. */
const turns = 3;
const limit = 20;

type Post = { thread: string; words: string };

/**
 * The first page of hits, beside the bare lookup of as many rows in an index of the same tokens that is not encrypted; and whether the hits are
 * those that a scan of all posts finds.
 */
export function measureSearching(filled: Filled): Findings {
  const { vault, inbox } = openRoom(filled.vault, filled.key, new VirtualEnvironment());
  const plain = new SqliteDatabase(filled.plain, { readonly: true });
  const lookUp = plain.prepare<[string, number], { rowid: number }>(
    'SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?',
  );
  const bare = (text: string): unknown => lookUp.all(allOf(readQuery(text)?.words ?? []), limit);
  const posts = allPosts(inbox);
  const next = numbersFrom(5);
  const findings = asked.map((kind) => {
    const texts = drawn(kind, posts, next);
    return {
      figures: timed(kind.name, texts, (text) => page(inbox, text, 0, limit), bare),
      defects: texts.slice(0, compared).flatMap((text) => differing(kind.name, text, inbox, posts)),
    };
  });
  plain.close();
  vault.close();
  return {
    figures: findings.flatMap(({ figures }) => figures),
    defects: findings.flatMap(({ defects }) => defects),
  };
}

const page = (inbox: Inbox, text: string, offset: number, size: number) =>
  inbox.search({ text, scope: 'all', topic: null, offset, limit: size });

/** Everything that can be read, as a person reads it. */
function allPosts(inbox: Inbox): Post[] {
  const posts: Post[] = [];
  for (let offset = 0; ; offset += 200) {
    const { threads } = inbox.threads({ filter: 'inbox', topic: null, offset, limit: 200 });
    for (const { id } of threads) {
      const { summary, posts: read } = inbox.thread(id);
      for (const post of read) {
        const title = post.kind === 'question' ? summary.title : '';
        if (post.state !== 'shown') continue;
        posts.push({ thread: id, words: foldWords(`${title} ${post.text}`) });
      }
    }
    if (threads.length < 200) return posts;
  }
}

function drawn(kind: Asked, posts: readonly Post[], next: () => number): string[] {
  const texts: string[] = [];
  while (texts.length < queries) {
    const post = posts[Math.floor(next() * posts.length)];
    const text = post ? kind.draw(post.words, next) : '';
    if (text !== '') texts.push(text);
  }
  return texts;
}

/** What both took for each query, ms. */
function timedOnce(
  texts: readonly string[],
  ours: (text: string) => unknown,
  bare: (text: string) => unknown,
): { ours: number[]; bare: number[] } {
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  const time = (of: number[], work: (text: string) => unknown, text: string): void => {
    const began = performance.now();
    work(text);
    of.push(performance.now() - began);
  };
  for (const [place, text] of texts.entries()) {
    if (place % 2 === 0) time(times.ours, ours, text);
    time(times.bare, bare, text);
    if (place % 2 === 1) time(times.ours, ours, text);
  }
  return times;
}

/** The middle of some turns: the slowest two of two hundred are as often what else the machine did. */
function timed(
  name: string,
  texts: readonly string[],
  ours: (text: string) => unknown,
  bare: (text: string) => unknown,
): Figure[] {
  const passes = Array.from({ length: turns }, () => timedOnce(texts, ours, bare));
  return [0.5, 0.99].map((share): Figure => {
    const limitName = `bare FTS5 lookup, p${share * 100}`;
    const middle = (of: 'ours' | 'bare'): number =>
      median(passes.map((times) => quantile(times[of], share)));
    return {
      name: `search, ${name}, p${share * 100}`,
      value: middle('ours'),
      unit: 'ms',
      bare: { name: limitName, value: middle('bare') },
      target: share === 0.99 ? { of: 'ratio', atMost: 5 } : null,
    };
  });
}

/** What is wrong with the hits of a query, if anything is. */
function differing(name: string, text: string, inbox: Inbox, posts: readonly Post[]): string[] {
  const found = new Set<string>();
  let doubled = 0;
  for (let offset = 0; ; offset += 100) {
    const { hits, more } = page(inbox, text, offset, 100);
    for (const { thread, near } of hits) {
      if (near) continue;
      if (found.has(thread.id)) doubled += 1;
      found.add(thread.id);
    }
    if (!more || offset >= 10_000) break;
  }
  const scanned = scan(text, posts);
  const missing = [...scanned].filter((thread) => !found.has(thread)).length;
  const wrong = [...found].filter((thread) => !scanned.has(thread)).length;
  if (missing + wrong + doubled === 0) return [];
  // Past the last page that can be asked for, hits are not missing.
  if (found.size > 10_000 && wrong + doubled === 0) return [];
  return [`search, ${name}: ${missing} missing, ${wrong} wrong, ${doubled} doubled`];
}

/** Threads with a post in which every word stands. */
function scan(text: string, posts: readonly Post[]): Set<string> {
  const words = readQuery(text)?.words ?? [];
  const found = new Set<string>();
  for (const { thread, words: read } of posts) {
    if (found.has(thread)) continue;
    const searched = new SearchText(read);
    if (words.every((word) => searched.has(word))) found.add(thread);
  }
  return found;
}

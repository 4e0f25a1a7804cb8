import { getChoseong } from 'es-hangul';

import type {
  MarkedText,
  Request,
  SearchHit,
  SearchPage,
  SearchScope,
  ThreadSummary,
} from '../../../../preload/contract.ts';

const consonants = /^[ㄱ-ㅎ]+$/;

/** Where `term` stands in `text`; a term of consonants is looked for in the first ones of the syllables. */
function placeOf(text: string, term: string): number {
  if (!consonants.test(term)) return text.toLowerCase().indexOf(term.toLowerCase());
  return Array.from(text, (letter) => (letter === ' ' ? ' ' : getChoseong(letter) || letter))
    .join('')
    .indexOf(term);
}

function marked(text: string, terms: readonly string[]): MarkedText {
  const hit = new Set<number>();
  for (const term of terms) {
    const at = placeOf(text, term);
    const found = at < 0 ? '' : term;
    for (let place = 0; place < found.length; place += 1) hit.add(at + place);
  }
  const pieces: MarkedText = [];
  for (const [place, letter] of Array.from(text).entries()) {
    const last = pieces.at(-1);
    if (last?.hit === hit.has(place)) last.text += letter;
    else pieces.push({ text: letter, hit: hit.has(place) });
  }
  return pieces;
}

const belongs: Record<SearchScope, (thread: ThreadSummary) => boolean> = {
  all: () => true,
  mine: ({ mine }) => mine,
  waiting: ({ state }) => state === 'waiting',
  answered: ({ state }) => state === 'answered' || state === 'accepted',
  accepted: ({ state }) => state === 'accepted',
};

/** Answers a search as main would, from the summaries alone; no index, no ranking. */
export function searchIn(
  threads: readonly ThreadSummary[],
  { text, topic, scope, offset, limit }: Request<'search'>,
  questionOf: (thread: ThreadSummary) => string,
): SearchPage {
  const terms = text.trim().split(/\s+/).filter(Boolean);
  if (terms.length === 0) return { hits: [], more: false, complete: true, before: 1, terms };
  const found = threads.filter(
    (thread) =>
      belongs[scope](thread) &&
      (topic === null || thread.topic === topic) &&
      terms.every((term) => placeOf(`${thread.title} ${thread.excerpt}`, term) >= 0),
  );
  const hits = found.slice(offset, offset + limit).map((thread): SearchHit => {
    const inTitle = terms.every((term) => placeOf(thread.title, term) >= 0);
    return {
      thread,
      post: questionOf(thread),
      where: inTitle ? 'title' : 'question',
      title: marked(thread.title, terms),
      excerpt: marked(thread.excerpt.slice(0, 100), terms),
      at: thread.asked,
      near: false,
    };
  });
  return { hits, more: found.length > offset + limit, complete: true, before: 1, terms };
}

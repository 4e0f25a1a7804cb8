import type { Request, SimilarThread } from '../../preload/contract.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { SearchDocument } from '../vault/search/documents.ts';
import { foldWords, squeeze } from '../vault/search/fold.ts';
import type { Vault } from '../vault/vault.ts';
import { excerptOf } from './excerpt.ts';
import { helpfulAnswer } from './freshness.ts';
import { meaningOf } from './meaning.ts';
import { conceptsOf, coreOf, piecesOf, type Concept } from './similar-concepts.ts';
import { summaryOf } from './thread-view.ts';
import { wordsInForce } from './words.ts';

/** Rows of the index that are looked at; the rarest pieces first. */
const mostRows = 12_000;
/** Rows of one piece. */
const mostOfPiece = 3000;
/** Posts that are read. */
const mostRead = 48;
/** What is less alike is nothing that somebody would want to be shown. */
const leastLikeness = 0.3;
/** In the first days hardly any word has been written twice: what is rare is reckoned as if there were so many posts. */
const fewestPosts = 300;
/** What a concept counts by where it stands. */
const places = { title: 1, question: 0.7, reply: 0.45 } as const;
/** What another word for the same counts. */
const otherWord = 0.8;
/** What it counts that a title speaks of nothing else. */
const reverse = 0.25;

/** How telling each piece is: the rarer, the more; pieces that stand nowhere tell most. */
type Telling = (piece: string) => number;
type Alike = { thread: number; document: SearchDocument; covered: number[]; backwards: number };

/** Questions like one that is being written, from what is on this PC alone. Nothing of it is kept, or told to anybody. */
export class Similar {
  readonly #vault: Vault;
  readonly #manifest: Manifest;

  constructor(vault: Vault, manifest: Manifest) {
    this.#vault = vault;
    this.#manifest = manifest;
  }

  /** Best first, at most `limit`; none where nothing is alike. */
  to({ title, text, limit }: Request<'similar'>): SimilarThread[] {
    const concepts = conceptsOf(title, text);
    if (concepts.length === 0) return [];
    const pieces = [...new Set(concepts.flatMap(({ forms }) => forms.flat()))];
    const { postings } = this.#vault.search;
    const counts = postings.counts(pieces);
    const size = Math.max(fewestPosts, postings.size());
    const telling: Telling = (piece) => Math.log((size + 1) / ((counts.get(piece) ?? 0) + 0.5));
    const documents = this.#vault.search.documents(this.#candidates(concepts, counts, telling));
    return ranked(documents, concepts, telling)
      .slice(0, limit)
      .flatMap(({ document }) => this.#thread(document) ?? []);
  }

  /** Posts that have most of the telling pieces. */
  #candidates(
    concepts: readonly Concept[],
    counts: ReadonlyMap<string, number>,
    telling: Telling,
  ): number[] {
    const worth = new Map<string, number>();
    for (const { weight, forms } of concepts) {
      for (const [place, form] of forms.entries()) {
        const share = (weight * (place === 0 ? 1 : otherWord)) / form.length;
        for (const piece of form) {
          const value = share * telling(piece);
          if (counts.has(piece)) worth.set(piece, Math.max(worth.get(piece) ?? 0, value));
        }
      }
    }
    const rarest = [...worth].toSorted(([a], [b]) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
    const sums = new Map<number, number>();
    let left = mostRows;
    for (const [piece, value] of rarest) {
      for (const shelf of ['titles', 'posts'] as const) {
        const rows = this.#vault.search.postings.of(piece, shelf, Math.min(left, mostOfPiece));
        left -= rows.length;
        for (const number of rows) sums.set(number, (sums.get(number) ?? 0) + value);
      }
      if (left <= 0) break;
    }
    return [...sums]
      .toSorted(([a, x], [b, y]) => y - x || b - a)
      .slice(0, mostRead)
      .map(([number]) => number);
  }

  #thread(document: SearchDocument): SimilarThread | null {
    const { search, threads } = this.#vault;
    const origin = search.origin(document.number);
    const thread = origin && threads.get(origin.thread);
    // A question that was taken back is nothing to be led to.
    if (!thread || thread.question !== 'shown') return null;
    const meaning = meaningOf(threads.messages(thread.id), () => true);
    const answer = meaning && (helpfulAnswer(meaning) ?? meaning.answers[0]);
    const words = answer ? wordsInForce(this.#vault, answer, meaning.edits) : null;
    return { thread: summaryOf(this.#manifest, thread), answer: words && excerptOf(words.text) };
  }
}

/** One for each thread, the most alike first. */
function ranked(
  documents: readonly SearchDocument[],
  concepts: readonly Concept[],
  telling: Telling,
): { document: SearchDocument; likeness: number }[] {
  const threads = new Map<number, Alike>();
  for (const document of documents) {
    const one = alike(document, concepts, telling);
    const before = threads.get(one.thread);
    threads.set(one.thread, before ? together(before, one) : one);
  }
  const weights = concepts.map(
    (concept) => concept.weight * tellingOf(concept.forms[0] ?? [], telling),
  );
  const whole = sumOf(weights);
  return [...threads.values()]
    .map(({ document, covered, backwards }) => {
      const forwards = sumOf(covered.map((one, place) => one * (weights[place] ?? 0))) / whole;
      return { document, likeness: (1 - reverse) * forwards + reverse * backwards };
    })
    .filter(({ likeness }) => likeness >= leastLikeness)
    .toSorted((a, b) => b.likeness - a.likeness || b.document.number - a.document.number);
}

function alike(document: SearchDocument, concepts: readonly Concept[], telling: Telling): Alike {
  const { title, text } = document.words;
  const titled = squeeze(foldWords(title ?? ''));
  const said = squeeze(foldWords(text));
  const place = title === null ? places.reply : places.question;
  const covered = concepts.map(({ forms }) =>
    Math.max(
      ...forms.map((form, other) => {
        const share = other === 0 ? 1 : otherWord;
        const inTitle = places.title * coverage(form, titled, telling);
        return share * Math.max(inTitle, place * coverage(form, said, telling));
      }),
    ),
  );
  return { thread: document.thread, document, covered, backwards: backwardsOf(title, concepts) };
}

/** Two posts of a thread speak for it together. */
function together(a: Alike, b: Alike): Alike {
  const covered = a.covered.map((one, place) => Math.max(one, b.covered[place] ?? 0));
  const document = b.document.words.title === null ? a.document : b.document;
  return { ...a, document, covered, backwards: Math.max(a.backwards, b.backwards) };
}

/** How much of a form stands in a text, 0 to 1. */
function coverage(form: readonly string[], text: string, telling: Telling): number {
  const there = form.filter((piece) => text.includes(piece));
  return there.length === 0 ? 0 : tellingOf(there, telling) / tellingOf(form, telling);
}

/** How much of a title's words is asked for, 0 to 1. */
function backwardsOf(title: string | null, concepts: readonly Concept[]): number {
  const words = foldWords(title ?? '')
    .split(' ')
    .filter((word) => word.length > 1);
  if (words.length === 0) return 0;
  const asked = new Set(concepts.flatMap(({ forms }) => forms.flat()));
  const shares = words.map((word) => {
    const pieces = piecesOf(coreOf(word));
    return pieces.filter((piece) => asked.has(piece)).length / pieces.length;
  });
  return sumOf(shares) / words.length;
}

const tellingOf = (pieces: readonly string[], telling: Telling): number =>
  sumOf(pieces.map(telling)) || Number.EPSILON;

const sumOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0);

import type { Topic } from '../../preload/contract.ts';
import { koreanPairs } from '../fixtures/korean-pairs.ts';

const topics = ['know-how', 'information', 'heart', 'grievance'] as const;

/** Sentences of a post, and the share of posts that have no more: from a line to a page, half of them below 100 syllables. */
const lengths = [
  { sentences: 2, share: 0.3 },
  { sentences: 6, share: 0.65 },
  { sentences: 14, share: 0.9 },
  { sentences: 40, share: 0.992 },
  // Does not fit into one post.
  { sentences: 140, share: 1 },
] as const;

/** Korean words of the length that people write, put together from a corpus; the same in every run of the same seed. */
export class Words {
  readonly source: string;
  readonly #sentences: { question: string; answer: string }[];
  readonly #next: () => number;

  constructor(next: () => number) {
    const { pairs, source } = koreanPairs(11_000);
    this.source = source;
    this.#sentences = pairs;
    this.#next = next;
  }

  below(bound: number): number {
    return Math.floor(this.#next() * bound);
  }

  topic(): Topic {
    return topics[this.below(topics.length)] ?? 'heart';
  }

  title(): string {
    return this.#pair().question;
  }

  text(): string {
    const drawn = this.#next();
    const place = lengths.findIndex(({ share }) => drawn < share);
    const least = lengths[place - 1]?.sentences ?? 0;
    const most = lengths[place]?.sentences ?? 1;
    const sentences = Array.from({ length: least + 1 + this.below(most - least) }, () => {
      const { question, answer } = this.#pair();
      return this.below(2) === 0 ? question : answer;
    });
    return sentences.join(' ');
  }

  #pair(): { question: string; answer: string } {
    const pair = this.#sentences[this.below(this.#sentences.length)];
    if (!pair) throw new RangeError('no pairs');
    return pair;
  }
}

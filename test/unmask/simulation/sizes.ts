import type { SizeHistory } from '../../../main/exchange/rounds/choice.ts';

/** What everybody reads in the feed: how many envelopes each round had. A round without any has no batch. */
export class PublicSizes {
  readonly #counts: Uint16Array;

  constructor(counts: Uint16Array) {
    this.#counts = counts;
  }

  of(round: number): number {
    return this.#counts[round] ?? 0;
  }

  /** What a client knows when it makes its envelope for `next`: the round before is still on its way. */
  before(next: number): SizeHistory {
    const counts = this.#counts;
    return { sizes: (from, to) => new Span(counts, Math.max(1, from), Math.min(to, next - 2)) };
  }

  /** The set that an author is shown: the median of the five newest rounds. */
  setBefore(next: number): number {
    const newest: number[] = [];
    for (let round = next - 2; round >= Math.max(1, next - 40) && newest.length < 5; round -= 1) {
      if (this.of(round) > 0) newest.push(this.of(round));
    }
    return newest.toSorted((a, b) => a - b)[Math.floor((newest.length - 1) / 2)] ?? 0;
  }
}

/** A part of the counts that reads like a map, without a copy of it. */
class Span implements ReadonlyMap<number, number> {
  readonly #counts: Uint16Array;
  readonly #from: number;
  readonly #to: number;

  constructor(counts: Uint16Array, from: number, to: number) {
    this.#counts = counts;
    this.#from = from;
    this.#to = to;
  }

  get(round: number): number | undefined {
    if (round < this.#from || round > this.#to) return undefined;
    return this.#counts[round] || undefined;
  }

  has(round: number): boolean {
    return this.get(round) !== undefined;
  }

  get size(): number {
    return [...this.keys()].length;
  }

  entries(): MapIterator<[number, number]> {
    const rounds: [number, number][] = [];
    for (let round = this.#from; round <= this.#to; round += 1) {
      const count = this.#counts[round];
      if (count) rounds.push([round, count]);
    }
    return rounds.values();
  }

  keys(): MapIterator<number> {
    return [...this.entries()].map(([round]) => round).values();
  }

  values(): MapIterator<number> {
    return this.#counts
      .subarray(this.#from, Math.max(this.#from, this.#to + 1))
      .filter((count) => count > 0)
      .values();
  }

  [Symbol.iterator](): MapIterator<[number, number]> {
    return this.entries();
  }

  forEach(task: (count: number, round: number, map: ReadonlyMap<number, number>) => void): void {
    for (const [round, count] of this.entries()) task(count, round, this);
  }
}

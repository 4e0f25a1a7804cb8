import { batch, signal } from '@preact/signals';
import type { ErrorCode, Outcome } from '../../preload/contract.ts';

const pageLength = 100;
/** So many pages are kept, whatever the length of the list: those nearest to what is looked at. */
const keptPages = 12;

export type RowPage<Row> = { rows: readonly Row[]; total: number };

/** Rows of a list of which there may be a hundred thousand: only the pages around those that are looked at are read and kept, wherever in the list that is. */
export class PagedRows<Row> {
  readonly total = signal(0);
  readonly loaded = signal(false);
  readonly problem = signal<ErrorCode | null>(null);
  readonly #read: (offset: number, limit: number) => Promise<Outcome<RowPage<Row>>>;
  readonly #idOf: (row: Row) => string;
  readonly #pages = signal<ReadonlyMap<number, readonly Row[]>>(new Map());
  /** Pages that show how things stand now; the others are read again when somebody looks at them. */
  readonly #fresh = new Set<number>();
  #looked = { first: 0, last: 0 };
  /** Grows with every other list, so that an answer to an older one is thrown away. */
  #turn = 0;
  /** Grows with every change in main, so that an answer from before it counts as old. */
  #change = 0;
  #reading: Promise<void> | null = null;

  constructor(
    read: (offset: number, limit: number) => Promise<Outcome<RowPage<Row>>>,
    idOf: (row: Row) => string,
  ) {
    this.#read = read;
    this.#idOf = idOf;
  }

  /** The row at a place; `null` while it has not been read. */
  at(index: number): Row | null {
    return this.#pages.value.get(Math.floor(index / pageLength))?.[index % pageLength] ?? null;
  }

  /** The place of a row, if it is in a page that is kept. */
  placeOf(id: string): number | null {
    for (const [page, rows] of this.#pages.value) {
      const index = rows.findIndex((row) => this.#idOf(row) === id);
      if (index >= 0) return page * pageLength + index;
    }
    return null;
  }

  /** These rows are on show: reads what is missing of them. */
  async look(first: number, last: number): Promise<void> {
    this.#looked = { first, last };
    if (this.loaded.value) await this.#fill();
  }

  /** Another list begins, at its head. */
  async begin(): Promise<void> {
    this.#turn += 1;
    this.#looked = { first: 0, last: 0 };
    this.loaded.value = false;
    this.#reading = null;
    await this.refresh();
  }

  /** Reads again what is on show, and nothing else. Calls that come while it reads lead to one more reading, not to many. */
  async refresh(): Promise<void> {
    this.#change += 1;
    this.#fresh.clear();
    await this.#fill();
  }

  /** Nobody may see these rows any more. */
  forget(): void {
    this.#turn += 1;
    this.#reading = null;
    this.#fresh.clear();
    batch(() => {
      this.loaded.value = false;
      this.#pages.value = new Map();
      this.total.value = 0;
    });
  }

  async #fill(): Promise<void> {
    if (this.#reading !== null) return this.#reading;
    const reading = this.#readMissing(this.#turn);
    this.#reading = reading;
    await reading;
    if (this.#reading === reading) this.#reading = null;
  }

  async #readMissing(turn: number): Promise<void> {
    for (let page = this.#missing(); page !== null; page = this.#missing()) {
      const change = this.#change;
      const outcome = await this.#read(page * pageLength, pageLength);
      if (turn !== this.#turn) return;
      if (!outcome.ok) {
        this.problem.value = outcome.code;
        return;
      }
      if (change === this.#change) this.#fresh.add(page);
      this.#take(page, outcome.value);
    }
  }

  /** The first page of those on show that has to be read. */
  #missing(): number | null {
    const { first, last } = this.#looked;
    const end = this.loaded.value ? Math.max(0, this.total.value - 1) : 0;
    const upTo = Math.floor(Math.min(last, end) / pageLength);
    for (let page = Math.floor(Math.min(first, end) / pageLength); page <= upTo; page += 1)
      if (!this.#fresh.has(page)) return page;
    return null;
  }

  #take(page: number, { rows, total }: RowPage<Row>): void {
    const pages = new Map<number, readonly Row[]>(this.loaded.value ? this.#pages.value : []);
    pages.set(page, rows);
    const looked = Math.floor(this.#looked.first / pageLength);
    const nearestFirst = [...pages.keys()].toSorted(
      (one, other) => Math.abs(one - looked) - Math.abs(other - looked),
    );
    for (const [rank, number] of nearestFirst.entries()) {
      const isBeyond = number > 0 && number * pageLength >= total;
      if (rank < keptPages && !isBeyond) continue;
      pages.delete(number);
      this.#fresh.delete(number);
    }
    batch(() => {
      this.#pages.value = pages;
      this.total.value = total;
      this.problem.value = null;
      this.loaded.value = true;
    });
  }
}

// oxlint-disable-next-line import/default -- a CommonJS module: Node gives its exports as the default
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';

const listed = `question <> 'empty'`;
const counts = `SELECT
  (SELECT count(*) FROM thread WHERE unread > 0) AS unread,
  (SELECT count(*) FROM thread WHERE unread > 0 AND mine = 1) AS mine_unread,
  (SELECT count(*) FROM thread WHERE answers = 0 AND mine = 0 AND question = 'shown') AS waiting,
  (SELECT count(*) FROM thread WHERE state = 'accepted') AS helpful,
  (SELECT count(*) FROM thread WHERE ${listed} AND topic = 'know-how') AS know_how,
  (SELECT count(*) FROM thread WHERE ${listed} AND topic = 'information') AS information,
  (SELECT count(*) FROM thread WHERE ${listed} AND topic = 'heart') AS heart,
  (SELECT count(*) FROM thread WHERE ${listed} AND topic = 'grievance') AS grievance`;

/** A program that does nothing but ask SQLite, of a file that is not encrypted: what the vault is held against. */
export class BareFile {
  readonly #database: InstanceType<typeof SqliteDatabase>;
  readonly #page;
  readonly #total;
  readonly #counts;

  constructor(file: string) {
    this.#database = new SqliteDatabase(file);
    this.#page = this.#database.prepare<[number, number], { title: string }>(
      `SELECT * FROM thread WHERE ${listed} ORDER BY latest DESC, id LIMIT ? OFFSET ?`,
    );
    this.#total = this.#database.prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM thread WHERE ${listed}`,
    );
    this.#counts = this.#database.prepare<[], { unread: number; waiting: number }>(counts);
  }

  page(offset: number, limit: number): { titles: string[]; total: number } {
    const titles = this.#page.all(limit, offset).map(({ title }) => title);
    return { titles, total: this.#total.get()?.n ?? 0 };
  }

  counts(): { unread: number; waiting: number } {
    const { unread = 0, waiting = 0 } = this.#counts.get() ?? {};
    return { unread, waiting };
  }

  /** The thread (64 hex digits) with the most posts. */
  longest(): { thread: string; posts: number } {
    const row = this.#database
      .prepare<[], { thread: string; posts: number }>(
        'SELECT lower(hex(thread)) AS thread, count(*) AS posts FROM post GROUP BY thread ORDER BY posts DESC LIMIT 1',
      )
      .get();
    if (!row) throw new RangeError('no posts');
    return row;
  }

  /** The posts with words of a thread (64 hex digits), each once, whatever became of it. */
  words(thread: string): Uint8Array[] {
    return this.#database
      .prepare<[Uint8Array], { payload: Uint8Array }>(
        'SELECT payload FROM post WHERE thread = ? AND kind BETWEEN 1 AND 4 AND part = 0 ORDER BY round',
      )
      .all(Buffer.from(thread, 'hex'))
      .map(({ payload }) => payload);
  }

  close(): void {
    this.#database.close();
  }
}

/** Has SQLite's code in memory, so that loading it is nobody's time. */
export function loadSqlite(): void {
  new SqliteDatabase(':memory:').close();
}

import { isDamage } from './failure.ts';
import { ownTables, type OwnTable } from './own-tables.ts';
import { decodeRow, type OwnRecord } from './own-record.ts';
import { recordOf } from './own-rows.ts';
import { prepare, type Found, type Prepared, type Raw } from './raw-file.ts';
import { Row, type Value } from './row.ts';

/** What could still be read of one file. */
export type Salvaged = {
  records: OwnRecord[];
  /** Tables of which every row was read. */
  complete: ReadonlySet<string>;
  /** How many changes the file knew of; `null` where that is not readable. */
  changes: number | null;
  head: number | null;
  version: number | null;
  unseen: Uint8Array[];
};

/** Nothing at all: of a file that does not open. */
export const nothingSalvaged: Salvaged = {
  records: [],
  complete: new Set(),
  changes: null,
  head: null,
  version: null,
  unseen: [],
};

/** Reads a damaged vault row by row, over every gap. A row is read whole or not at all: each page carries its own seal. */
export function salvageVault(raw: Raw): Salvaged {
  const tables = ownTables.filter(({ name }) => name !== 'post');
  const read = tables.map((table) => ({ table: table.name, ...readOver(raw, tableSource(table)) }));
  const pseudonyms = read.find(({ table }) => table === 'pseudonym');
  read.push({ table: 'post', ...ownPosts(raw, pseudonyms?.rows ?? []) });
  return {
    records: read.flatMap(({ table, rows }) => rows.map((row) => recordOf(table, row))),
    complete: new Set(read.filter(({ whole }) => whole).map(({ table }) => table)),
    changes: numberIn(raw, 'SELECT number AS n FROM own_changes'),
    head: numberIn(raw, 'SELECT max(round) AS n FROM batch'),
    version: numberIn(raw, 'SELECT user_version AS n FROM pragma_user_version'),
    unseen: unseenIn(raw),
  };
}

/** Reads a damaged second copy. */
export function salvageCopy(raw: Raw): Salvaged {
  const { rows, whole } = readOver(raw, {
    key: 'number',
    sql: (where, order) =>
      `SELECT number AS "own key", part, key, row FROM record AS t WHERE ${where} ${order}`,
  });
  const records = rows.flatMap((found) => {
    const stored = new Row(found);
    const row = decodeRow(stored.text('row'));
    return row ? [{ part: stored.text('part'), key: stored.text('key'), row }] : [];
  });
  return {
    records,
    complete: new Set(whole ? ownTables.map(({ name }) => name) : []),
    changes: numberIn(raw, 'SELECT changes AS n FROM state'),
    head: numberIn(raw, 'SELECT head AS n FROM state'),
    version: numberIn(raw, 'SELECT version AS n FROM state'),
    unseen: [],
  };
}

type Source = { key: string; sql: (where: string, order: string) => string };

/** Tables that are kept in part are read whole: what is not one's own does no harm. */
const tableSource = ({ key, name }: OwnTable): Source => ({
  key,
  sql: (where, order) =>
    `SELECT t.${key} AS "own key", t.* FROM ${name} AS t WHERE ${where} ${order}`,
});

/** Of all posts, those of the pseudonyms that were read. */
function ownPosts(raw: Raw, pseudonyms: readonly Found[]): { rows: Found[]; whole: boolean } {
  const rows: Found[] = [];
  let whole = true;
  for (const found of pseudonyms) {
    const row = new Row(found);
    const isRead = readable(() => {
      const posts = prepare(
        raw,
        'SELECT id AS "own key", * FROM post WHERE thread = ? AND author = ? AND payload IS NOT NULL',
      );
      for (const post of posts.iterate(row.blob('thread'), row.blob('author'))) rows.push(post);
    });
    whole &&= isRead;
  }
  return { rows, whole };
}

/** Keys as positions that can be counted: numbers are, and of bytes the first six. */
const end = 2 ** 48;

/** The rows of a table in the order of their keys; where one cannot be read, it goes on at the next one that can. */
function readOver(raw: Raw, { key, sql }: Source): { rows: Found[]; whole: boolean } {
  const rows: Found[] = [];
  let whole = true;
  try {
    const bytes = key !== 'rowid' && key !== 'number';
    const at = (place: number): Value => (bytes ? prefix(place) : place);
    const scan = prepare(raw, sql(`t.${key} > ?`, `ORDER BY t.${key}`));
    const probe = prepare(raw, sql(`t.${key} >= ?`, `ORDER BY t.${key} LIMIT 1`));
    const isReadable = (place: number): boolean => readable(() => probe.get(at(place)));
    let after: Value = bytes ? new Uint8Array() : -1;
    for (;;) {
      if (readOn(scan, after, rows)) return { rows, whole };
      after = rows.length > 0 ? keyOf(rows.at(-1)) : after;
      whole = false;
      const next = nextReadable(placeOf(after) + 1, isReadable);
      if (next === null) return { rows, whole };
      const found = probe.get(at(next));
      if (!found) return { rows, whole };
      after = keyOf(found);
      rows.push(found);
    }
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { rows, whole: false };
  }
}

/** Adds rows as long as they can be read; whether there are no more. */
function readOn(scan: Prepared, after: Value, rows: Found[]): boolean {
  return readable(() => {
    for (const row of scan.iterate(after)) rows.push(row);
  });
}

/** The first place after a gap, found by ever longer steps and then between the last two of them. */
function nextReadable(from: number, isReadable: (place: number) => boolean): number | null {
  let step = 1;
  while (from + step < end && !isReadable(from + step)) step *= 2;
  if (from + step >= end) return null;
  let [bad, good] = [from + Math.floor(step / 2), from + step];
  while (good - bad > 1) {
    const middle = Math.floor((bad + good) / 2);
    if (isReadable(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

function readable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (isUnreadable(error)) return false;
    throw error;
  }
}

function keyOf(row: Found | undefined): Value {
  const key = row?.['own key'];
  if (key instanceof Uint8Array) return new Uint8Array(key);
  return typeof key === 'number' ? key : null;
}

const placeOf = (key: Value): number => {
  if (typeof key === 'number') return key;
  if (!(key instanceof Uint8Array)) return end;
  return Buffer.concat([key, new Uint8Array(6)]).readUIntBE(0, 6);
};

function prefix(place: number): Uint8Array {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(place, 0, 6);
  return new Uint8Array(bytes);
}

function numberIn(raw: Raw, sql: string): number | null {
  let found: number | null = null;
  readable(() => {
    const row = prepare(raw, sql).get();
    found = row ? new Row(row).optional('n', (read) => read.integer('n')) : null;
  });
  return found;
}

/** As many as can be read: what is missing counts as seen. */
function unseenIn(raw: Raw): Uint8Array[] {
  const posts: Uint8Array[] = [];
  readable(() => {
    for (const row of prepare(raw, 'SELECT post FROM message WHERE seen = 0').iterate()) {
      posts.push(new Uint8Array(new Row(row).blob('post')));
    }
  });
  return posts;
}

/** Also what an earlier version did not have yet, and what stands where the table was. */
function isUnreadable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return isDamage(error) || code === 'SQLITE_ERROR';
}

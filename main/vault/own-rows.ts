import { ownTables, type OwnTable } from './own-tables.ts';
import { keyText, plainRow, type OwnRecord } from './own-record.ts';
import { prepare, type Found, type Raw } from './raw-file.ts';
import { Row, type Value } from './row.ts';

/** The name under which a row's key is read beside its columns. */
const keyColumn = 'own key';

/** One row as a record; `null` where there is none that is kept twice. */
export function ownRow(raw: Raw, part: string, key: Value): OwnRecord['row'] | null {
  const table = ownTables.find(({ name }) => name === part);
  if (!table) return null;
  const found = prepare(raw, `SELECT t.* ${table.from} WHERE t.${table.key} = ?`).get(key);
  return found ? plainRow(found) : null;
}

/** Everything that is kept twice. Throws SQLite's errors. */
export function ownRecords(raw: Raw, tables: readonly OwnTable[] = ownTables): OwnRecord[] {
  return tables.flatMap((table) => {
    const rows = prepare(raw, `SELECT t.${table.key} AS "${keyColumn}", t.* ${table.from}`).all();
    return rows.map((row) => recordOf(table.name, row));
  });
}

/** A row that was read with its key as `own key`. */
export function recordOf(part: string, found: Found): OwnRecord {
  const { [keyColumn]: key, ...row } = plainRow(found);
  return { part, key: keyText(key), row };
}

/** Puts records in the place of everything that is kept twice, in one transaction. Answers those that could not be put back. */
export function restore(raw: Raw, records: readonly OwnRecord[]): OwnRecord[] {
  const lost: OwnRecord[] = [];
  raw.transaction(() => {
    for (const table of ownTables.toReversed()) {
      if (table.name !== 'post') raw.exec(deleteOwn(table));
    }
    for (const { name } of ownTables) {
      const target = name === 'post' ? 'saved_post' : name;
      const known = new Set(columnsOf(raw, target));
      for (const record of records.filter(({ part }) => part === name)) {
        if (!put(raw, target, known, record)) lost.push(record);
      }
    }
  })();
  return lost;
}

/** Of a table that is kept twice in part, the rest stays: the feed has been read, and does not bring the keys of others' threads again. */
const deleteOwn = ({ name, key, from, when }: OwnTable): string =>
  `DELETE FROM ${name}` + (when === null ? '' : ` WHERE ${key} IN (SELECT t.${key} ${from})`);

const verbs: Readonly<Record<string, string>> = {
  post: 'INSERT OR IGNORE',
  // A thread may have become one's own only after its key came.
  thread_key: 'INSERT OR REPLACE',
};

function put(
  raw: Raw,
  table: string,
  known: ReadonlySet<string>,
  { part, row }: OwnRecord,
): boolean {
  // Columns that an earlier version did not have have their defaults.
  const columns = Object.keys(row).filter((column) => known.has(column));
  const id = row['id'] ?? null;
  if (part === 'post' && prepare(raw, 'SELECT 1 FROM post WHERE id = ?').get(id)) return true;
  const verb = verbs[part] ?? 'INSERT';
  const places = columns.map(() => '?').join(', ');
  try {
    prepare(raw, `${verb} INTO ${table} (${columns.join(', ')}) VALUES (${places})`).run(
      ...columns.map((column) => row[column] ?? null),
    );
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_MISMATCH') return false;
    throw error;
  }
}

const columnsOf = (raw: Raw, table: string): string[] =>
  prepare(raw, 'SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map((row) => new Row(row).text('name'));

import * as v from 'valibot';
import { fromUtf8 } from '../../../protocol/bytes.ts';
import { parseJson } from '../../../protocol/signed-json.ts';
import type { VaultDatabase } from '../database.ts';
import { plainText } from '../plain-text.ts';
import type { Row } from '../row.ts';

/** What is looked for in a post. `title`: of a question. */
export type PostWords = { title: string | null; text: string };

// The rest was checked when the post was given its meaning.
const worded = v.object({ title: v.nullish(v.string()), text: v.string() });

/** The words that count for a post: its own, or those of its edit. `null` where they are gone. Throws ProtocolError for what is malformed. */
export function wordsAt(
  database: VaultDatabase,
  number: number,
  edit: number | null,
): PostWords | null {
  const row = database.get(
    'SELECT number, thread, author, sequence, parts, payload FROM post WHERE number = ?',
    number,
  );
  return row && wordsOfRow(database, row, edit);
}

/** As {@link wordsAt}, of a row of `post` that was read already. */
export function wordsOfRow(
  database: VaultDatabase,
  row: Row,
  edit: number | null,
): PostWords | null {
  const own = contentOf(database, row);
  const other = own && edit !== null ? wordsAt(database, edit, null) : null;
  if (!own || !other) return own;
  // As the inbox reads it: a question may do without a text, nothing else may.
  if (own.title === null && other.text.trim() === '') return own;
  return { title: own.title === null ? null : (other.title ?? own.title), text: other.text };
}

function contentOf(database: VaultDatabase, row: Row): PostWords | null {
  const payload = row.optional('payload', () => row.blob('payload'));
  if (!payload) return null;
  const parts = row.integer('parts');
  const payloads = parts === 1 ? [payload] : partsOf(database, row, parts);
  if (payloads.length !== parts) return null;
  const whole = parts === 1 ? payload : Buffer.concat(payloads);
  const { title, text } = parseJson(worded, fromUtf8(whole));
  return {
    title: title === null || title === undefined ? null : plainText(title),
    text: plainText(text),
  };
}

function partsOf(database: VaultDatabase, row: Row, parts: number): Uint8Array[] {
  const sequence = row.integer('sequence');
  return database
    .all(
      `SELECT payload FROM post WHERE thread = ? AND author = ? AND sequence BETWEEN ? AND ? AND payload IS NOT NULL
       ORDER BY sequence`,
      row.blob('thread'),
      row.blob('author'),
      sequence,
      sequence + parts - 1,
    )
    .map((part) => part.blob('payload'));
}

import * as v from 'valibot';
import { fromUtf8 } from '../../../protocol/bytes.ts';
import { parseJson } from '../../../protocol/signed-json.ts';
import type { VaultDatabase } from '../database.ts';
import { plainText } from '../plain-text.ts';
import type { Row } from '../row.ts';

/** What is looked for in a post. `title`: of a question. */
export type PostWords = { readonly title: string | null; readonly text: string };

// The rest was checked when the post was given its meaning.
const worded = v.object({ title: v.nullish(v.string()), text: v.string() });

/** The words that count for a post: its own, or those of its edit. `null` where they are gone. Throws ProtocolError for what is malformed. */
export function wordsAt(
  database: VaultDatabase,
  number: number,
  edit: number | null,
): PostWords | null {
  const own = contentAt(database, number);
  const other = own && edit !== null ? contentAt(database, edit) : null;
  if (!own || !other) return own;
  // As the inbox reads it: a question may do without a text, nothing else may.
  if (own.title === null && other.text.trim() === '') return own;
  return { title: own.title === null ? null : (other.title ?? own.title), text: other.text };
}

/** As {@link wordsAt}, of a post of one part that has its own words. */
export function wordsInRow(row: Row): PostWords | null {
  const payload = row.optional('payload', () => row.blob('payload'));
  return payload && read(payload);
}

function contentAt(database: VaultDatabase, number: number): PostWords | null {
  const row = database.get(
    'SELECT thread, author, sequence, parts, payload FROM post WHERE number = ?',
    number,
  );
  if (!row || row.optional('payload', () => true) === null) return null;
  const parts = row.integer('parts');
  const payloads = parts === 1 ? [row.blob('payload')] : partsOf(database, row, parts);
  return payloads.length === parts ? read(Buffer.concat(payloads)) : null;
}

function read(payload: Uint8Array): PostWords {
  const { title, text } = parseJson(worded, fromUtf8(payload));
  return new Written(title ?? null, text);
}

/**
 * Words as their author's program wrote them; the text is spelled alike when it is asked for: where only titles are looked at, it need not be. No literal with
 * a getter: V8 gives each of those a hidden class of its own, which doubled the slowest searches.
 */
class Written implements PostWords {
  readonly title: string | null;
  readonly #text: string;

  constructor(title: string | null, text: string) {
    this.title = title === null ? null : plainText(title);
    this.#text = text;
  }

  get text(): string {
    return plainText(this.#text);
  }
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

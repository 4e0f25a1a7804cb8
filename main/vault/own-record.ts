import * as v from 'valibot';
import type { Value } from './row.ts';

/** One row of a table that is kept twice. */
export type OwnRecord = {
  /** The table's name. */
  part: string;
  /** The row's key: a number, or hex digits. */
  key: string;
  row: Readonly<Record<string, Value>>;
};

const rowShape = v.record(
  v.string(),
  v.union([v.string(), v.number(), v.null(), v.strictObject({ bytes: v.string() })]),
);

/** A row as JSON; bytes in base64. */
export function encodeRow(row: OwnRecord['row']): string {
  return JSON.stringify(row, (_, value: unknown) =>
    value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : value,
  );
}

/** `null` for what {@link encodeRow} did not write. */
export function decodeRow(text: string): OwnRecord['row'] | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), rowShape), text);
  if (!parsed.success) return null;
  const row: Record<string, Value> = {};
  for (const [column, value] of Object.entries(parsed.output)) {
    const isBytes = typeof value === 'object' && value !== null;
    row[column] = isBytes ? new Uint8Array(Buffer.from(value.bytes, 'base64')) : value;
  }
  return row;
}

/** What the library gave for a row, as far as it is data. */
export function plainRow(row: Readonly<Record<string, unknown>>): OwnRecord['row'] {
  const values: Record<string, Value> = {};
  for (const [column, value] of Object.entries(row)) {
    if (value instanceof Uint8Array) values[column] = new Uint8Array(value);
    else if (typeof value === 'string' || typeof value === 'number' || value === null)
      values[column] = value;
  }
  return values;
}

export const keyText = (key: unknown): string =>
  key instanceof Uint8Array ? Buffer.from(key).toString('hex') : String(key);

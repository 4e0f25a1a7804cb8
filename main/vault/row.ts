import { sized } from '../../protocol/bytes.ts';
import { VaultError } from './vault-error.ts';

/** What SQLite takes and gives. */
export type Value = string | number | Uint8Array | null;

/** A row as SQLite gives it, by the names of its columns. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * One row of an answer. Every column is checked again when it is read: a vault is believed no more than a frame from the wire.
 * All readers throw VaultError 'vault-damaged' for a value of another type or size.
 */
export class Row {
  readonly #values: Values;

  constructor(values: Values) {
    this.#values = values;
  }

  integer(column: string): number {
    const value = this.#values[column];
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw damaged();
    return value;
  }

  text(column: string): string {
    const value = this.#values[column];
    if (typeof value !== 'string') throw damaged();
    return value;
  }

  /** One of `words`. */
  word<W extends string>(column: string, words: readonly W[]): W {
    const value = this.#values[column];
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) throw damaged();
    return word;
  }

  flag(column: string): boolean {
    const value = this.integer(column);
    if (value !== 0 && value !== 1) throw damaged();
    return value === 1;
  }

  /** Bytes of any length. */
  blob(column: string): Uint8Array {
    const value = this.#values[column];
    if (!(value instanceof Uint8Array)) throw damaged();
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }

  /** Exactly `size` bytes. */
  bytes<B extends Uint8Array>(column: string, size: number): B {
    const bytes = this.blob(column);
    if (bytes.length !== size) throw damaged();
    return sized<B>(bytes, size);
  }

  /** `null` where the column is, otherwise what `read` makes of it. */
  optional<T>(column: string, read: (row: this) => T): T | null {
    return this.#values[column] === null ? null : read(this);
  }
}

const damaged = (): VaultError => new VaultError('vault-damaged');

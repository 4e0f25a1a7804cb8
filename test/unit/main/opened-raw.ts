// oxlint-disable-next-line import/default -- a CommonJS module: Node gives its exports as the default
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { toHex, type Bytes32 } from '../../../protocol/bytes.ts';

/**
 * Opens a vault's file beside the vault's own code. `seal`: as files are sealed today, or as the first versions of the program did. A file that is
 * not there is made.
 */
export function openedRaw(file: string, key: Bytes32, seal: 'aegis' | 'sqlcipher' = 'aegis') {
  const raw = new SqliteDatabase(file);
  raw.pragma(`cipher = '${seal}'`);
  raw.pragma(seal === 'aegis' ? `key = "raw:${toHex(key)}"` : `key = "x'${toHex(key)}'"`);
  return raw;
}

/** Every page of a copy of a vault's file, in use or free, and what its log still has, in the clear. */
export function inTheClear(copy: string, key: Bytes32): void {
  const raw = openedRaw(copy, key);
  raw.pragma('journal_mode = DELETE');
  raw.pragma(`rekey = ''`);
  raw.close();
}

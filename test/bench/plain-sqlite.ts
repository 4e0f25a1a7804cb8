// oxlint-disable-next-line import/default -- a CommonJS module: Node gives its exports as the default
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { isPlain } from './vault-files.ts';

/** SQLite as the vault uses it, but for the key of a file that is to have none. */
class PlainSqlite extends SqliteDatabase {
  override pragma(source: string, options?: { simple?: boolean }): unknown {
    const isKey = source.startsWith('key ') || source.startsWith('cipher ');
    return isKey && isPlain(this.name) ? null : super.pragma(source, options);
  }
}

// oxlint-disable-next-line import/no-default-export -- in the place of a module that has one
export default PlainSqlite;

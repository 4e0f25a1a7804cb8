// oxlint-disable-next-line import/default -- a CommonJS module: Node gives its exports as the default
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';

/** How files end that are not to be encrypted. */
export const plainEnding = '.plain.db';

/** SQLite as the vault uses it, but for the key of a file whose name says that it has none. */
export class PlainSqlite extends SqliteDatabase {
  override pragma(source: string, options?: { simple?: boolean }): unknown {
    const isKey = source.startsWith('key ') || source.startsWith('cipher ');
    return isKey && this.name.endsWith(plainEnding) ? null : super.pragma(source, options);
  }
}

// oxlint-disable-next-line import/no-default-export -- in the place of a module that has one
export default PlainSqlite;

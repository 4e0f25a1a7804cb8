import { failureOf } from './failure.ts';
import { prepare, type Raw } from './raw-file.ts';
import { Row } from './row.ts';

/** Pages of 4,096 bytes by which the file grows at once: a mebibyte. */
const step = 256;
/** Fewer free pages than this, and it grows. */
const least = 16;
/** So many pages are given one by one, to end exactly at a step. */
const rest = 8;

/**
 * Keeps a small file's size from telling how much its owner has written, and on which days, to whoever sees no more of a PC than sizes of files, as its
 * backups' operator does: it is made with room, and grows by a mebibyte. Where the disk has no room for that, it goes on without. Throws SQLite's errors.
 */
export function keepSizeEven(raw: Raw): void {
  if (number(raw, 'freelist_count') >= least) return;
  try {
    raw.transaction(() => grow(raw))();
    raw.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (failureOf(error) !== 'disk-full') throw error;
  }
}

/** Free pages stay in a file: room is what was filled with zeros, and given up. */
function grow(raw: Raw): void {
  const [pages, free] = [number(raw, 'page_count'), number(raw, 'freelist_count')];
  const wanted = Math.ceil((pages - free + 2 * least) / step) * step;
  if (wanted <= pages) return;
  raw.exec('CREATE TABLE room (bytes BLOB NOT NULL) STRICT');
  const fill = prepare(raw, 'INSERT INTO room VALUES (zeroblob(?))');
  // Of each page its seal and SQLite keep some bytes for themselves.
  const most = wanted - pages + free - rest;
  if (most > 0) fill.run(most * 4000);
  while (number(raw, 'page_count') < wanted) fill.run(3000);
  raw.exec('DROP TABLE room');
}

function number(raw: Raw, pragma: 'page_count' | 'freelist_count'): number {
  const row = prepare(raw, `SELECT ${pragma} AS n FROM pragma_${pragma}`).get();
  return row ? new Row(row).integer('n') : 0;
}

import { closeSync, openSync, readSync } from 'node:fs';

/**
 * How SQLite3 Multiple Ciphers seals the pages of a file under a raw key of 32 bytes: `aegis` (AEGIS-256, draft-irtf-cfrg-aegis-aead, each page under
 * a key and nonce of its own), or as the first versions of the program did, `sqlcipher` (AES-256-CBC with HMAC-SHA512, SQLCipher 4).
 */
export type PageSeal = 'aegis' | 'sqlcipher';

/** How every file is sealed that is made now. */
export const todaysSeal = 'aegis' satisfies PageSeal;

/**
 * What SQLite says of a file's pages at its beginning, which AEGIS leaves as it is: 4,096 bytes each, 64 of them for the seal, and three constants
 * (sqlite.org/fileformat2.html, 1.3). SQLCipher encrypts all of it.
 */
const pageFormat = [
  [16, 0x10],
  [17, 0x00],
  [20, 64],
  [21, 64],
  [22, 32],
  [23, 32],
] as const;

/** Bytes of a page: less than that is the stump of a file. */
export const pageLength = 4096;

/** What seals the pages of a file; today's where it has no page yet, or cannot be read: SQLite tells then what is wrong. */
export function sealOf(file: string): PageSeal {
  const start = firstPageOf(file);
  if (!start || pageFormat.every(([at, byte]) => start[at] === byte)) return todaysSeal;
  return 'sqlcipher';
}

function firstPageOf(file: string): Uint8Array | null {
  const page = new Uint8Array(pageLength);
  let handle: number | null = null;
  try {
    handle = openSync(file, 'r');
    return readSync(handle, page) === pageLength ? page : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

import { VaultError, type VaultErrorCode } from './vault-error.ts';

/** There is no room: for a page, for the log, for the log's index, under a quota. */
const fullCodes = new Set([
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_SHMSIZE',
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
]);

/** What is there can be read, and nothing can be written or kept. */
const readOnlyCodes = new Set([
  'SQLITE_READONLY',
  'SQLITE_READONLY_DIRECTORY',
  'SQLITE_READONLY_CANTINIT',
  'SQLITE_READONLY_CANTLOCK',
  'SQLITE_READONLY_RECOVERY',
  'SQLITE_READONLY_ROLLBACK',
  'SQLITE_IOERR_FSYNC',
  'SQLITE_IOERR_DIR_FSYNC',
  'SQLITE_IOERR_TRUNCATE',
  'SQLITE_IOERR_DELETE',
  'EROFS',
]);

const lockedCodes = new Set([
  'SQLITE_BUSY',
  'SQLITE_BUSY_RECOVERY',
  'SQLITE_BUSY_SNAPSHOT',
  'SQLITE_BUSY_TIMEOUT',
  'SQLITE_LOCKED',
  'SQLITE_CANTOPEN',
  'SQLITE_IOERR_LOCK',
  'SQLITE_IOERR_UNLOCK',
  'SQLITE_IOERR_RDLOCK',
  'SQLITE_IOERR_CHECKRESERVEDLOCK',
  'SQLITE_IOERR_BLOCKED',
  'SQLITE_IOERR_ACCESS',
  'SQLITE_PERM',
  'SQLITE_AUTH',
  'EACCES',
  'EPERM',
  'EBUSY',
]);

/** What was written is not there any more as it was: pages that do not fit their seals, a part of the file, the file itself. */
const damagedCodes = new Set([
  'SQLITE_NOTADB',
  'SQLITE_READONLY_DBMOVED',
  'SQLITE_IOERR_READ',
  'SQLITE_IOERR_SHORT_READ',
  'SQLITE_IOERR_CORRUPTFS',
  'SQLITE_IOERR_DATA',
  'EIO',
]);

/** What a failure of SQLite or of the disk means for the vault; `null` where it is neither's. */
export function failureOf(error: unknown): VaultErrorCode | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (fullCodes.has(code)) return 'disk-full';
  if (readOnlyCodes.has(code)) return 'disk-readonly';
  if (lockedCodes.has(code)) return 'vault-locked';
  return damagedCodes.has(code) || code.startsWith('SQLITE_CORRUPT') ? 'vault-damaged' : null;
}

/** Runs `work`; what the disk or SQLite refuses comes out as a VaultError. */
export function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof VaultError) throw error;
    const code = failureOf(error);
    if (code) throw new VaultError(code, { cause: error });
    throw error;
  }
}

export const isDamage = (error: unknown): boolean =>
  error instanceof VaultError
    ? error.code === 'vault-damaged'
    : failureOf(error) === 'vault-damaged';

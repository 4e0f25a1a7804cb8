import { closeSync, existsSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Bytes32 } from '../../protocol/bytes.ts';
import { failureOf } from './failure.ts';
import { sealOf, todaysSeal } from './page-seal.ts';
import { openAsItIs, prepare, rekeyFile, type Raw } from './raw-file.ts';
import { fileIn, keepFolder, removeFile } from './vault-files.ts';

/**
 * Puts a file whose pages an earlier program has sealed under today's seal: a copy is made, checked, and takes the file's place. Cut off at any
 * moment, the one or the other is there, whole. Where that cannot be done now (no room, damage, another process has it), the file stays as it is, and is
 * read and written as it is: the next start tries again.
 */
export function renewSeal(file: string, key: Bytes32): void {
  try {
    if (sealOf(file) !== todaysSeal) reseal(file, key);
  } catch (error) {
    if (failureOf(error) === null) throw error;
  }
}

function reseal(file: string, key: Bytes32): void {
  const folder = dirname(file);
  const copy = fileIn(folder, 'sealing');
  // Held until the copy has its place: what another process wrote meanwhile would be lost.
  const raw = openAsItIs(file, key);
  try {
    // A damaged file is left as it is, for the rebuild.
    if (!isSound(raw)) return;
    // Moves the log into the file. One that stayed would be taken for the new file's.
    raw.pragma('journal_mode = DELETE');
    if (existsSync(`${file}-wal`)) return;
    removeFile(folder, 'sealing');
    // Beforehand: SQLite would make it readable for everybody that the umask lets in.
    closeSync(openSync(copy, 'wx', 0o600));
    prepare(raw, 'VACUUM INTO ?').run(copy);
    rekeyFile(copy, key, key);
    if (!opensSoundly(copy, key)) return;
    // Windows puts nothing in the place of an open file.
    if (process.platform === 'win32') raw.close();
    renameSync(copy, file);
    keepFolder(folder);
  } finally {
    raw.close();
    removeFile(folder, 'sealing');
  }
}

const isSound = (raw: Raw): boolean => raw.pragma('integrity_check(1)', { simple: true }) === 'ok';

function opensSoundly(copy: string, key: Bytes32): boolean {
  const raw = openAsItIs(copy, key);
  try {
    return isSound(raw);
  } finally {
    raw.close();
  }
}

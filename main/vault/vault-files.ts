import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** The names of everything that a vault keeps in its folder. SQLite adds `-wal` to those that end with `.db`. */
const names = {
  vault: 'vault.db',
  /** What cannot be had again, a second time. */
  copy: 'own.db',
  /** A vault that is being made out of a damaged one, and one that is made. */
  making: 'vault-new.db',
  mended: 'vault-mended.db',
  /** A copy of a damaged file, to be read. */
  reading: 'vault-reading.db',
  /** A copy on its way to another PC, or from one. */
  moving: 'vault-moving.db',
  /** A copy that is being put under another seal. */
  sealing: 'vault-sealing.db',
} as const;

export const fileIn = (folder: string, which: keyof typeof names = 'vault'): string =>
  join(folder, names[which]);

const setAsideName = /^(?:vault|own)-damaged-(\d+)\.db(?:-wal)?$/;

const markerName = /^vault(?:-copy)?\.json(?:\.new)?$/;

/** Damaged files that were set aside, without their logs. */
export function setAsideIn(folder: string): string[] {
  return listed(folder).filter((name) => setAsideName.test(name) && name.endsWith('.db'));
}

/** All files that hold, or held, anything of the vault in a folder; those last that tell where its key is. */
export function vaultFilesIn(folder: string): string[] {
  const own = new Set<string>(Object.values(names).flatMap((name) => [name, `${name}-wal`]));
  const there = listed(folder);
  const markers = there.filter((name) => markerName.test(name));
  return [...there.filter((name) => own.has(name) || setAsideName.test(name)), ...markers].map(
    (name) => join(folder, name),
  );
}

/** Sets files aside with their logs, under a number of their own: nothing of them is changed, and nothing deletes them by itself. */
export function setAside(folder: string, which: readonly ('vault' | 'copy')[]): void {
  const taken = listed(folder).map((name) => Number(setAsideName.exec(name)?.[1] ?? 0));
  const number = Math.max(0, ...taken) + 1;
  for (const one of which) {
    const aside = names[one].replace('.db', `-damaged-${number}.db`);
    for (const tail of ['', '-wal']) {
      const file = `${fileIn(folder, one)}${tail}`;
      if (existsSync(file)) renameSync(file, join(folder, `${aside}${tail}`));
    }
  }
  keepFolder(folder);
}

export function removeFile(
  folder: string,
  which: 'making' | 'reading' | 'moving' | 'sealing',
): void {
  for (const tail of ['', '-wal', '-shm'])
    rmSync(`${fileIn(folder, which)}${tail}`, { force: true });
}

/** A new name is kept by its folder, not by its file. */
export function keepFolder(folder: string): void {
  // Windows opens no folders; NTFS keeps names in its journal.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Keeps the new name of a file in a folder that a person chose. Some folders take a file and cannot be opened themselves: there it is, whether its
 * name outlives a power cut or not.
 */
export function keepName(file: string): void {
  try {
    keepFolder(dirname(file));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

const listed = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

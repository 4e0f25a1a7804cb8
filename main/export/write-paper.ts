import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { failureOf } from '../vault/failure.ts';
import { VaultError } from '../vault/vault-error.ts';
import { keepName } from '../vault/vault-files.ts';

/**
 * Writes a file that is there whole or not at all; it grows beside the place that the person chose, and nowhere else. Throws VaultError 'disk-full',
 * 'archive-unwritable'; nothing is left of it then. `mark`: letters that no other file there has in its name.
 */
export function writePaper(target: string, bytes: Uint8Array, mark: string): void {
  const fresh = `${target}.${mark}.part`;
  try {
    const handle = openSync(fresh, 'wx', 0o600);
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(fresh, target);
    keepName(target);
  } catch (error) {
    const isFull = failureOf(error) === 'disk-full';
    throw new VaultError(isFull ? 'disk-full' : 'archive-unwritable', { cause: error });
  } finally {
    rmSync(fresh, { force: true });
  }
}

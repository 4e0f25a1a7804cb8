import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { toHex } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';

/** A relay's data folder: only its owner may look in, and what is written is whole or not there. */
export class Folder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** The full name of a file or folder inside. */
  path(...names: readonly string[]): string {
    return join(this.#path, ...names);
  }

  inside(name: string): Folder {
    return new Folder(this.path(name));
  }

  /** `null` where there is no such file. */
  read(name: string): Uint8Array | null {
    try {
      return new Uint8Array(readFileSync(this.path(name)));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Written beside its place, synced, then put there: a power cut leaves the old file or the new one. */
  write(name: string, bytes: Uint8Array, environment: Environment): void {
    const target = this.path(name);
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    const draft = `${target}.${toHex(environment.random(4))}`;
    const file = openSync(draft, 'wx', 0o600);
    try {
      writeSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, target);
    syncFolder(dirname(target));
  }

  /** Makes sure that the folder is there, for its owner only. */
  make(): void {
    mkdirSync(this.#path, { recursive: true, mode: 0o700 });
  }
}

// A renamed file is only durable once its folder is; Windows cannot open folders and does not need it.
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

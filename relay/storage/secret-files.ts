import {
  closeSync,
  fsyncSync,
  fstatSync,
  openSync,
  readdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import type { Environment } from '../../protocol/environment.ts';
import { isMissing, syncFolder, type Folder } from './folder.ts';

const suffix = '.key';

/**
 * Secrets with a number (a day, an epoch), one file each, away from the database: a database and its journal keep what was deleted from them,
 * and a backup can leave one folder out. An erased secret is overwritten before its file goes.
 */
export class SecretFiles {
  readonly #folder: Folder;
  readonly #environment: Environment;

  constructor(folder: Folder, environment: Environment) {
    this.#folder = folder;
    this.#environment = environment;
    folder.make();
  }

  numbers(): number[] {
    return readdirSync(this.#folder.path())
      .filter((name) => /^\d+\.key$/.test(name))
      .map((name) => Number(name.slice(0, -suffix.length)))
      .toSorted((a, b) => a - b);
  }

  read(number: number): Uint8Array | null {
    return this.#folder.read(`${number}${suffix}`);
  }

  write(number: number, secret: Uint8Array): void {
    this.#folder.write(`${number}${suffix}`, secret, this.#environment);
  }

  erase(number: number): void {
    const path = this.#folder.path(`${number}${suffix}`);
    try {
      const file = openSync(path, 'r+');
      try {
        writeSync(file, new Uint8Array(fstatSync(file).size));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      unlinkSync(path);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    syncFolder(this.#folder.path());
  }
}

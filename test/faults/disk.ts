import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A small disk of its own below a folder. Only an administrator of a Linux can have one. */
export class SmallDisk {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** `null` where this system or this user cannot have one. The folder must be empty. */
  static below(folder: string): SmallDisk | null {
    try {
      mount('-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder);
      return new SmallDisk(folder);
    } catch {
      return null;
    }
  }

  /** Leaves so many bytes free, of whatever there is now. */
  leave(bytes: number): void {
    const blocks = sizes(this.#folder).map((size) => Math.ceil(size / 4096) * 4);
    const used = blocks.reduce((sum, size) => sum + size, 0);
    this.#remount(`size=${used + Math.ceil(bytes / 1024)}k`);
  }

  setReadOnly(on: boolean): void {
    this.#remount(on ? 'ro' : 'rw');
  }

  /** Takes it away, with what is on it. */
  remove(): void {
    execFileSync('umount', [this.#folder], { stdio: 'ignore' });
  }

  #remount(option: string): void {
    mount('-o', `remount,${option}`, this.#folder);
  }
}

const mount = (...args: string[]): unknown => execFileSync('mount', args, { stdio: 'ignore' });

/** Sizes of all files below a folder, bytes. */
export const sizes = (folder: string): number[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);

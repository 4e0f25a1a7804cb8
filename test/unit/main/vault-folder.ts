import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Vault } from '../../../main/vault/vault.ts';
import { sized, type Bytes32 } from '../../../protocol/bytes.ts';
import { VirtualEnvironment } from '../../virtual-environment.ts';
import { inTheClear } from './opened-raw.ts';

/** A folder of its own with one encrypted vault in it. */
export class VaultFolder {
  readonly environment: VirtualEnvironment;
  readonly key: Bytes32;
  readonly path = mkdtempSync(join(tmpdir(), 'kkanbu-vault-'));
  readonly file = join(this.path, 'vault.db');
  readonly #open = new Set<Vault>();

  constructor(environment = new VirtualEnvironment()) {
    this.environment = environment;
    this.key = sized<Bytes32>(environment.random(32), 32);
  }

  open(key: Bytes32 = this.key): Vault {
    const vault = Vault.open({ file: this.file, key, environment: this.environment });
    this.#open.add(vault);
    return vault;
  }

  close(vault: Vault): void {
    this.#open.delete(vault);
    vault.close();
  }

  /** All bytes of all files, whatever they are called. */
  bytes(): Buffer {
    const names = readdirSync(this.path).toSorted();
    return Buffer.concat(names.map((name) => readFileSync(join(this.path, name))));
  }

  /** What somebody reads who copies the vault's files and has its key: every page, whether it is in use or free, and the log. */
  decrypted(): Buffer {
    const copy = join(this.path, 'copy.db');
    for (const end of ['', '-wal']) copyFileSync(`${this.file}${end}`, `${copy}${end}`);
    inTheClear(copy, this.key);
    return readFileSync(copy);
  }

  closeAll(): void {
    for (const vault of this.#open) this.close(vault);
  }

  remove(): void {
    this.closeAll();
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A vault that is gone with the process. */
export function vaultInMemory(environment: VirtualEnvironment): Vault {
  const key = sized<Bytes32>(environment.random(32), 32);
  return Vault.open({ file: null, key, environment });
}

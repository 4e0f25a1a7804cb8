import type { StatusView } from '../../preload/contract.ts';
import { Listeners } from './listeners.ts';
import type { VaultErrorCode } from './vault-error.ts';

/** Why the disk did not take what was to be written. */
export type DiskTrouble = NonNullable<StatusView['disk']>;

const troubles: Partial<Record<VaultErrorCode, DiskTrouble>> = {
  'disk-full': 'full',
  'disk-readonly': 'read-only',
};

/** Whether the disk took what was last written. */
export class DiskState {
  readonly #changed = new Listeners<null>();
  #trouble: DiskTrouble | null = null;

  get trouble(): DiskTrouble | null {
    return this.#trouble;
  }

  failed(code: VaultErrorCode): void {
    const trouble = troubles[code];
    if (trouble) this.#set(trouble);
  }

  wrote(): void {
    this.#set(null);
  }

  onChanged(listener: () => void): () => void {
    return this.#changed.add(listener);
  }

  #set(trouble: DiskTrouble | null): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    this.#changed.tell(null);
  }
}

import type { KeyObject } from 'node:crypto';
import { importIssuerKey } from '../../protocol/certificate.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { readNotice, type Notice } from '../../protocol/notice.ts';
import { Roll } from '../../protocol/roll.ts';

/** All notices that this client has accepted: the roll that they make, and the issuers' keys ready to check with. */
export class NoticeBook {
  readonly #manifest: Manifest;
  readonly #stored: () => Uint8Array[];
  readonly #issuerKeys = new Map<number, KeyObject>();
  #roll: Roll;

  /** `stored`: the notices in the vault, in order. */
  constructor(manifest: Manifest, stored: () => Uint8Array[]) {
    this.#manifest = manifest;
    this.#stored = stored;
    this.#roll = new Roll(manifest);
    this.reload();
  }

  get roll(): Roll {
    return this.#roll;
  }

  /** Goes back to what the vault holds, after what came could not be stored. */
  reload(): void {
    this.#roll = new Roll(this.#manifest);
    for (const bytes of this.#stored()) this.add(bytes);
  }

  /** Takes the next notice. Throws ProtocolError. */
  add(bytes: Uint8Array): Notice {
    const notice = readNotice(this.#manifest, bytes);
    this.#roll.add(notice);
    return notice;
  }

  /** Makes the keys of all epochs ready for `issuerKey`. Throws ProtocolError 'certificate' for a key that no issuer may have. */
  async prepareKeys(): Promise<void> {
    for (const { epoch, issuerKey } of this.#roll.epochs()) {
      if (this.#issuerKeys.has(epoch)) continue;
      this.#issuerKeys.set(epoch, (await importIssuerKey(issuerKey)).native);
    }
  }

  issuerKey(epoch: number): KeyObject | undefined {
    return this.#issuerKeys.get(epoch);
  }
}

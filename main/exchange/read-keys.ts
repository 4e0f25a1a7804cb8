import { epochAt } from '../../protocol/calendar.ts';
import type { EdKeyPair } from '../../protocol/ed25519.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { EpochKeys } from '../../protocol/frames/issuer.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { readKeyPair } from '../../protocol/read-proof.ts';

/** What a client proves its membership with: the key that all members of an epoch share. */
export type ReadKey = { epoch: number; pair: EdKeyPair };

/** Which read key to try: the running epoch's, or for a PC that was away at its turn (or where nobody has opened it yet) the one before. */
export class ReadKeys {
  readonly #manifest: Manifest;
  readonly #environment: Environment;
  readonly #keys: () => EpochKeys[];

  constructor(manifest: Manifest, environment: Environment, keys: () => EpochKeys[]) {
    this.#manifest = manifest;
    this.#environment = environment;
    this.#keys = keys;
  }

  /** The key for the `attempt`-th try since the last success; `null` while there is none that a server could take. */
  choose(attempt: number): ReadKey | null {
    const running = Math.max(0, epochAt(this.#manifest, this.#environment.now()));
    const usable = this.#keys()
      .filter(({ epoch }) => epoch === running || epoch === running - 1)
      .toSorted((a, b) => b.epoch - a.epoch);
    const chosen = usable[attempt % Math.max(1, usable.length)];
    return chosen ? { epoch: chosen.epoch, pair: readKeyPair(chosen.all) } : null;
  }
}

import type { Bytes32 } from '../../protocol/bytes.ts';
import { epochStart } from '../../protocol/calendar.ts';
import { randomBelow, type Environment } from '../../protocol/environment.ts';
import { derive } from '../../protocol/hash.ts';
import { u32 } from '../../protocol/layout.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { StoredMembership } from '../vault/membership-store.ts';

/** Longest time by which a late visit is put off, ms, and as a share of short epochs. */
const longestSpread = 3_600_000;
const spreadShare = 1 / 50;

/**
 * The shares of an epoch between which the next one's certificates are fetched. The second half is left to those whose moment fell on a night
 * or a weekend: who fetches only after the epoch has turned, as one of the last, stands out to an issuer that sees new pseudonyms come up.
 */
export const prefetchShares = { from: 0.1, to: 0.5 } as const;

/**
 * When the next epoch's things are fetched: at a random moment of the running one, the same in every run and known to nobody else. A PC that was
 * off then, or had no notice of the next epoch yet, goes a random while after it could: a visit to the issuer must not say when somebody sat down.
 */
export class Prefetch {
  readonly #manifest: Manifest;
  readonly #environment: Environment;
  #possible: { epoch: number; from: number } | null = null;

  constructor(manifest: Manifest, environment: Environment) {
    this.#manifest = manifest;
    this.#environment = environment;
  }

  /** The moment, ms since 1970; `possible`: whether it can be done now. `null` while it cannot. */
  moment(
    { entropy, recovered, joinedEpoch }: StoredMembership,
    running: number,
    possible: boolean,
  ): number | null {
    if (!possible) return null;
    const now = this.#environment.now();
    // Which quotas a lost PC had used has to be known before one of them is replaced.
    if (recovered && joinedEpoch === running) return now;
    const { epochLength } = this.#manifest;
    if (this.#possible?.epoch !== running) {
      const most = Math.min(longestSpread, Math.ceil(epochLength * spreadShare));
      this.#possible = { epoch: running, from: now + randomBelow(this.#environment, most) };
    }
    const { from, to } = prefetchShares;
    const share = from + (to - from) * chance(entropy, running);
    const chosen = epochStart(this.#manifest, running) + epochLength * share;
    return Math.max(chosen, this.#possible.from);
  }
}

const chance = (entropy: Bytes32, epoch: number): number =>
  Buffer.from(derive<Bytes32>(entropy, 'prefetch', u32(epoch))).readUIntBE(0, 6) / 2 ** 48;

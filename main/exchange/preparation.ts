import { dayAt, roundStart } from '../../protocol/calendar.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { HoldReason } from '../../preload/contract.ts';
import type { OutboxItem } from '../vault/outbox-row.ts';
import { hasLeft } from '../vault/recall.ts';
import type { Vault } from '../vault/vault.ts';
import { expiryOf, renewPseudonym, type Expiry } from './renewal.ts';
import type { Sealer } from './sealer.ts';

export type PreparationOptions = {
  vault: Vault;
  manifest: Manifest;
  sealer: Sealer;
  /** Gives an entry that waits for a pseudonym one out of the stock. `false` while there is none. */
  assign: (item: OutboxItem) => boolean;
  /** The next round that an envelope can be made for. */
  nextRound: () => number;
  /** Whether nothing of an entry is on its way: what is not in the feed waits here. */
  rests: (item: OutboxItem) => boolean;
};

/** Sees that entries are sealed, and that their seals are still good when they go. */
export class Preparation {
  readonly #options: PreparationOptions;
  /** Days (local) on which entries were sealed, by their ids, as far as this run knows. */
  readonly #sealedOn = new Map<string, number>();

  constructor(options: PreparationOptions) {
    this.#options = options;
  }

  /** Whether an entry, sealed as it is, would be taken in `round`. */
  isGood(item: OutboxItem, round: number): boolean {
    const { vault, manifest } = this.#options;
    const isSealed = item.parts.length > 0 && !this.#isOfAnotherDay(item, round);
    return isSealed && expiryOf(vault, manifest, item, round) === null;
  }

  /** Seals an entry if it has to be. Answers why it cannot be; `null` when it is sealed, or was found to be refused by everybody and came back. */
  async prepare(item: OutboxItem): Promise<HoldReason | null> {
    if (item.state === 'returned' || !this.#needsWork(item)) return null;
    return this.#prepare(item.id);
  }

  #needsWork(item: OutboxItem): boolean {
    const next = this.#options.nextRound();
    const isUnsealed = item.parts.length === 0 || this.#isOfAnotherDay(item, next);
    return isUnsealed || this.#expiry(item) !== null;
  }

  /** An entry expires only while nothing of it is on its way. Asked while nothing holds: everything that the feed has was read. */
  #expiry(item: OutboxItem): Expiry | null {
    const { vault, manifest, nextRound, rests } = this.#options;
    return rests(item) ? expiryOf(vault, manifest, item, nextRound()) : null;
  }

  async #prepare(id: string): Promise<HoldReason | null> {
    const { vault, manifest, nextRound } = this.#options;
    // Looked up anew: what was done for an entry before may have changed this one.
    const item = vault.outbox.get(id);
    if (!item) return null;
    const expiry = this.#expiry(item);
    if (expiry === 'certificate') {
      if (renewPseudonym(vault, manifest, item, nextRound())) return this.#prepare(id);
      // As in composing: what waits for a certificate does not go 곧.
      if (item.choice === 'soon' && !manifest.demo) vault.outbox.setChoice(id, 'mixed');
      return 'no-certificate';
    }
    const next = nextRound();
    const isDue = item.parts.length === 0 || expiry === 'seal' || this.#isOfAnotherDay(item, next);
    if (!isDue) return null;
    const reason = await this.#seal(item, next);
    // Known only once the new posts are stored; what has left meanwhile has kept its seal.
    const isLeft = vault.outbox.get(id)?.parts.some(hasLeft) ?? false;
    if (!reason && !isLeft) this.#sealedOn.set(id, this.#dayOf(next));
    return reason;
  }

  /** Whether an entry that has never left was sealed on a day before: its seal would date its writing. What may have left stays as it is. */
  #isOfAnotherDay({ id, parts }: OutboxItem, round: number): boolean {
    return !parts.some(hasLeft) && this.#sealedOn.get(id) !== this.#dayOf(round);
  }

  #dayOf(round: number): number {
    const { manifest } = this.#options;
    return dayAt(manifest, roundStart(manifest, round));
  }

  async #seal(item: OutboxItem, round: number): Promise<HoldReason | null> {
    const { vault, sealer, assign } = this.#options;
    try {
      const reason = await sealer.seal(item, round);
      if (reason !== 'no-certificate' || !assign(item)) return reason;
      const assigned = vault.outbox.get(item.id);
      return assigned ? await sealer.seal(assigned, round) : null;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      vault.outbox.setState(item.id, 'returned', { why: 'refused' });
      return null;
    }
  }
}

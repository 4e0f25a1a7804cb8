import { timingSafeEqual } from 'node:crypto';
import type { LockView, Request } from '../../preload/contract.ts';
import type { Environment } from '../../protocol/environment.ts';
import { entropyOf } from '../membership/phrase.ts';
import type { Stretch } from '../vault/passphrase.ts';
import type { Misses, Pin } from '../vault/pin-store.ts';
import { VaultError } from '../vault/vault-error.ts';
import type { Vault } from '../vault/vault.ts';
import { LockError } from './lock-error.ts';
import { derived, newPin } from './pin.ts';
import { waitUntil } from './waiting-time.ts';

export type ScreenLockOptions = {
  environment: Pick<Environment, 'now' | 'random'>;
  /** What this system can do. */
  system: Pick<LockView, 'followsSystem' | 'hidesFromCapture'>;
  /** Without one: what the program has. */
  stretch?: Stretch;
  changed: (view: LockView) => void;
};

/** What of the vault the lock needs. */
export type LockedVault = Pick<Vault, 'pin' | 'membership'>;

const noMisses: Misses = { count: 0, lastAt: 0 };

/**
 * The lock of the screen: whether anything of the vault is shown now, and what opens it. It keeps passers-by from reading; the vault's key is not under it.
 * Without an open vault with a member in it there is nothing to show, and nothing is locked.
 */
export class ScreenLock {
  readonly #options: ScreenLockOptions;
  #vault: LockedVault | null = null;
  #pin: Pin | null = null;
  #locked: LockView['locked'] = 'no';
  /** Whether the computer's own screen is locked. */
  #isAway = false;
  /** Also those that a full disk does not take. */
  #misses = noMisses;
  #turns: Promise<unknown> = Promise.resolve();

  constructor(options: ScreenLockOptions) {
    this.#options = options;
  }

  /**
   * Another vault is open, or none. `isProven`: the person has just typed its passphrase. One with a PIN begins locked; one without a member has nobody
   * whose words could open it again, and keeps none.
   */
  take(vault: LockedVault | null, isProven: boolean): void {
    this.#vault = vault;
    this.#locked = 'no';
    const stored = vault?.pin.get() ?? null;
    if (stored && !vault?.membership.load()) vault?.pin.remove();
    this.#pin = vault?.pin.get() ?? null;
    this.#misses = stored?.misses ?? noMisses;
    if (this.#isAway || !isProven) this.#lock(this.#isAway);
    this.#tell();
  }

  isLocked(): boolean {
    return this.#locked !== 'no';
  }

  view(): LockView {
    const { environment, system } = this.#options;
    return {
      locked: this.#locked,
      hasPin: this.#pin !== null,
      waitUntil: waitUntil(this.#misses, environment.now()),
      ...system,
    };
  }

  /** Locks now. `false`: it is not, for nothing could open it but a PIN, and there is none. */
  lock(): boolean {
    if (!this.isLocked()) {
      this.#lock(false);
      this.#tell();
    }
    return this.isLocked();
  }

  /** The computer's own screen was locked: this one is too. */
  systemLocked(): void {
    this.#isAway = true;
    if (this.isLocked()) return;
    this.#lock(true);
    this.#tell();
  }

  /** The person is back at the computer. A PIN is asked for all the same. */
  systemUnlocked(): void {
    this.#isAway = false;
    if (this.#locked !== 'system') return;
    this.#locked = 'no';
    this.#tell();
  }

  /** Throws LockError 'pin-wrong', 'pin-wait'. */
  unlock({ pin }: Request<'unlockScreen'>): Promise<LockView> {
    return this.#inTurn(async () => {
      if (this.#locked !== 'pin') return;
      await this.#check(pin);
      this.#locked = 'no';
    });
  }

  /**
   * Sets or changes the PIN. Only for who has written the 24 words down: they are what opens the screen when it is forgotten. Throws LockError 'pin-short',
   * 'pin-simple', 'pin-wrong', 'pin-wait', 'phrase-not-noted', 'not-allowed'.
   */
  setPin({ pin, current }: Request<'setPin'>): Promise<LockView> {
    return this.#inTurn(async () => {
      if (this.#pin) await this.#check(current ?? '');
      const membership = this.#open().membership.load();
      if (!membership) throw new LockError('not-allowed');
      if (!membership.phraseNoted) throw new LockError('phrase-not-noted');
      const made = await newPin(pin, this.#options.environment, this.#options.stretch);
      // Time has passed.
      this.#open().pin.set(made);
      this.#pin = made;
      this.#misses = noMisses;
    });
  }

  /** Throws LockError 'pin-wrong', 'pin-wait'. */
  removePin({ current }: Request<'removePin'>): Promise<LockView> {
    return this.#inTurn(async () => {
      if (!this.#pin) return;
      await this.#check(current);
      this.#forget();
    });
  }

  /** The PIN is forgotten: the 24 words of the membership open the screen, and there is no PIN then. Throws LockError 'phrase-differs', MembershipError 'phrase-malformed'. */
  resetPin({ phrase }: Request<'resetPin'>): Promise<LockView> {
    return this.#inTurn(async () => {
      const known = this.#open().membership.load()?.entropy;
      if (!known || !timingSafeEqual(entropyOf(phrase), known)) {
        throw new LockError('phrase-differs');
      }
      this.#forget();
      this.#locked = this.#isAway ? 'system' : 'no';
    });
  }

  #forget(): void {
    this.#open().pin.remove();
    this.#pin = null;
    this.#misses = noMisses;
  }

  #lock(withoutPin: boolean): void {
    if (this.#pin) this.#locked = 'pin';
    else if (withoutPin && this.#hasMember()) this.#locked = 'system';
  }

  /** A vault that turns out to be damaged is about to be closed: there is nothing to show. */
  #hasMember(): boolean {
    try {
      return Boolean(this.#vault?.membership.load());
    } catch (error) {
      if (error instanceof VaultError) return false;
      throw error;
    }
  }

  /** Throws VaultError 'vault-locked'. */
  #open(): LockedVault {
    if (!this.#vault) throw new VaultError('vault-locked');
    return this.#vault;
  }

  /** A try counts before it is looked at: ending the program in between gives nobody another one. Throws LockError 'pin-wrong', 'pin-wait'. */
  async #check(typed: string): Promise<void> {
    const vault = this.#open();
    const pin = this.#pin;
    if (!pin) throw new LockError('not-allowed');
    const now = this.#options.environment.now();
    // A clock that was set back: the wait begins anew instead of lasting until then.
    if (this.#misses.lastAt > now) this.#note(vault, { ...this.#misses, lastAt: now });
    if (waitUntil(this.#misses, now) !== null) throw new LockError('pin-wait');
    this.#note(vault, { count: this.#misses.count + 1, lastAt: now });
    if (!timingSafeEqual(await derived(typed, pin, this.#options.stretch), pin.verifier)) {
      throw new LockError('pin-wrong');
    }
    this.#note(this.#open(), noMisses);
  }

  #note(vault: LockedVault, misses: Misses): void {
    this.#misses = misses;
    try {
      vault.pin.noteMisses(misses);
    } catch (error) {
      // On a disk that takes nothing the person gets in all the same; this process counts.
      if (!(error instanceof VaultError) || error.code === 'vault-damaged') throw error;
    }
  }

  /** One after the other: many tries at once are not one. */
  #inTurn(work: () => Promise<void>): Promise<LockView> {
    const turn = this.#turns
      .then(work)
      .finally(() => this.#tell())
      .then(() => this.view());
    this.#turns = turn.catch(() => undefined);
    return turn;
  }

  #tell(): void {
    this.#options.changed(this.view());
  }
}

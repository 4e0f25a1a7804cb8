import type { LockView, OfficeHandlers, VaultState } from '../../preload/contract.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { Push } from '../ipc.ts';
import type { CopiedText } from '../lock/copied-text.ts';
import { IdleWatch } from '../lock/idle-watch.ts';
import { ScreenLock } from '../lock/screen-lock.ts';
import type { PreferencesStore } from '../preferences.ts';
import type { Vault } from '../vault/vault.ts';
import { idleSeconds, tellsOfScreenLock } from './power.ts';
import type { Shell } from './shell.ts';
import { canHideFromCapture } from './window.ts';

export type OfficeOptions = {
  shell: Shell;
  environment: Environment;
  preferences: PreferencesStore;
  push: Push;
  copied: CopiedText;
  /** Draws the veil, or lifts it. */
  veil: (on: boolean) => void;
  /** The person has gone to another window, or is back. */
  lookAway: (isAway: boolean) => void;
  /** It was locked, or opened. */
  lockChanged: () => void;
};

/** The app in an office where people pass by: its lock, whose screen it follows, and whether pictures of the screen show the window. */
export class Office {
  readonly #options: OfficeOptions;
  readonly #lock: ScreenLock;
  readonly handlers: OfficeHandlers;

  constructor(options: OfficeOptions) {
    this.#options = options;
    const { shell, environment, preferences, push, copied, veil, lookAway, lockChanged } = options;
    let before: LockView['locked'] = 'no';
    const lock = new ScreenLock({
      environment,
      system: { followsSystem: tellsOfScreenLock(), hidesFromCapture: canHideFromCapture() },
      changed: (view) => {
        push('lockChanged', view);
        lockChanged();
        if (before === 'no' && view.locked !== 'no') void copied.forget();
        if (before !== 'no' && view.locked === 'no') void copied.giveBack();
        // Whoever has just typed the PIN wants to see something.
        if (before === 'pin' && view.locked === 'no') veil(false);
        before = view.locked;
      },
    });
    this.#lock = lock;
    shell.onPower({
      suspending: () => void this.#lockNow(),
      screenLocked: () => lock.systemLocked(),
      screenUnlocked: () => lock.systemUnlocked(),
    });
    shell.onFocus((isWatched) => lookAway(!isWatched && preferences.get().blurAway));
    preferences.onChange(({ hideFromCapture }) => shell.hideFromCapture(hideFromCapture));
    this.handlers = {
      screenLock: () => lock.view(),
      lockScreen: () => this.#lockNow(),
      unlockScreen: async (request) => lock.unlock(request),
      setPin: async (request) => lock.setPin(request),
      removePin: async (request) => lock.removePin(request),
      resetPin: async (request) => lock.resetPin(request),
      noteCopied: (request) => {
        copied.note(request);
        return null;
      },
    };
  }

  /** Begins to notice that nobody is at the computer. Only once Electron is ready. */
  start(): void {
    const { shell, environment, preferences } = this.#options;
    shell.hideFromCapture(preferences.get().hideFromCapture);
    new IdleWatch({
      environment,
      idleSeconds,
      limit: () => preferences.get().lockAfter,
      away: () => void this.#lockNow(),
    }).start();
  }

  isLocked(): boolean {
    return this.#lock.isLocked();
  }

  /** A vault whose passphrase was typed just now needs no PIN. */
  vaultChanged(vault: Vault | null, { mode }: VaultState): void {
    this.#options.copied.drop();
    this.#lock.take(vault, mode === 'passphrase');
  }

  /** Without a PIN nothing could open it again: what can be hidden is hidden. */
  #lockNow(): LockView {
    if (!this.#lock.lock()) this.#options.veil(true);
    return this.#lock.view();
  }
}

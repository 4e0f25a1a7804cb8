import { ScreenLock } from '../../../../main/lock/screen-lock.ts';
import { atFirst } from '../../../../main/vault/membership-store.ts';
import type { Stretch } from '../../../../main/vault/passphrase.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { sized, type Bytes16, type Bytes32 } from '../../../../protocol/bytes.ts';
import type { LockView } from '../../../../preload/contract.ts';
import { quickStretch } from '../../../fixtures/quick-stretch.ts';
import type { VaultFolder } from '../vault-folder.ts';

export const entropy = sized<Bytes32>(new Uint8Array(32).fill(7), 32);

/** A vault with a member in it who has written the 24 words down. */
export function lived(folder: VaultFolder, phraseNoted = true): Vault {
  const vault = folder.open();
  vault.membership.save({
    ...atFirst,
    manifest: new Uint8Array([1]),
    role: 'mentee',
    state: 'member',
    code: sized<Bytes16>(new Uint8Array(16), 16),
    entropy,
    badge: null,
    phraseNoted,
  });
  return vault;
}

/** The lock of a screen that begins with this vault, and everything that it told. `stretch`: `null` for the program's own. */
export function lockOn(
  folder: VaultFolder,
  vault: Vault | null,
  isProven = false,
  stretch: Stretch | null = quickStretch,
): { lock: ScreenLock; told: LockView[] } {
  const told: LockView[] = [];
  const lock = new ScreenLock({
    environment: folder.environment,
    system: { followsSystem: true, hidesFromCapture: true },
    ...(stretch && { stretch }),
    changed: (view) => told.push(view),
  });
  lock.take(vault, isProven);
  return { lock, told };
}

import type { LockReason } from '../../preload/contract.ts';
import type { Unlocked } from './first-start.ts';
import { VaultError, type VaultErrorCode } from './vault-error.ts';

export function locked(why: LockReason): Unlocked {
  return { vault: null, state: { mode: 'locked', why } };
}

const reasons: Partial<Record<VaultErrorCode, LockReason>> = {
  'vault-damaged': 'damaged',
  'vault-newer': 'newer',
  'vault-locked': 'in-use',
  'disk-full': 'disk-full',
};

/** A failure to open as a state that a person is shown. Rethrows whatever is no matter of the files. */
export function lockedBy(error: unknown): Unlocked {
  const why = error instanceof VaultError ? reasons[error.code] : undefined;
  if (!why) throw error;
  return locked(why);
}

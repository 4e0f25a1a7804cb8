import type { LockReason, VaultState } from '../../preload/contract.ts';
import type { VaultArchive } from './archive.ts';
import { VaultError, type VaultErrorCode } from './vault-error.ts';
import type { Vault } from './vault.ts';

/**
 * `vault` is there unless `state` says 'locked'. `mend`, where there is a key for what lies on the disk: makes a new vault out of what is left of this
 * one, which has to be closed, and opens it. It throws VaultError.
 */
export type Unlocked = {
  vault: Vault | null;
  state: VaultState;
  mend?: () => Unlocked;
  moving?: Moving;
};

/** How a vault on the disk goes to another PC, and how what came from one is opened in its place, once it is closed. */
export type Moving = { archive: VaultArchive; reopen: () => Unlocked };

export function locked(why: LockReason): Unlocked {
  return { vault: null, state: { mode: 'locked', why } };
}

const reasons: Partial<Record<VaultErrorCode, LockReason>> = {
  'vault-damaged': 'damaged',
  'vault-newer': 'newer',
  'vault-locked': 'in-use',
  'disk-full': 'disk-full',
  'disk-readonly': 'read-only',
};

/** A failure to open as a state that a person is shown. Rethrows whatever is no matter of the files. */
export function lockedBy(error: unknown): Unlocked {
  const why = error instanceof VaultError ? reasons[error.code] : undefined;
  if (!why) throw error;
  return locked(why);
}

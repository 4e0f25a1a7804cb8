import { statSync } from 'node:fs';
import type { VaultState } from '../../preload/contract.ts';
import { sized, type Bytes32 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import type { EraseStep } from './erase.ts';
import { VaultArchive, type MoveStep } from './archive.ts';
import { locked, type Unlocked } from './locked.ts';
import { mendMarkers, writeMarker, type Marker } from './marker.ts';
import type { Stretch } from './passphrase.ts';
import { finishRebuild, rebuildVault, type RebuildStep } from './rebuild.ts';
import { fileIn } from './vault-files.ts';
import { VaultError } from './vault-error.ts';
import { Vault } from './vault.ts';

/** The first start, in order, as an observer is told: tests end the process at each of them. */
export const firstStartSteps = [
  /** The folder says that a vault is being made, and under which id; under a passphrase also its wrapped key. */
  'marked',
  /** The keychain has a key under that id, and has given it back. Not with a passphrase. */
  'keyed',
  /** The vault is on the disk, empty. */
  'created',
  /** The folder says that there is a vault. */
  'ready',
] as const;
export type FirstStartStep = (typeof firstStartSteps)[number];

export type VaultPlace = {
  /** Where the vault lies, or will. */
  folder: string;
  environment: Environment;
  /** Without one: what the program has. */
  stretch?: Stretch;
  onStep?: (step: FirstStartStep | RebuildStep | MoveStep | EraseStep) => void;
};

function holdsSomething(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/**
 * Opens the vault that a marker speaks of. One that is damaged, or gone, is locked, and can be mended: what is left of it is known to belong to
 * this key. Throws VaultError as {@link Vault.open} does for everything else.
 */
export function openMarked(place: VaultPlace, marker: Marker, key: Bytes32): Unlocked {
  const { folder, environment } = place;
  const own = sized<Bytes32>(Uint8Array.from(key), 32);
  const state: VaultState = { mode: marker.version === 1 ? 'keychain' : 'passphrase' };
  const archive = new VaultArchive({ ...place, key: own });
  const open = (): Unlocked => {
    const vault = Vault.open({ file: fileIn(folder), key: own, environment });
    mendMarkers(folder, marker);
    return { vault, state, mend, moving: { archive, reopen: open } };
  };
  const mend = (): Unlocked => {
    rebuildVault({ ...place, key: own });
    return open();
  };
  try {
    finishRebuild(folder);
    // SQLite would make a new vault in its place, and a second identity.
    if (!holdsSomething(fileIn(folder))) throw new VaultError('vault-damaged');
    return open();
  } catch (error) {
    if (!(error instanceof VaultError && error.code === 'vault-damaged')) throw error;
    return { ...locked('damaged'), mend };
  }
}

/** Makes the vault that a marker promises, or goes on with one that is there and holds nothing yet. Throws VaultError. */
export function makeMarked(place: VaultPlace, marker: Marker, key: Bytes32): Unlocked {
  const { folder, environment, onStep } = place;
  // Closed at once, which moves everything from SQLite's log into the file: from now on it is never empty.
  Vault.open({ file: fileIn(folder), key, environment }).close();
  onStep?.('created');
  writeMarker(folder, { ...marker, state: 'ready' });
  onStep?.('ready');
  return openMarked(place, marker, key);
}

import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { VaultState } from '../../preload/contract.ts';
import type { Bytes32 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import { writeMarker, type Marker } from './marker.ts';
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
  onStep?: (step: FirstStartStep) => void;
};

/** `vault` is there unless `state` says 'locked'. */
export type Unlocked = { vault: Vault | null; state: VaultState };

export const fileIn = (folder: string): string => join(folder, 'vault.db');

export function holdsSomething(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Opens the vault that a marker speaks of. Throws VaultError as {@link Vault.open} does. */
export function openMarked(place: VaultPlace, marker: Marker, key: Bytes32): Unlocked {
  const vault = Vault.open({ file: fileIn(place.folder), key, environment: place.environment });
  return { vault, state: { mode: marker.version === 1 ? 'keychain' : 'passphrase' } };
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

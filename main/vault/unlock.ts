import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { VaultState } from '../../preload/contract.ts';
import { equal, sized, toHex, type Bytes32 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import { KeychainError, type Keychain, type KeychainState } from './keychain.ts';
import { readMarker, writeMarker, type Marker } from './marker.ts';
import { VaultError } from './vault-error.ts';
import { Vault } from './vault.ts';

/** The first start, in order, as an observer is told: tests end the process at each of them. */
export const firstStartSteps = [
  /** The folder says that a vault is being made, and under which id. */
  'marked',
  /** The keychain has a key under that id, and has given it back. */
  'keyed',
  /** The vault is on the disk, empty. */
  'created',
  /** The folder says that there is a vault. */
  'ready',
] as const;
export type FirstStartStep = (typeof firstStartSteps)[number];

export type UnlockOptions = {
  /** Where the vault lies, or will. */
  folder: string;
  keychain: Keychain;
  environment: Environment;
  /** Whether a new person without any keychain may go on in memory, until the program ends. */
  allowMemory: boolean;
  onStep?: (step: FirstStartStep) => void;
};

/** `vault` is there unless `state` says 'locked'. */
export type Unlocked = { vault: Vault | null; state: VaultState };

/** A key as far as the keychain has one now; `keychain` is its state where it has none. */
type Found = { key: Bytes32 } | { key: null; keychain: KeychainState };

/**
 * Opens this folder's vault with the key from the keychain; makes both on the first start. A vault whose key does not come is never replaced
 * by a new one: it stays locked until the key is there.
 *
 * Throws VaultError where it is not a matter of the key: 'vault-damaged' (also where a vault was, and its file is gone), 'vault-newer',
 * 'vault-locked' (another process has it, or files may not be read), 'disk-full'.
 */
export async function openVault(options: UnlockOptions): Promise<Unlocked> {
  const marker = readMarker(options.folder);
  const file = join(options.folder, 'vault.db');
  // Without its marker nobody knows the name of the key of a vault that is there.
  if (!marker && existsSync(file)) return locked('key-missing');
  return marker?.state === 'ready'
    ? reopen(options, marker, file)
    : firstStart(options, marker, file);
}

async function reopen(options: UnlockOptions, marker: Marker, file: string): Promise<Unlocked> {
  // SQLite would make a new vault in its place, and a second identity.
  if (!holdsSomething(file)) throw new VaultError('vault-damaged');
  const found = await findKey(options.keychain, marker.vault);
  return found.key ? open(options, file, found.key) : keyless(found.keychain);
}

/** Also goes on with a first start that was cut off: with its id and, if it got that far, its key. */
async function firstStart(
  options: UnlockOptions,
  begun: Marker | null,
  file: string,
): Promise<Unlocked> {
  const { folder, keychain, environment, onStep } = options;
  const found: Found = begun
    ? await findKey(keychain, begun.vault)
    : { key: null, keychain: await keychain.state() };
  if (!found.key) {
    // The key comes before the file: it was there once, and may come back.
    if (existsSync(file)) return keyless(found.keychain);
    if (found.keychain === 'absent' && options.allowMemory) {
      return openInMemory(environment, 'no-keychain');
    }
    if (found.keychain !== 'present') return locked('keyring-locked');
  }
  const vault = begun?.vault ?? toHex(environment.random(16));
  if (!begun) writeMarker(folder, { version: 1, vault, state: 'creating' });
  onStep?.('marked');
  const key = found.key ?? (await makeKey(keychain, vault, environment));
  if (!key) return locked('keyring-locked');
  onStep?.('keyed');
  // Closed at once, which moves everything from SQLite's log into the file: from now on it is never empty.
  Vault.open({ file, key, environment }).close();
  onStep?.('created');
  writeMarker(folder, { version: 1, vault, state: 'ready' });
  onStep?.('ready');
  return open(options, file, key);
}

function open({ environment }: UnlockOptions, file: string, key: Bytes32): Unlocked {
  return { vault: Vault.open({ file, key, environment }), state: { mode: 'keychain' } };
}

/** A vault that ends with the process: nothing is written, nothing outlives it. */
export function openInMemory(environment: Environment, why: 'chosen' | 'no-keychain'): Unlocked {
  const key = sized<Bytes32>(environment.random(32), 32);
  const vault = Vault.open({ file: null, key, environment });
  return { vault, state: { mode: 'memory', why } };
}

function locked(why: 'keyring-locked' | 'key-missing'): Unlocked {
  return { vault: null, state: { mode: 'locked', why } };
}

function keyless(keychain: KeychainState): Unlocked {
  return locked(keychain === 'present' ? 'key-missing' : 'keyring-locked');
}

async function findKey(keychain: Keychain, vault: string): Promise<Found> {
  try {
    const key = await keychain.get(vault);
    if (key) return { key };
    const state = await keychain.state();
    // It may have been unlocked only just now.
    const again = state === 'present' ? await keychain.get(vault) : null;
    return again ? { key: again } : { key: null, keychain: state };
  } catch (error) {
    if (!(error instanceof KeychainError)) throw error;
    const silent = error.code === 'keychain-silent';
    return { key: null, keychain: silent ? 'locked' : await keychain.state() };
  }
}

/** `null` if the keychain does not take it, or does not give it back. */
async function makeKey(
  keychain: Keychain,
  vault: string,
  environment: Environment,
): Promise<Bytes32 | null> {
  const key = sized<Bytes32>(environment.random(32), 32);
  try {
    await keychain.set(vault, key);
    const kept = await keychain.get(vault);
    return kept && equal(kept, key) ? key : null;
  } catch (error) {
    if (error instanceof KeychainError) return null;
    throw error;
  }
}

function holdsSomething(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

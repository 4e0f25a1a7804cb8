import { existsSync } from 'node:fs';
import { equal, sized, toHex, type Bytes32 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import { finishErasing } from './erase.ts';
import { makeMarked, openMarked, type VaultPlace } from './first-start.ts';
import { KeychainError, type Keychain, type KeychainState } from './keychain.ts';
import { locked, type Unlocked } from './locked.ts';
import { readMarker, writeMarker, type KeychainMarker } from './marker.ts';
import { VaultError } from './vault-error.ts';
import { fileIn } from './vault-files.ts';
import { Vault } from './vault.ts';

export type UnlockOptions = VaultPlace & {
  keychain: Keychain;
  /** Whether a new person without any keychain goes on in memory, until the program ends, without being asked. */
  allowMemory: boolean;
};

/** A key as far as the keychain has one now; `keychain` is its state where it has none. */
type Found = { key: Bytes32 } | { key: null; keychain: KeychainState };

/**
 * Opens this folder's vault with the key from the keychain; makes both on the first start. A vault whose key does not come is never replaced
 * by a new one: it stays locked until the key is there. One under a passphrase waits for that. One that is damaged, or whose file is gone, is
 * locked as well, and can be mended.
 *
 * Throws VaultError where it is not a matter of the key: 'vault-damaged' (the marker itself), 'vault-newer', 'vault-locked' (another process has it,
 * or files may not be read), 'disk-full', 'disk-readonly'.
 */
export async function openVault(options: UnlockOptions): Promise<Unlocked> {
  if (!(await isErased(options))) return locked('keyring-locked');
  const marker = readMarker(options.folder);
  const file = fileIn(options.folder);
  // Without its marker nobody knows the name of the key of a vault that is there.
  if (!marker && existsSync(file)) return locked('key-missing');
  if (marker?.version === 2) return locked('passphrase-needed');
  return marker?.state === 'ready' ? reopen(options, marker) : firstStart(options, marker, file);
}

/** A deletion that was cut off is carried on first; `false` where the keychain does not let go of the key now. */
async function isErased(options: UnlockOptions): Promise<boolean> {
  try {
    await finishErasing(options);
    return true;
  } catch (error) {
    if (error instanceof VaultError && error.code === 'key-kept') return false;
    throw error;
  }
}

async function reopen(options: UnlockOptions, marker: KeychainMarker): Promise<Unlocked> {
  const found = await findKey(options.keychain, marker.vault);
  return found.key ? openMarked(options, marker, found.key) : keyless(found.keychain);
}

/** Also goes on with a first start that was cut off: with its id and, if it got that far, its key. */
async function firstStart(
  options: UnlockOptions,
  begun: KeychainMarker | null,
  file: string,
): Promise<Unlocked> {
  const { folder, keychain, environment, onStep } = options;
  const found: Found = begun
    ? await findKey(keychain, begun.vault)
    : { key: null, keychain: await keychain.state() };
  if (!found.key) {
    // The key comes before the file: it was there once, and may come back.
    if (existsSync(file)) return keyless(found.keychain);
    if (found.keychain === 'absent') {
      return options.allowMemory ? openInMemory(environment, 'no-keychain') : locked('no-keychain');
    }
    if (found.keychain !== 'present') return locked('keyring-locked');
  }
  const vault = begun?.vault ?? toHex(environment.random(16));
  const marker: KeychainMarker = { version: 1, vault, state: 'creating' };
  if (!begun) writeMarker(folder, marker);
  onStep?.('marked');
  const key = found.key ?? (await makeKey(keychain, vault, environment));
  if (!key) return locked('keyring-locked');
  onStep?.('keyed');
  return makeMarked(options, marker, key);
}

/** A vault that ends with the process: nothing is written, nothing outlives it. */
export function openInMemory(environment: Environment, why: 'chosen' | 'no-keychain'): Unlocked {
  const key = sized<Bytes32>(environment.random(32), 32);
  const vault = Vault.open({ file: null, key, environment });
  return { vault, state: { mode: 'memory', why } };
}

const whyKeyless = {
  present: 'key-missing',
  locked: 'keyring-locked',
  absent: 'keyring-gone',
} as const satisfies Record<KeychainState, string>;

function keyless(keychain: KeychainState): Unlocked {
  return locked(whyKeyless[keychain]);
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

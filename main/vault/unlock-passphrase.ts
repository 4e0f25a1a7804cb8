import { existsSync } from 'node:fs';
import { sized, toHex, type Bytes32 } from '../../protocol/bytes.ts';
import { makeMarked, openMarked, type VaultPlace } from './first-start.ts';
import type { Unlocked } from './locked.ts';
import { readMarker, writeMarker, type PassphraseMarker } from './marker.ts';
import { unwrapKey, wrapKey } from './passphrase.ts';
import { VaultError } from './vault-error.ts';
import { fileIn } from './vault-files.ts';

/**
 * Opens this folder's vault with a passphrase; makes it, under this passphrase, where there is none. A vault whose key is in the keychain is
 * never replaced.
 *
 * Throws VaultError: 'passphrase-wrong', 'passphrase-short' (for a new vault only), 'vault-locked' (the key of the vault that is there is
 * not under a passphrase; another process has it), 'vault-damaged' (the marker itself), 'vault-newer', 'disk-full', 'disk-readonly'.
 */
export async function openWithPassphrase(place: VaultPlace, passphrase: string): Promise<Unlocked> {
  const marker = readMarker(place.folder);
  if (marker?.version === 2) return openWrapped(place, marker, passphrase);
  if (
    marker?.state === 'ready' ||
    marker?.state === 'erasing' ||
    existsSync(fileIn(place.folder))
  ) {
    throw new VaultError('vault-locked');
  }
  return firstStart(place, marker?.vault ?? toHex(place.environment.random(16)), passphrase);
}

async function openWrapped(
  place: VaultPlace,
  marker: PassphraseMarker,
  passphrase: string,
): Promise<Unlocked> {
  const key = await unwrapKey(passphrase, marker.wrapped, marker.vault, place.stretch);
  try {
    return marker.state === 'ready'
      ? openMarked(place, marker, key)
      : makeMarked(place, marker, key);
  } finally {
    key.fill(0);
  }
}

async function firstStart(place: VaultPlace, vault: string, passphrase: string): Promise<Unlocked> {
  const key = sized<Bytes32>(place.environment.random(32), 32);
  try {
    const wrapped = await wrapKey(passphrase, key, vault, place.environment, place.stretch);
    const marker: PassphraseMarker = { version: 2, vault, state: 'creating', wrapped };
    writeMarker(place.folder, marker);
    place.onStep?.('marked');
    return makeMarked(place, marker, key);
  } finally {
    key.fill(0);
  }
}

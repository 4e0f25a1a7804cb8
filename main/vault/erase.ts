import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { translated } from './failure.ts';
import { KeychainError, type Keychain } from './keychain.ts';
import { markerNames, readMarker, writeMarker, type Marker } from './marker.ts';
import { VaultError } from './vault-error.ts';
import { keepFolder, vaultFilesIn } from './vault-files.ts';

/** The deletion of everything, in order, as an observer is told: tests end the process at each of them. */
export const eraseSteps = [
  /** The folder says that everything is being deleted: every start goes on with that. A key under a passphrase is gone with this. */
  'marked',
  /** The keychain has the key no more. */
  'keyless',
  /** The first of the files is gone. */
  'begun',
  /** All of them are; the folder is as before the first start. */
  'erased',
] as const;
export type EraseStep = (typeof eraseSteps)[number];

export type ErasePlace = {
  folder: string;
  keychain: Keychain;
  onStep?: (step: EraseStep) => void;
};

/**
 * Deletes a vault, which nobody may have open, whatever state it is in: its key first, so that whatever a disk keeps of deleted files can be read by nobody.
 * Throws VaultError: 'key-kept' where the keychain does not delete the key, and nothing is deleted then; 'disk-full', 'disk-readonly', 'vault-locked',
 * and the next start goes on.
 */
export async function eraseVault(place: ErasePlace): Promise<void> {
  const { folder, onStep } = place;
  const marker = markerIn(folder);
  if (marker) {
    markErasing(folder, marker);
    onStep?.('marked');
    if (marker.version === 1) await destroyKey(place, marker);
    onStep?.('keyless');
  }
  translated(() => {
    for (const [number, file] of vaultFilesIn(folder).entries()) {
      rmSync(file, { force: true });
      if (number === 0) onStep?.('begun');
    }
    if (existsSync(folder)) keepFolder(folder);
  });
  onStep?.('erased');
}

/** Goes on with what was cut off, if anything was. Throws as {@link eraseVault}. */
export async function finishErasing(place: ErasePlace): Promise<void> {
  if (markerIn(place.folder)?.state === 'erasing') await eraseVault(place);
}

/** One that cannot be read names no key: the files are all that there is to delete. */
function markerIn(folder: string): Marker | null {
  try {
    return readMarker(folder);
  } catch (error) {
    if (error instanceof VaultError && error.code === 'vault-damaged') return null;
    throw error;
  }
}

/** Where the system has no keychain at all there is no key either. */
async function destroyKey({ folder, keychain }: ErasePlace, marker: Marker): Promise<void> {
  const isGone = await deleted(keychain, marker.vault);
  if (isGone) return;
  // What was being deleted before stays so: its key may be gone already.
  if (marker.state !== 'erasing') writeMarker(folder, marker);
  throw new VaultError('key-kept');
}

async function deleted(keychain: Keychain, account: string): Promise<boolean> {
  try {
    const was = await keychain.delete(account);
    if ((await keychain.get(account)) !== null) return false;
    // A locked keychain answers that it has nothing.
    return was || (await keychain.state()) !== 'locked';
  } catch (error) {
    if (!(error instanceof KeychainError)) throw error;
    return (await keychain.state()) === 'absent';
  }
}

/**
 * One after the other, the one that is read first last: cut off in between, the vault opens as before, or its deletion goes on. What a marker says of a key is
 * written over in its place, before other bytes are put beside it.
 */
function markErasing(folder: string, { vault }: Marker): void {
  for (const name of markerNames.toReversed()) {
    translated(() => overwrite(join(folder, name)));
    writeMarker(folder, { version: 1, vault, state: 'erasing' }, [name]);
  }
}

function overwrite(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return;
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, new Uint8Array(size));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

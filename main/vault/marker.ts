import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { toPlain } from '../../protocol/signed-json.ts';
import { translated } from './database.ts';
import { wrappedKeyShape, type WrappedKey } from './passphrase.ts';
import { VaultError } from './vault-error.ts';

/**
 * Says, without any secret, that this folder has a vault, and where its key is. Without it a locked keychain, which answers that it has
 * nothing, would look like a new person.
 */
export type Marker = KeychainMarker | PassphraseMarker;

export type KeychainMarker = {
  version: 1;
  /** The vault's id: 16 random bytes in hex; the keychain's account. */
  vault: string;
  /** `creating`: nobody has been let into the vault yet, so it holds nothing. */
  state: 'creating' | 'ready';
};

/** A version of its own: a program that knows no passphrases must not take it for a keychain's. */
export type PassphraseMarker = {
  version: 2;
  vault: string;
  state: 'creating' | 'ready';
  wrapped: WrappedKey;
};

const markerName = 'vault.json';

const versionShape = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });
const latestVersion = 2;
const common = {
  vault: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  state: v.picklist(['creating', 'ready']),
};
const markerShape = v.variant('version', [
  v.strictObject({ version: v.literal(1), ...common }),
  v.strictObject({ version: v.literal(2), ...common, wrapped: wrappedKeyShape }),
]);

/** `null` where there is none. Throws VaultError: 'vault-newer', 'vault-damaged', 'vault-locked' (it may not be read). */
export function readMarker(folder: string): Marker | null {
  const text = translated(() => readIfThere(join(folder, markerName)));
  if (text === null) return null;
  const value = parse(text);
  const version = v.safeParse(versionShape, value);
  if (version.success && version.output.version > latestVersion)
    throw new VaultError('vault-newer');
  const marker = v.safeParse(markerShape, value);
  if (!marker.success) throw new VaultError('vault-damaged');
  return marker.output;
}

/** Replaces it as a whole, and returns once that outlives a power cut. Throws VaultError: 'disk-full', 'vault-locked'. */
export function writeMarker(folder: string, marker: Marker): void {
  translated(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const fresh = join(folder, `${markerName}.new`);
    writeFileSync(fresh, `${JSON.stringify(toPlain(marker))}\n`, { mode: 0o600, flush: true });
    renameSync(fresh, join(folder, markerName));
    keepFolder(folder);
  });
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A new name is kept by its folder, not by its file. */
function keepFolder(folder: string): void {
  // Windows opens no folders; NTFS keeps names in its journal.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

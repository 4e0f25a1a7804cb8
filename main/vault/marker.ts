import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { toPlain } from '../../protocol/signed-json.ts';
import { translated } from './failure.ts';
import { wrappedKeyShape, type WrappedKey } from './passphrase.ts';
import { VaultError } from './vault-error.ts';
import { keepFolder } from './vault-files.ts';

/**
 * Says, without any secret, that this folder has a vault, and where its key is. Without it a locked keychain, which answers that it has
 * nothing, would look like a new person.
 */
export type Marker = KeychainMarker | PassphraseMarker;

type MarkerState = 'creating' | 'ready' | 'erasing';

export type KeychainMarker = {
  version: 1;
  /** The vault's id: 16 random bytes in hex; the keychain's account. */
  vault: string;
  /**
   * `creating`: nobody has been let into the vault yet, so it holds nothing. `erasing`: the person has deleted everything; the key goes first, and what is
   * left without it is rubbish.
   */
  state: MarkerState;
};

/** A version of its own: a program that knows no passphrases must not take it for a keychain's. */
export type PassphraseMarker = {
  version: 2;
  vault: string;
  state: 'creating' | 'ready';
  wrapped: WrappedKey;
};

/** The second is read where the first is lost or damaged: without a marker nobody knows the name of the key. */
export const markerNames = ['vault.json', 'vault-copy.json'] as const;

const versionShape = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });
const latestVersion = 2;
const common = {
  vault: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  /** Of everything else: a digit that is another one would be the name of another key. */
  check: v.optional(v.string()),
};
const markerShape = v.variant('version', [
  v.strictObject({
    version: v.literal(1),
    ...common,
    state: v.picklist(['creating', 'ready', 'erasing']),
  }),
  v.strictObject({
    version: v.literal(2),
    ...common,
    state: v.picklist(['creating', 'ready']),
    wrapped: wrappedKeyShape,
  }),
]);

/** `null` where there is none. Throws VaultError: 'vault-newer', 'vault-damaged', 'vault-locked' (it may not be read). */
export function readMarker(folder: string): Marker | null {
  const refusals: VaultError[] = [];
  for (const name of markerNames) {
    try {
      const marker = translated(() => readOne(join(folder, name)));
      if (marker) return marker;
    } catch (error) {
      if (!(error instanceof VaultError) || error.code === 'vault-locked') throw error;
      refusals.push(error);
    }
  }
  // A newer program writes both, and a vault of its own version.
  const refusal = refusals.find(({ code }) => code === 'vault-newer') ?? refusals[0];
  if (refusal) throw refusal;
  return null;
}

function readOne(file: string): Marker | null {
  const text = readIfThere(file);
  if (text === null) return null;
  const value = parse(text);
  const version = v.safeParse(versionShape, value);
  if (version.success && version.output.version > latestVersion)
    throw new VaultError('vault-newer');
  const parsed = v.safeParse(markerShape, value);
  if (!parsed.success) throw new VaultError('vault-damaged');
  const { check, ...marker } = parsed.output;
  if (check !== undefined && check !== checkOf(marker)) throw new VaultError('vault-damaged');
  return marker;
}

/** Replaces both as a whole, and returns once that outlives a power cut. Throws VaultError: 'disk-full', 'disk-readonly', 'vault-locked'. */
export function writeMarker(
  folder: string,
  marker: Marker,
  names: readonly string[] = markerNames,
): void {
  translated(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const text = JSON.stringify(toPlain({ ...marker, check: checkOf(marker) }));
    for (const name of names) {
      const fresh = join(folder, `${name}.new`);
      writeFileSync(fresh, `${text}\n`, { mode: 0o600, flush: true });
      renameSync(fresh, join(folder, name));
    }
    keepFolder(folder);
  });
}

/**
 * Writes both again where one is lost or damaged: the next harm may meet the other. Nothing happens where that cannot be written, or where a newer
 * program has written one.
 */
export function mendMarkers(folder: string, marker: Marker): void {
  try {
    if (!markerNames.every((name) => isThere(join(folder, name)))) writeMarker(folder, marker);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
  }
}

/** Throws VaultError, but for 'vault-damaged'. */
function isThere(file: string): boolean {
  try {
    return translated(() => readOne(file)) !== null;
  } catch (error) {
    if (error instanceof VaultError && error.code === 'vault-damaged') return false;
    throw error;
  }
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

/** The first 16 hex digits of the hash of what it says. */
function checkOf(marker: Marker): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(toPlain(marker)))
    .digest('hex');
  return hash.slice(0, 16);
}

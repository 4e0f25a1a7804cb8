import { join } from 'node:path';

import { createKeychain } from '../../main/vault/keychain.ts';
import { readMarker } from '../../main/vault/marker.ts';

/** Deletes the key of a demo's profile from the person's keychain once its app has ended. Never throws: there may be neither. */
export async function forgetKey(profile: string): Promise<void> {
  try {
    const marker = readMarker(join(profile, 'local'));
    if (marker) await createKeychain().delete(marker.vault);
  } catch {
    // A key without its vault opens nothing.
  }
}

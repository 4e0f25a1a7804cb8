import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeMarker } from '../../../main/vault/marker.ts';
import { wrapKey } from '../../../main/vault/passphrase.ts';
import { fileIn } from '../../../main/vault/vault-files.ts';
import { toHex } from '../../../protocol/bytes.ts';
import { systemEnvironment } from '../../../protocol/environment.ts';
import { fill } from '../filling.ts';

export const passphrase = '스크롤과 자판을 재는 암호예요';

/** A profile whose vault has so many posts, under {@link passphrase}: no keychain is needed. Answers where the words come from. */
export async function makeFilledProfile(
  folder: string,
  posts: number,
): Promise<{ profile: string; source: string }> {
  const made = join(folder, 'filled');
  mkdirSync(made);
  const { filled, source } = await fill(made, posts);
  const profile = join(folder, 'profile');
  const local = join(profile, 'local');
  mkdirSync(local, { recursive: true });
  copyFileSync(filled.vault, fileIn(local));
  const vault = toHex(systemEnvironment.random(16));
  const wrapped = await wrapKey(passphrase, filled.key, vault, systemEnvironment);
  writeMarker(local, { version: 2, vault, state: 'ready', wrapped });
  return { profile, source };
}

import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const plainFolder = 'plain';

/** Makes folders for an encrypted vault and for its twin that is not; the names of their files. A vault keeps other files beside its own. */
export function makeFolders(folder: string): { vault: string; plain: string } {
  const [vault, plain] = ['vault', plainFolder].map((name) => {
    mkdirSync(join(folder, name));
    return join(folder, name, 'vault.db');
  });
  if (vault === undefined || plain === undefined) throw new RangeError('no folders');
  return { vault, plain };
}

/** Whether a file is not to be encrypted. */
export const isPlain = (file: string): boolean => basename(dirname(file)) === plainFolder;

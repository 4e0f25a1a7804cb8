import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export type PageFile = {
  content: Uint8Array<ArrayBuffer>;
  type: string;
  /** A page that is only laid out for paper. */
  isPaper: boolean;
};

export type PageFiles = {
  /** `path` as it stands in an address, beginning with a slash; `null` for what is not there. */
  read(path: string): Promise<PageFile | null>;
};

/** Kinds of files that a bundle is made of; others are not served. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/**
 * The files under `directory`, listed once: what is not on the list cannot be asked for, so that no path leads out of the directory,
 * however it is written. Links are not followed.
 * @throws if the directory cannot be read.
 */
export async function listPageFiles(directory: string): Promise<PageFiles> {
  const listed = new Map<string, { file: string; type: string }>();
  const walk = async (folder: string, prefix: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = `${prefix}/${encodeURIComponent(entry.name)}`;
      const file = join(folder, entry.name);
      const type = types[extname(entry.name).toLowerCase()];
      if (entry.isDirectory()) await walk(file, path);
      else if (entry.isFile() && type !== undefined) listed.set(path, { file, type });
    }
  };
  await walk(directory, '');
  return {
    read: async (path) => {
      const entry = listed.get(path);
      if (entry === undefined) return null;
      return {
        content: new Uint8Array(await readFile(entry.file)),
        type: entry.type,
        isPaper: false,
      };
    },
  };
}

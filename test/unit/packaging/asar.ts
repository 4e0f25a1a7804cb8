import { readFileSync } from 'node:fs';

/** A file of an archive; its content, unless it lies beside the archive. */
export type Packed = { path: string; unpacked: boolean; content: Buffer };

type Entry = { files?: Record<string, Entry>; unpacked?: boolean; offset?: string; size?: number };

/** Chromium's Pickle: four lengths of four bytes, each with the next one inside, then the list as JSON. */
const headLength = 16;

/** The archive's list of files, as it is written: what its integrity is computed of. */
export function readList(path: string): string {
  const archive = readFileSync(path);
  return archive.toString('utf8', headLength, headLength + archive.readUInt32LE(12));
}

/**
 * The files of an asar archive, as a reader of its own sees them: not the packager's.
 * @throws SyntaxError on what is none.
 */
export function readAsar(path: string): Packed[] {
  const archive = readFileSync(path);
  const list = JSON.parse(readList(path)) as Entry;
  const start = 8 + archive.readUInt32LE(4);
  const found: Packed[] = [];
  const walk = (entry: Entry, path: string): void => {
    for (const [name, inner] of Object.entries(entry.files ?? {})) walk(inner, `${path}/${name}`);
    if (entry.files !== undefined) return;
    const from = start + Number(entry.offset ?? 0);
    const content = archive.subarray(from, from + (entry.unpacked ? 0 : (entry.size ?? 0)));
    found.push({ path: path.slice(1), unpacked: entry.unpacked ?? false, content });
  };
  walk(list, '');
  return found;
}

/** An archive of one file. */
export function buildAsar(name: string, content: string): Buffer {
  const bytes = Buffer.from(content);
  const json = Buffer.from(
    JSON.stringify({ files: { [name]: { size: bytes.length, offset: '0' } } }),
  );
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(headLength + padded);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(padded + 8, 4);
  head.writeUInt32LE(padded + 4, 8);
  head.writeUInt32LE(json.length, 12);
  json.copy(head, headLength);
  return Buffer.concat([head, bytes]);
}

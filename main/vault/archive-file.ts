import { createHash, type Hash as Digest } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import * as v from 'valibot';
import { fromUtf8, utf8 } from '../../protocol/bytes.ts';
import { toPlain } from '../../protocol/signed-json.ts';
import { wrappedKeyShape } from './passphrase.ts';
import { VaultError } from './vault-error.ts';

/** Bytes before the vault's copy: a line of JSON, and spaces. */
const headerLength = 4096;
/** Bytes that are copied at once: little enough that a large vault needs no memory. */
const piece = 1 << 20;

const version = 1;
const format = 'kkanbu-move';
const headShape = v.object({ format: v.literal(format), version: v.pipe(v.number(), v.integer()) });
const headerShape = v.strictObject({
  format: v.literal(format),
  version: v.literal(version),
  /** What the wrapped key is bound to: 16 random bytes in hex. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  wrapped: wrappedKeyShape,
  /** Bytes of the copy. */
  length: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/** What stands in front of a vault's copy in the file of a move. Nothing of it is secret, or tells whose it is. */
export type ArchiveHeader = Pick<v.InferOutput<typeof headerShape>, 'id' | 'wrapped' | 'length'>;

/**
 * Writes the file of a move: the header, then the copy of a vault, which is encrypted already. Returns once it outlives a power cut, and what was written
 * was read back. Throws the disk's errors, VaultError 'archive-unwritable' where it does not read back.
 */
export function writeArchive(target: string, header: ArchiveHeader, copy: string): void {
  const text = JSON.stringify(toPlain({ format, version, ...header }));
  const head = utf8(`${text.padEnd(headerLength - 1)}\n`);
  const handle = openSync(target, 'wx', 0o600);
  let written: string;
  try {
    writeAll(handle, head);
    written = eachPiece(copy, 0, (bytes) => writeAll(handle, bytes));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (eachPiece(target, headerLength, () => undefined) !== written) {
    throw new VaultError('archive-unwritable');
  }
}

/** Throws the disk's errors; VaultError 'archive-malformed' for what is no such file or was cut off, 'archive-newer'. */
export function readArchiveHeader(source: string): ArchiveHeader {
  const head = new Uint8Array(headerLength);
  const handle = openSync(source, 'r');
  let length: number;
  try {
    length = readSync(handle, head);
  } finally {
    closeSync(handle);
  }
  const value = length === headerLength ? parse(head) : null;
  const known = v.safeParse(headShape, value);
  if (known.success && known.output.version > version) throw new VaultError('archive-newer');
  const header = v.safeParse(headerShape, value);
  if (!header.success || statSync(source).size !== headerLength + header.output.length) {
    throw new VaultError('archive-malformed');
  }
  return header.output;
}

/** Takes the copy of a vault out, into a new file. Throws the disk's errors. */
export function extractCopy(source: string, target: string): void {
  const handle = openSync(target, 'wx', 0o600);
  try {
    eachPiece(source, headerLength, (bytes) => writeAll(handle, bytes));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Reads a file from a place on; the SHA-256 of what was read, in hex. */
function eachPiece(file: string, from: number, take: (bytes: Uint8Array) => void): string {
  const digest: Digest = createHash('sha256');
  const buffer = new Uint8Array(piece);
  const handle = openSync(file, 'r');
  try {
    for (let at = from; ;) {
      const length = readSync(handle, buffer, 0, piece, at);
      if (length === 0) return digest.digest('hex');
      const bytes = buffer.subarray(0, length);
      digest.update(bytes);
      take(bytes);
      at += length;
    }
  } finally {
    closeSync(handle);
  }
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
}

function parse(head: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(head)) as unknown;
  } catch {
    return null;
  }
}

import { readFileSync } from 'node:fs';

/** Marks the fuses in Electron's program; version and number of fuses follow, a byte each, then a digit for every fuse. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The order is the wire's own. */
const names = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

export type Fuses = Record<(typeof names)[number], boolean>;

/** Every fuse the wrong way round, so that one which is not stated shows. */
export const emptyFuseWire = Buffer.concat([
  Buffer.from(sentinel),
  Buffer.from([1, names.length]),
  Buffer.from('10110011'),
]);

/**
 * The fuses of a program.
 * @throws Error where there is no wire, or not exactly one.
 */
export function readFuses(program: string): Fuses {
  const bytes = readFileSync(program);
  const at = bytes.indexOf(sentinel);
  if (at < 0 || at !== bytes.lastIndexOf(sentinel)) throw new Error('one fuse wire is expected');
  const wire = bytes.toString('latin1', at + sentinel.length + 2);
  return Object.fromEntries(names.map((name, index) => [name, wire[index] === '1'])) as Fuses;
}

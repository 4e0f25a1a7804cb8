import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fromHex, type Bytes } from '../../protocol/bytes.ts';
import { ProtocolError } from '../../protocol/errors.ts';

/** A command line that makes no sense, or names what is not there. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: 'usage' | 'identifier' | 'file';

  constructor(code: UsageError['code'] = 'usage') {
    super(code);
    this.code = code;
  }
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  help: { type: 'boolean', short: 'h' },
  data: text,
  address: text,
  certificate: text,
  key: text,
  cards: text,
  card: text,
  name: text,
  mentees: text,
  mentors: text,
  coordinators: text,
  round: text,
  'min-set': text,
  operation: text,
  'delete-at': text,
  roles: text,
  role: text,
  count: text,
  kit: text,
  epoch: text,
  nickname: text,
  yes: flag,
  invite: text,
  'with-badge': flag,
  title: text,
  'text-file': text,
  post: text,
  author: text,
  thread: text,
} as const;

/** Throws UsageError. */
export function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new UsageError();
  }
}
export type Words = ReturnType<typeof parse>['values'];

export function need(value: string | undefined): string {
  if (!value) throw new UsageError();
  return value;
}

export function oneOf<T extends string>(names: readonly T[], value: string | undefined): T {
  const found = names.find((name) => name === value);
  if (!found) throw new UsageError();
  return found;
}

/** The contents of a file that the person names. Throws UsageError 'file'. */
export function readNamed(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    throw new UsageError('file');
  }
}

/** 32 bytes as the app shows them when a report is copied: 64 hex digits, in either case. Throws UsageError 'identifier'. */
export function identifier<B extends Bytes<32>>(value: string | undefined): B {
  try {
    return fromHex<B>(need(value).trim().toLowerCase(), 32);
  } catch (error) {
    if (error instanceof ProtocolError) throw new UsageError('identifier');
    throw error;
  }
}

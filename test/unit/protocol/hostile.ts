import { expect } from 'vitest';
import { ProtocolError, type ProtocolErrorCode } from '../../../protocol/errors.ts';

const codes: ReadonlySet<ProtocolErrorCode> = new Set<ProtocolErrorCode>([
  'length',
  'format',
  'version',
  'cohort',
  'manifest',
  'signature',
  'certificate',
  'epoch',
  'chain',
  'order',
  'sealed',
  'too-long',
]);

/** Every copy of `bytes` with one bit changed, or with one changed bit in each byte. */
export function* bitFlips(bytes: Uint8Array, each: 'bit' | 'byte' = 'bit'): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      if (each === 'byte' && bit !== at % 8) continue;
      const changed = new Uint8Array(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      yield changed;
    }
  }
}

/** Every beginning of `bytes`, and `bytes` with one byte more, before and behind. */
export function* otherLengths(bytes: Uint8Array): Generator<Uint8Array> {
  for (let size = 0; size < bytes.length; size += 1) yield bytes.slice(0, size);
  for (const more of [0, 1, 255]) {
    yield new Uint8Array([...bytes, more]);
    yield new Uint8Array([more, ...bytes]);
  }
}

/** The code with which `read` refuses. Any other exception, and acceptance, fails the test. */
export function refusal(read: () => unknown): ProtocolErrorCode {
  try {
    read();
  } catch (error) {
    return codeOf(error);
  }
  throw new Error('accepted');
}

export async function asyncRefusal(read: () => Promise<unknown>): Promise<ProtocolErrorCode> {
  try {
    await read();
  } catch (error) {
    return codeOf(error);
  }
  throw new Error('accepted');
}

function codeOf(error: unknown): ProtocolErrorCode {
  if (!(error instanceof ProtocolError)) throw error;
  if (!codes.has(error.code)) throw new Error(`unknown code ${error.code}`);
  return error.code;
}

/** All inputs are refused; answers how many there were, by code. */
export function allRefused(
  inputs: Iterable<Uint8Array>,
  read: (input: Uint8Array) => unknown,
): Map<ProtocolErrorCode, number> {
  const counts = new Map<ProtocolErrorCode, number>();
  for (const input of inputs) {
    const code = refusal(() => read(input));
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  expect(counts.size).toBeGreaterThan(0);
  return counts;
}

/** For a decoder without a signature of its own: what it takes must be something else, and have no second spelling. Answers how many there were. */
export function refusedOrExact(
  inputs: Iterable<Uint8Array>,
  decodeAndEncode: (input: Uint8Array) => Uint8Array,
): number {
  let tried = 0;
  for (const input of inputs) {
    tried += 1;
    let again: Uint8Array;
    try {
      again = decodeAndEncode(input);
    } catch (error) {
      codeOf(error);
      continue;
    }
    if (Buffer.compare(again, input) !== 0) throw new Error('two spellings of the same frame');
  }
  return tried;
}

export const total = (counts: ReadonlyMap<ProtocolErrorCode, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

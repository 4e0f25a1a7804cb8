import { createHash, hkdfSync } from 'node:crypto';
import { concat, sized, utf8, type Hash } from './bytes.ts';

/** SHA-256 (FIPS 180-4) of the parts put together. */
export function sha256(...parts: readonly Uint8Array[]): Hash {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return sized<Hash>(new Uint8Array(hash.digest()), 32);
}

/**
 * 32 bytes derived from a 32-byte secret for one named purpose: HKDF-SHA256 (RFC 5869) with an empty salt and the
 * info `"KT1 " ‖ purpose ‖ 00 ‖ context`.
 * One secret is never used under two algorithms directly.
 */
export function derive<B extends Uint8Array>(
  secret: Uint8Array,
  purpose: string,
  ...context: readonly Uint8Array[]
): B {
  const info = concat(utf8(`KT1 ${purpose}\0`), ...context);
  return sized<B>(new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), info, 32)), 32);
}

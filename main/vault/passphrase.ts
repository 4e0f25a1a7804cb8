import { scrypt } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import * as v from 'valibot';
import { sized, utf8, type Bytes, type Bytes16, type Bytes32 } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import { base64Field } from '../../protocol/signed-json.ts';
import { minPassphraseLength } from '../../preload/contract.ts';
import { VaultError } from './vault-error.ts';

/** A vault's key under a passphrase: what it takes to get it back, once the passphrase is known. No secret by itself. */
export const wrappedKeyShape = v.strictObject({
  /** Cost of scrypt (RFC 7914, section 2), which needs `128 * N * r` bytes: 128 MB with the least. */
  scrypt: v.strictObject({
    N: v.picklist([2 ** 17, 2 ** 18, 2 ** 19, 2 ** 20]),
    r: v.literal(8),
    p: v.literal(1),
  }),
  salt: base64Field<Bytes16>(16),
  nonce: base64Field<Bytes<24>>(24),
  /** The key's 32 bytes and the tag's 16. */
  key: base64Field<Bytes<48>>(48),
});
export type WrappedKey = v.InferOutput<typeof wrappedKeyShape>;

/**
 * What makes a key of 32 bytes out of what a person typed: {@link stretch} in the program. Parts take it as an argument, for tests that are about something
 * else than what a guess costs; no file has a say in which it is, and what a file says its cost is must be one of those above.
 */
export type Stretch = (
  typed: string,
  salt: Uint8Array,
  cost: Readonly<Record<'N' | 'r' | 'p', number>>,
) => Promise<Uint8Array>;

/** About half a second on an office PC. */
export const cost: WrappedKey['scrypt'] = { N: 2 ** 17, r: 8, p: 1 };

/**
 * Wraps `key` under a passphrase that a person has just made up: XChaCha20-Poly1305 under scrypt's key, bound to the vault's id.
 * Throws VaultError 'passphrase-short'.
 */
export async function wrapKey(
  passphrase: string,
  key: Bytes32,
  vault: string,
  environment: Environment,
  stretched: Stretch = stretch,
): Promise<WrappedKey> {
  checkNewPassphrase(passphrase);
  const salt = sized<Bytes16>(environment.random(16), 16);
  const nonce = sized<Bytes<24>>(environment.random(24), 24);
  const derived = await stretched(passphrase, salt, cost);
  try {
    const sealed = xchacha20poly1305(derived, nonce, boundTo(vault)).encrypt(key);
    return { scrypt: cost, salt, nonce, key: sized(sealed, 48) };
  } finally {
    derived.fill(0);
  }
}

/** Throws VaultError 'passphrase-short'. */
export function checkNewPassphrase(passphrase: string): void {
  if (lengthOf(passphrase) < minPassphraseLength) throw new VaultError('passphrase-short');
}

/** Throws VaultError 'passphrase-wrong', also where somebody has changed what was wrapped: the two look alike. */
export async function unwrapKey(
  passphrase: string,
  wrapped: WrappedKey,
  vault: string,
  stretched: Stretch = stretch,
): Promise<Bytes32> {
  const derived = await stretched(passphrase, wrapped.salt, wrapped.scrypt);
  try {
    const cipher = xchacha20poly1305(derived, wrapped.nonce, boundTo(vault));
    return sized<Bytes32>(cipher.decrypt(wrapped.key), 32);
  } catch {
    throw new VaultError('passphrase-wrong');
  } finally {
    derived.fill(0);
  }
}

const boundTo = (vault: string): Uint8Array => utf8(`kkanbu vault key ${vault}`);

/** The same words from another keyboard are the same passphrase. */
export const normal = (passphrase: string): string => passphrase.normalize('NFKC');

/** In characters as people count them, not in UTF-16 units. */
export const lengthOf = (passphrase: string): number =>
  Array.from(new Intl.Segmenter('ko').segment(normal(passphrase))).length;

/** 32 bytes by scrypt. */
export const stretch: Stretch = (typed, salt, cost) => {
  const bytes = utf8(normal(typed));
  // Node refuses at exactly the size that is needed.
  const maxmem = 2 * 128 * cost.N * cost.r;
  return new Promise((resolve, reject) => {
    scrypt(bytes, salt, 32, { ...cost, maxmem }, (error, key) => {
      bytes.fill(0);
      if (error) reject(error);
      else resolve(key);
    });
  });
};

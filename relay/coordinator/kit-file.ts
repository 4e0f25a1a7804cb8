import { scrypt } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import * as v from 'valibot';
import { concat, equal, fromUtf8, utf8, type Bytes32, type EdSeed } from '../../protocol/bytes.ts';
import type { Environment } from '../../protocol/environment.ts';
import { LayoutReader } from '../../protocol/layout.ts';
import { maxManifestLength } from '../../protocol/manifest.ts';
import { base64Field, base64UpTo, parseJson, toPlain } from '../../protocol/signed-json.ts';

const magic = utf8('KT1K');

const contentSchema = v.strictObject({
  root: base64Field<EdSeed>(32),
  /** Key material of the X25519 key to which reports are sealed. */
  coordinator: base64Field<Bytes32>(32),
  manifest: base64UpTo(maxManifestLength),
});
/** The coordinator's secrets, and the manifest that they belong to. */
export type KitContent = v.InferOutput<typeof contentSchema>;

/** A kit that cannot be opened: a wrong passphrase, or no kit. */
export class KitError extends Error {
  override readonly name = 'KitError';
  readonly code: 'passphrase' | 'missing';

  constructor(code: KitError['code']) {
    super(code);
    this.code = code;
  }
}

/** The key of a kit's file out of its passphrase: {@link stretch} in the program. An argument for tests that found many cohorts; no file has a say in it. */
export type KitStretch = (passphrase: string, salt: Uint8Array) => Promise<Uint8Array>;

/** `"KT1K" ‖ salt 16 ‖ nonce 24 ‖ XChaCha20-Poly1305`, the key from the passphrase by scrypt (RFC 7914) with N = 2^17: about half a second. */
export async function sealKit(
  content: KitContent,
  passphrase: string,
  environment: Environment,
  stretched: KitStretch = stretch,
): Promise<Uint8Array> {
  const salt = environment.random(16);
  const nonce = environment.random(24);
  const head = concat(magic, salt, nonce);
  const cipher = xchacha20poly1305(await stretched(passphrase, salt), nonce, head);
  return concat(head, cipher.encrypt(utf8(JSON.stringify(toPlain(content)))));
}

/** Throws KitError 'passphrase', or ProtocolError where the bytes are no kit. */
export async function unsealKit(bytes: Uint8Array, passphrase: string): Promise<KitContent> {
  const reader = new LayoutReader(bytes);
  if (!equal(reader.bytes(magic.length), magic)) throw new KitError('missing');
  const salt = reader.bytes<Uint8Array>(16);
  const nonce = reader.bytes<Uint8Array>(24);
  const head = bytes.subarray(0, reader.offset);
  const cipher = xchacha20poly1305(await stretch(passphrase, salt), nonce, head);
  let plaintext: Uint8Array;
  try {
    plaintext = cipher.decrypt(bytes.subarray(reader.offset));
  } catch {
    throw new KitError('passphrase');
  }
  return parseJson(contentSchema, fromUtf8(plaintext));
}

function stretch(passphrase: string, salt: Uint8Array): Promise<Uint8Array> {
  const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1_048_576 };
  return new Promise((resolve, reject) => {
    // The same words typed on another keyboard are the same passphrase.
    scrypt(passphrase.normalize('NFKC'), salt, 32, cost, (error, key) => {
      if (error) reject(error);
      else resolve(new Uint8Array(key));
    });
  });
}

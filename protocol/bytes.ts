import { ProtocolError } from './errors.ts';

declare const length: unique symbol;
declare const meaning: unique symbol;

/** A byte array whose length is known to the compiler, and checked where it is made. */
export type Bytes<N extends number> = Uint8Array & { readonly [length]: N };
export type Bytes16 = Bytes<16>;
export type Bytes32 = Bytes<32>;

/** A byte array of a known length with a name of its own, so that a key is not passed for a hash. */
export type Named<N extends number, Name extends string> = Bytes<N> & { readonly [meaning]: Name };
export type Hash = Named<32, 'sha-256'>;
export type EdPublicKey = Named<32, 'ed25519-public'>;
export type EdSeed = Named<32, 'ed25519-seed'>;
export type EdSignature = Named<64, 'ed25519-signature'>;
export type XPublicKey = Named<32, 'x25519-public'>;
export type XSecretKey = Named<32, 'x25519-secret'>;
export type CohortId = Named<16, 'cohort'>;
export type ThreadId = Named<32, 'thread'>;
/** A symmetric secret: `K_all`, `K_mentor` or a thread's key. */
export type SharedKey = Named<32, 'shared-key'>;

/** Takes `bytes` as the type that is asked for, if it has `size` bytes. Throws ProtocolError 'length'. */
export function sized<B extends Uint8Array>(bytes: Uint8Array, size: number): B {
  if (bytes.length !== size)
    throw new ProtocolError('length', `${bytes.length} bytes, not ${size}`);
  return bytes as B;
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let size = 0;
  for (const part of parts) size += part.length;
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Bytewise equality of public values; not for secrets. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}

const zeros = new Uint8Array(4096);

/** Whether padding is what it has to be. Asked of every post: looking byte by byte would cost a tenth of a catch-up. */
export function isZero(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += zeros.length) {
    const piece = bytes.subarray(at, at + zeros.length);
    if (!equal(piece, zeros.subarray(0, piece.length))) return false;
  }
  return true;
}

/** Bytewise order, as posts, receipts and envelopes are sorted. */
export const compareBytes = (a: Uint8Array, b: Uint8Array): number => Buffer.compare(a, b);

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Throws ProtocolError 'format' where the bytes are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    throw new ProtocolError('format', 'not UTF-8');
  }
}

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Lower-case hex only, of exactly `size` bytes. Throws ProtocolError 'format'. */
export function fromHex<B extends Uint8Array>(text: string, size: number): B {
  if (text.length !== size * 2 || !/^[0-9a-f]*$/.test(text))
    throw new ProtocolError('format', 'hex');
  return sized<B>(new Uint8Array(Buffer.from(text, 'hex')), size);
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Unpadded base64url in its one canonical spelling. Throws ProtocolError 'format'. */
export function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'));
  if (toBase64(bytes) !== text) throw new ProtocolError('format', 'base64url');
  return bytes;
}

/** As `fromBase64`, of exactly `size` bytes. */
export const fromBase64Sized = <B extends Uint8Array>(text: string, size: number): B =>
  sized<B>(fromBase64(text), size);

import * as v from 'valibot';
import {
  concat,
  fromUtf8,
  sized,
  toBase64,
  fromBase64,
  utf8,
  type EdPublicKey,
  type EdSignature,
} from './bytes.ts';
import { edSign, edVerify, type EdKeyPair } from './ed25519.ts';
import { ProtocolError } from './errors.ts';

/** `signature 64 ‖ UTF-8 JSON`. The bytes are signed, not the object, so there is no canonical form to get wrong. */
export function signJson(pair: EdKeyPair, tag: string, value: unknown): Uint8Array {
  const body = utf8(JSON.stringify(value));
  return concat(edSign(pair, concat(utf8(tag), body)), body);
}

/** The JSON text inside, signature not yet checked: for documents that name their own signer. Throws ProtocolError. */
export function readJson<S extends v.GenericSchema>(
  schema: S,
  bytes: Uint8Array,
): v.InferOutput<S> {
  if (bytes.length <= 64) throw new ProtocolError('length', 'signed document');
  return parseJson(schema, fromUtf8(bytes.subarray(64)));
}

/** Throws ProtocolError 'signature' unless `key` signed exactly these bytes under this tag. */
export function checkJsonSignature(key: EdPublicKey, tag: string, bytes: Uint8Array): void {
  const signature = sized<EdSignature>(bytes.slice(0, 64), 64);
  if (!edVerify(key, concat(utf8(tag), bytes.subarray(64)), signature))
    throw new ProtocolError('signature', tag);
}

/** Parses and validates JSON text. Throws ProtocolError 'format', without quoting the input. */
export function parseJson<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProtocolError('format', 'not JSON');
  }
  const result = v.safeParse(schema, value);
  if (!result.success) throw new ProtocolError('format', 'unexpected shape');
  return result.output;
}

/** A base64url string of exactly `size` bytes, decoded to the bytes type that is asked for. */
export function base64Field<B extends Uint8Array>(size: number) {
  return v.pipe(
    v.string(),
    v.maxLength(Math.ceil((size * 4) / 3)),
    v.rawTransform<string, B>(({ dataset, addIssue, NEVER }) => {
      try {
        return sized<B>(fromBase64(dataset.value), size);
      } catch {
        addIssue({ message: 'base64url' });
        return NEVER;
      }
    }),
  );
}

/** A base64url string of at most `max` bytes. */
export function base64UpTo(max: number) {
  return v.pipe(
    v.string(),
    v.maxLength(Math.ceil((max * 4) / 3)),
    v.rawTransform<string, Uint8Array>(({ dataset, addIssue, NEVER }) => {
      try {
        return fromBase64(dataset.value);
      } catch {
        addIssue({ message: 'base64url' });
        return NEVER;
      }
    }),
  );
}

/** Bytes become base64url, everything else stays as it is: the way our documents are written down. */
export function toPlain(value: unknown): unknown {
  if (value instanceof Uint8Array) return toBase64(value);
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlain(inner)]));
  }
  return value;
}

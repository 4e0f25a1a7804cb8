import { sized } from './bytes.ts';
import { ProtocolError } from './errors.ts';

/** Reads a fixed layout from front to back. Every read throws ProtocolError 'length' past the end. Big-endian. */
export class LayoutReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get offset(): number {
    return this.#offset;
  }

  #advance(size: number): number {
    const start = this.#offset;
    if (start + size > this.#bytes.length) throw new ProtocolError('length', 'ends early');
    this.#offset = start + size;
    return start;
  }

  u8(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#advance(2));
  }

  u32(): number {
    return this.#view.getUint32(this.#advance(4));
  }

  /** A copy of the next `size` bytes, so that one field does not keep a whole frame in memory. */
  bytes<B extends Uint8Array>(size: number): B {
    const start = this.#advance(size);
    // Not `slice`: a Buffer's is a view of the same memory.
    return sized<B>(new Uint8Array(this.#bytes.subarray(start, start + size)), size);
  }

  /** Throws ProtocolError 'length' if anything is left. */
  end(): void {
    if (this.#offset !== this.#bytes.length) throw new ProtocolError('length', 'bytes left over');
  }
}

export function u8(value: number): Uint8Array {
  return integer(value, 1);
}

export function u16(value: number): Uint8Array {
  return integer(value, 2);
}

export function u32(value: number): Uint8Array {
  return integer(value, 4);
}

function integer(value: number, size: 1 | 2 | 4): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 2 ** (8 * size)) {
    throw new ProtocolError('format', `not an integer of ${size} bytes`);
  }
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return new Uint8Array(bytes);
}

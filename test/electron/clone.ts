// Runs in Node and, with its types taken off, in the page: it imports nothing.

/**
 * Writes a value as text so that {@link decode} gives back what structured cloning would: `undefined`, byte arrays, dates, maps, sets,
 * big integers, errors and the numbers that JSON lacks all survive.
 * @throws DataCloneError for functions, symbols, values that hold themselves, and whatever else is not imitated.
 */
export function encode(value: unknown): string {
  return JSON.stringify(tagged(value, []));
}

export function decode(text: string): unknown {
  return untagged(JSON.parse(text));
}

const refuse = (value: unknown): never => {
  throw new DOMException(`${typeof value} could not be cloned.`, 'DataCloneError');
};

const errors = [RangeError, ReferenceError, SyntaxError, TypeError];

/** Every value becomes itself, or `[tag, …]`. Only arrays carry tags, so that no object can pretend to have one. */
function tagged(value: unknown, holders: readonly object[]): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (value === undefined) return ['undefined'];
  if (typeof value === 'bigint') return ['bigint', value.toString()];
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : ['number', Object.is(value, -0) ? '-0' : String(value)];
  }
  if (typeof value !== 'object' || holders.includes(value)) return refuse(value);
  const inside = [...holders, value];
  if (Array.isArray(value)) return ['array', ...value.map((item) => tagged(item, inside))];
  // As text: JSON would make null, the year 1970, of a date that is none.
  if (value instanceof Date) return ['date', String(value.getTime())];
  if (value instanceof ArrayBuffer) return ['buffer', hexOf(new Uint8Array(value))];
  if (value instanceof Uint8Array) return ['bytes', hexOf(value)];
  if (value instanceof Map) return ['map', tagged([...value], inside)];
  if (value instanceof Set) return ['set', tagged([...value], inside)];
  if (value instanceof Error) return ['error', value.name, value.message];
  if (ArrayBuffer.isView(value)) return refuse(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, tagged(item, inside)]),
  );
}

function untagged(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, untagged(item)]));
  }
  const parts: readonly unknown[] = value;
  const [tag, first, second] = parts;
  switch (tag) {
    case 'undefined':
      return undefined;
    case 'bigint':
      return BigInt(String(first));
    case 'number':
      return Number(first);
    case 'array':
      return parts.slice(1).map(untagged);
    case 'date':
      return new Date(Number(first));
    case 'buffer':
      return bytesOf(String(first)).buffer;
    case 'bytes':
      return bytesOf(String(first));
    case 'map':
      return new Map(untagged(first) as [unknown, unknown][]);
    case 'set':
      return new Set(untagged(first) as unknown[]);
    case 'error':
      return new (errors.find((kind) => kind.name === first) ?? Error)(String(second));
    default:
      throw new Error('Not written by encode().');
  }
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

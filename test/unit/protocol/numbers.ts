/** Big-endian integers, as RSA has them. */
export const fromBytes = (bytes: Uint8Array): bigint =>
  BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

export function toBytes(value: bigint, size: number): Uint8Array {
  return new Uint8Array(Buffer.from(value.toString(16).padStart(size * 2, '0'), 'hex'));
}

export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The inverse of `value`; throws where there is none. */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [oldRest, rest] = [value % modulus, modulus];
  let [old, now] = [1n, 0n];
  while (rest !== 0n) {
    const quotient = oldRest / rest;
    [oldRest, rest] = [rest, oldRest - quotient * rest];
    [old, now] = [now, old - quotient * now];
  }
  if (oldRest !== 1n) throw new Error('no inverse');
  return ((old % modulus) + modulus) % modulus;
}

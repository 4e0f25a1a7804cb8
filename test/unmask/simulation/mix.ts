/** 32 bits that depend on all three numbers and look like chance: a throw that can be asked for again. */
export function mix(seed: number, a: number, b: number): number {
  let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(a + 1, 0xc2b2ae35);
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) ^ Math.imul(b + 1, 0x27d4eb2f);
  x = Math.imul(x ^ (x >>> 13), 0x297a2d39);
  x = Math.imul(x ^ (x >>> 16), 0x165667b1);
  return (x ^ (x >>> 15)) >>> 0;
}

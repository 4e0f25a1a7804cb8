/** A seeded source of chance for simulations (sfc32): quick, the same in every run of the same seed, and no secret. */
export class Dice {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number) {
    this.#a = 0x9e3779b9 ^ seed;
    this.#b = Math.imul(seed + 1, 0x85ebca6b);
    this.#c = Math.imul(seed ^ 0x5bd1e995, 0xc2b2ae35);
    for (let i = 0; i < 16; i += 1) this.word();
  }

  /** 32 bits. */
  word(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** From 0 up to, not including, 1. */
  share(): number {
    return this.word() / 2 ** 32;
  }

  /** An integer from 0 up to, not including, `bound`. */
  below(bound: number): number {
    return Math.floor(this.share() * bound);
  }

  between(from: number, to: number): number {
    return from + this.share() * (to - from);
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  /** Normally distributed (Box and Muller). */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.share()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.share());
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  }

  /** Bytes, as `Environment.random` gives them. */
  readonly bytes = (length: number): Uint8Array => {
    const bytes = new Uint8Array(length);
    for (let i = 0; i < length; i += 1) bytes[i] = this.word() & 0xff;
    return bytes;
  };

  /** Another one that has nothing to do with this one's later throws. */
  fork(): Dice {
    return new Dice(this.word());
  }
}

import { randomBytes } from 'node:crypto';

/** A running timer. Cancelling one that has fired or was cancelled does nothing. */
export type Timer = { cancel(): void };

/**
 * What a part of the program takes from the world besides its inputs: the time, randomness and timers.
 * Every part takes it by constructor, so that tests run on a virtual clock with known randomness.
 */
export interface Environment {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** Fresh, unpredictable bytes. */
  random(length: number): Uint8Array;
  /** Runs `task` once, `ms` milliseconds from now. */
  after(ms: number, task: () => void): Timer;
}

/** The real world: the system's clock, the system's randomness, Node's timers. */
export const systemEnvironment: Environment = {
  now: () => Date.now(),
  random: (length) => new Uint8Array(randomBytes(length)),
  after: (ms, task) => {
    if (ms <= 0) {
      // A timer of nothing waits for a whole millisecond.
      const turn = setImmediate(task);
      return { cancel: () => clearImmediate(turn) };
    }
    const handle = setTimeout(task, ms);
    return { cancel: () => clearTimeout(handle) };
  },
};

/** A uniformly random integer from 0 up to, not including, `bound` (at most 2^48). */
export function randomBelow(environment: Pick<Environment, 'random'>, bound: number): number {
  if (!Number.isSafeInteger(bound) || bound < 1 || bound > 2 ** 48) throw new RangeError('bound');
  const limit = 2 ** 48 - (2 ** 48 % bound);
  for (;;) {
    const value = Buffer.from(environment.random(6)).readUIntBE(0, 6);
    if (value < limit) return value % bound;
  }
}

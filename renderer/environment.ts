/** A running timer. Cancelling one that has fired or was cancelled does nothing. */
export type Timer = { cancel(): void };

/** What the page takes from the world besides the bridge, so that tests run it on a clock of their own. */
export type PageEnvironment = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Fresh, unpredictable bytes. */
  random(length: number): Uint8Array;
  /** Runs `task` once, `ms` milliseconds from now. */
  after(ms: number, task: () => void): Timer;
};

/** An id for something that is kept on this PC: 32 hex digits. */
export function freshId(environment: PageEnvironment): string {
  return Array.from(environment.random(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

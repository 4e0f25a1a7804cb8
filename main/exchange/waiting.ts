import type { Environment } from '../../protocol/environment.ts';

/** Waits `ms` milliseconds, or until `signal` is aborted, whichever comes first. Never throws. */
export function sleep(environment: Environment, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const wake = (): void => {
      timer.cancel();
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = environment.after(ms, wake);
    signal.addEventListener('abort', wake);
  });
}

/** Lets sockets and timers have a turn in the middle of long work. */
export function breathe(environment: Environment): Promise<void> {
  return new Promise((resolve) => {
    environment.after(0, resolve);
  });
}

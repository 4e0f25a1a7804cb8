import type { PageEnvironment } from '../environment.ts';

/**
 * Does something at once, and while it is asked for again and again, once in a while.
 * @param pause milliseconds between two times
 */
export function calmly(environment: PageEnvironment, pause: number, task: () => void): () => void {
  let rests = false;
  let again = false;
  const run = (): void => {
    rests = true;
    again = false;
    task();
    environment.after(pause, () => {
      rests = false;
      if (again) run();
    });
  };
  return () => {
    if (rests) again = true;
    else run();
  };
}
